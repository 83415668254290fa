package app.oriel.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Packet;
import app.oriel.codec.Container;
import app.oriel.codec.Demuxer;
import app.oriel.codec.Demuxer.Found;
import app.oriel.codec.MediaFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** B pictures: cameras send them in the order of decoding, with the times at which they show. */
@Timeout(60)
class ReorderedRecordingTest {
  private static final Path MADE = Path.of("src/test/resources/app/oriel/videofile");

  @TempDir private Path folder;

  /** A picture of a file, in microseconds. */
  private record Shown(long presented, long decoded) {}

  /** As a camera sends them. */
  private static List<Packet> sent(Path film) throws Exception {
    List<Packet> packets = new ArrayList<>();
    long begin = System.nanoTime();
    try (Demuxer demuxer = new Demuxer(film)) {
      demuxer.open();
      for (Found next = demuxer.read(); next != Found.END; next = demuxer.read()) {
        if (next == Found.PICTURE) {
          long at = packets.size() * 40_000L;
          packets.add(
              new Packet.Video(
                  demuxer.pictures(),
                  demuxer.bytes(),
                  demuxer.presented(),
                  begin + TimeUnit.MICROSECONDS.toNanos(at),
                  demuxer.keyframe()));
        }
      }
    }
    return packets;
  }

  private static List<Shown> written(Path file) throws Exception {
    List<Shown> all = new ArrayList<>();
    try (Demuxer demuxer = new Demuxer(file)) {
      demuxer.open();
      for (Found next = demuxer.read(); next != Found.END; next = demuxer.read()) {
        if (next == Found.PICTURE) {
          all.add(new Shown(demuxer.presented(), demuxer.decoded()));
        }
      }
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({
    "reordered-h264.mp4, MP4",
    "reordered-h264.mp4, MKV",
    "reordered-h265.mp4, MP4",
    "reordered-h265.mp4, MKV"
  })
  void theirTimesAreKeptAndThoseOfDecodingDerived(String film, Container container)
      throws Exception {
    List<Packet> packets = sent(MADE.resolve(film));
    try (Studio studio = new Studio(folder.resolve("recordings"))) {
      studio.options = RecordOptions.of(container);
      studio.record(packets);
      Path file = studio.files().getFirst();
      assertEquals(1, studio.files().size());
      List<Shown> read = written(file);
      assertEquals(40, read.size());
      long first = packets.getFirst().timestamp();
      for (int i = 0; i < 40; i++) {
        long shown = packets.get(i).timestamp() - first;
        assertEquals(
            (double) shown,
            (double) (read.get(i).presented() - read.getFirst().presented()),
            1000.0);
        if (container == Container.MP4) { // Matroska has no times of decoding
          assertTrue(read.get(i).decoded() <= read.get(i).presented(), "picture " + i);
          assertTrue(i == 0 || read.get(i).decoded() > read.get(i - 1).decoded(), "picture " + i);
        }
      }
      assertShownEvenly(MediaFile.read(file));
      Probe.assertPlaysToItsEnd(file);
    }
  }

  private static void assertShownEvenly(MediaFile read) {
    assertEquals(40, read.pictures());
    for (int i = 0; i < 40; i++) {
      assertEquals(i * 40_000.0, read.pictureTimes().get(i), 1000.0, "picture " + i);
    }
  }

  /** Pictures that lead to what is not there are left out; all others are where they belong. */
  @ParameterizedTest
  @CsvSource({"MP4", "MKV"})
  void aRecordingMayBeginWhereGroupsAreOpen(Container container) throws Exception {
    List<Packet> packets = sent(MADE.resolve("open-h265.mkv"));
    try (Studio studio = new Studio(folder.resolve("recordings"))) {
      studio.options = RecordOptions.of(container);
      studio.record(packets);
      long first = packets.getFirst().timestamp();
      List<Long> wanted =
          packets.stream().map(packet -> packet.timestamp() - first).filter(at -> at >= 0).toList();
      List<Shown> read = written(studio.files().getFirst());
      assertEquals(wanted.size(), read.size());
      for (int i = 0; i < read.size(); i++) {
        assertEquals(
            (double) wanted.get(i), (double) read.get(i).presented(), 1000.0, "picture " + i);
      }
    }
  }
}
