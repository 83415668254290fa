package app.oriel.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.camera.PixelAspect;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.Container;
import app.oriel.codec.Demuxer;
import app.oriel.codec.MediaFile;
import app.oriel.codec.TurnedPictures;
import app.oriel.codec.VideoEncoder.Encoded;
import app.oriel.record.RecordState.Ended;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.javacv.FFmpegFrameGrabber;
import org.bytedeco.javacv.Frame;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is in the files of a recording, and when another one begins. */
@Timeout(60)
class RecordingTest {
  private static final long HOUR = 3_600_000_000L;

  @TempDir Path folder;
  private Studio studio;

  @BeforeEach
  void begin() {
    studio = new Studio(folder.resolve("recordings"));
  }

  @AfterEach
  void end() {
    studio.close();
  }

  private static long now() {
    return System.nanoTime() / 1000;
  }

  @ParameterizedTest
  @EnumSource(names = {"MP4", "MKV"})
  void everyPictureIsInTheFileAndTheSoundIsAsLong(Container container) throws Exception {
    studio.options = RecordOptions.of(container);
    RecordState end = studio.record(Film.evenly(150, HOUR, now()));
    Ended ended = (Ended) end;
    assertEquals(150, ended.progress().frames());
    Path file = studio.files().getFirst();
    assertEquals(ended.progress().file(), file);
    assertEquals(Files.size(file), ended.progress().bytes());
    MediaFile read = MediaFile.read(file);
    assertEquals(150, read.pictures());
    assertEquals(149.0 * Film.PICTURE, (double) read.lastPicture(), 1500.0);
    assertEquals(10.0, read.soundSeconds(), 0.25);
    assertEquals(container == Container.MP4 ? "aac" : "pcm_mulaw", read.soundCodec());
    assertFalse(Files.exists(studio.root.resolve(".oriel")), "nothing is unfinished");
  }

  @Test
  void anotherSizeBeginsAnotherFile() throws Exception {
    long now = now();
    List<Packet> packets = new ArrayList<>(Film.evenly(30, 0, now));
    for (int i = 0; i < 30; i++) {
      long at = (30 + i) * Film.PICTURE;
      packets.add(Film.large(i, at, now + at));
    }
    Ended end = (Ended) studio.record(packets);
    assertEquals(60, end.progress().frames());
    List<Path> files = studio.files();
    assertEquals(2, files.size());
    assertEquals(320, MediaFile.read(files.get(0)).width());
    assertEquals(640, MediaFile.read(files.get(1)).width());
    assertEquals(30, MediaFile.read(files.get(1)).pictures());
  }

  /** One file can say one shape only, and players believe the file. */
  @Test
  void anotherShapeOfPixelsBeginsAnotherFile() throws Exception {
    long now = now();
    PixelAspect[] shapes = {new PixelAspect(12, 11), PixelAspect.UNSAID, new PixelAspect(2, 1)};
    List<Packet> packets = new ArrayList<>();
    for (PixelAspect pixels : shapes) {
      for (Encoded unit : TurnedPictures.bars(176, 144, pixels, 5)) {
        long at = now + packets.size() * Film.PICTURE;
        packets.add(
            new Packet.Video(
                new TrackInfo.Video(Codec.H264),
                unit.accessUnit(),
                at,
                TimeUnit.MICROSECONDS.toNanos(at),
                true));
      }
    }
    studio.record(packets);
    List<Path> files = studio.files();
    assertEquals(3, files.size());
    for (int i = 0; i < 3; i++) {
      try (Demuxer demuxer = new Demuxer(files.get(i))) {
        demuxer.open();
        assertEquals(shapes[i], demuxer.pictures().shape().pixels());
      }
    }
  }

  @Test
  void aNewDayBeginsAnotherFileInItsFolder() throws Exception {
    // Midnight passes while the packets are written: each look at the clock is half a second on.
    Instant[] clock = {Instant.parse("2026-11-20T23:59:58Z")};
    studio.clock =
        () -> {
          clock[0] = clock[0].plusMillis(500);
          return clock[0];
        };
    Ended end = (Ended) studio.record(Film.evenly(150, 0, now()));
    assertEquals(150, end.progress().frames());
    List<Path> files = studio.files();
    assertEquals(2, files.size(), files.toString());
    assertTrue(files.get(0).toString().contains("2026-11-20"), files.toString());
    assertTrue(files.get(1).toString().contains("2026-11-21"), files.toString());
    int first = MediaFile.read(files.get(0)).pictures();
    assertEquals(150, first + MediaFile.read(files.get(1)).pictures());
  }

  @Test
  void aLimitOfTimeOrSizeBeginsAnotherFileWithAKeyframe() throws Exception {
    studio.options = new RecordOptions(Container.MP4, Duration.ofSeconds(3), 0, Duration.ZERO);
    studio.record(Film.evenly(150, 0, now()));
    List<Path> files = studio.files();
    assertEquals(4, files.size());
    int all = 0;
    for (Path each : files) {
      all += MediaFile.read(each).pictures();
    }
    assertEquals(150, all);
    assertEquals(45, MediaFile.read(files.getFirst()).pictures());
  }

  @Test
  void aRecordingOfALengthEndsByItself() throws Exception {
    studio.options = RecordOptions.usual().forTotal(Duration.ofSeconds(4));
    Take recording = studio.begin();
    Film.evenly(100, 0, now()).forEach(recording::offer);
    assertTrue(recording.join(Duration.ofSeconds(20)));
    assertEquals(60, ((Ended) recording.state()).progress().frames());
  }

  @Test
  void theWallClockSetBackAnHourLosesNothingAndOverwritesNothing() throws Exception {
    studio.clock = InstantSource.fixed(Instant.parse("2026-11-20T14:03:22.900Z"));
    studio.record(Film.evenly(30, 0, now()));
    studio.record(Film.evenly(45, 0, now()));
    List<String> names =
        studio.files().stream().map(file -> file.getFileName().toString()).toList();
    assertEquals(List.of("14-03-22 Hall.mp4", "14-03-22 Hall (2).mp4"), names);
    assertEquals(30, MediaFile.read(studio.files().getFirst()).pictures());
    assertEquals(45, MediaFile.read(studio.files().getLast()).pictures());
  }

  @Test
  void theCamerasClockSetBackAnHourLeavesTheTimesAsTheyWere() throws Exception {
    long now = now();
    List<Packet> packets = new ArrayList<>(Film.evenly(75, 2 * HOUR, now));
    packets.addAll(Film.evenly(75, HOUR, now + 75 * Film.PICTURE));
    Ended end = (Ended) studio.record(packets);
    assertEquals(1, studio.files().size());
    MediaFile read = MediaFile.read(end.progress().file());
    assertEquals(150, read.pictures());
    for (int i = 0; i < 150; i++) {
      assertEquals((double) i * Film.PICTURE, read.pictureTimes().get(i), 50_000.0, "picture " + i);
    }
    assertEquals(10.0, read.soundEnds() / 1e6, 0.3);
  }

  @Test
  void aReconnectIsAGapInOneFile() throws Exception {
    long now = now();
    List<Packet> packets = new ArrayList<>(Film.evenly(30, HOUR, now));
    // The camera rebooted: its clock begins anew.
    packets.addAll(Film.evenly(30, 5_000_000, now + 20_000_000));
    Ended end = (Ended) studio.record(packets);
    MediaFile read = MediaFile.read(end.progress().file());
    assertEquals(60, read.pictures());
    assertEquals(20_000_000, read.pictureTimes().get(30), 70_000.0);
    assertEquals(22.0, read.soundEnds() / 1e6, 0.3);
    assertEquals(4.0, read.soundSeconds(), 0.5);
  }

  @Test
  void soundIsHeardWhenItWasMade() throws Exception {
    long now = now();
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < 75; i++) {
      packets.add(Film.picture(i, i * Film.PICTURE, now + i * Film.PICTURE));
    }
    // The first sound is that of 0.3 s, and it is loud from 2 s on.
    for (long at = 300_000; at < 5_000_000; at += 40_000) {
      packets.add(at < 2_000_000 ? Film.sound(at, now + at) : Film.tone(at, now + at));
    }
    packets.sort(Comparator.comparingLong(Packet::arrival));
    studio.record(packets);
    assertEquals(2.0, firstLoud(studio.files().getFirst()), 0.025);
  }

  /** Seconds from the beginning. */
  private static double firstLoud(Path file) throws Exception {
    try (FFmpegFrameGrabber grabber = new FFmpegFrameGrabber(file.toFile())) {
      grabber.start();
      for (Frame frame = grabber.grabSamples(); frame != null; frame = grabber.grabSamples()) {
        ShortBuffer samples = (ShortBuffer) frame.samples[0];
        for (int i = 0; i < samples.limit(); i++) {
          if (Math.abs(samples.get(i)) > 3000) {
            return frame.timestamp / 1e6 + i / (double) grabber.getSampleRate();
          }
        }
      }
    }
    return -1;
  }

  @Test
  void soundThatBeginsLaterBeginsAFileWithSound() throws Exception {
    long now = now() - 60_000_000;
    List<Packet> packets = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      packets.add(Film.picture(i, i * Film.PICTURE, now + i * Film.PICTURE));
    }
    packets.addAll(Film.evenly(45, 30 * Film.PICTURE, now + 30 * Film.PICTURE));
    Ended end = (Ended) studio.record(packets);
    assertEquals(75, end.progress().frames());
    List<Path> files = studio.files();
    assertEquals(2, files.size());
    assertEquals("", MediaFile.read(files.getFirst()).soundCodec());
    assertEquals("aac", MediaFile.read(files.getLast()).soundCodec());
  }

  @Test
  void whatWasRememberedHasItsSoundFromTheBeginning() throws Exception {
    studio.record(Film.evenly(45, 0, now() - 30_000_000));
    assertEquals(1, studio.files().size());
    assertEquals(3.0, MediaFile.read(studio.files().getFirst()).soundSeconds(), 0.25);
  }

  @Test
  void rawPicturesAreTheCamerasOwnBytes() throws Exception {
    studio.options = RecordOptions.of(Container.RAW);
    List<Packet> packets = Film.evenly(30, 0, now());
    studio.record(packets);
    long sent =
        packets.stream()
            .filter(Packet.Video.class::isInstance)
            .mapToLong(p -> p.bytes().length)
            .sum();
    Path file = studio.files().getFirst();
    assertTrue(file.toString().endsWith(".h264"));
    assertEquals(sent, Files.size(file));
  }

  @Test
  void hostileNamesMakeHarmlessFiles() throws Exception {
    for (String name :
        List.of(
            "../../etc", "a/b\\c:d*e?f", "会議室", "CON", "nul.txt", " . ", "Tür. ", "\u202egnp")) {
      studio.camera = name;
      studio.record(Film.evenly(16, 0, now()));
    }
    List<Path> files = studio.files();
    assertEquals(8, files.size(), files.toString());
    List<String> folders =
        files.stream().map(file -> studio.root.relativize(file).getName(0).toString()).toList();
    assertEquals(
        List.of("_.._etc", "_CON", "_gnp", "_nul.txt", "a_b_c_d_e_f", "Camera", "Tür", "会議室")
            .stream()
            .sorted()
            .toList(),
        folders.stream().sorted().toList());
    for (Path each : files) {
      assertEquals(16, MediaFile.read(each).pictures(), each.toString());
    }
  }
}
