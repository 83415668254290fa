package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.codec.VideoEncoder.Encoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files as they are written: times, sound, half-written files, and errors. */
class MuxerTest {
  private static final Instant BEGUN = Instant.parse("2026-11-20T14:03:22Z");
  private static final int PICTURES = 45;

  /** Sound that begins later than pictures must not be moved to them. */
  private static final long SOUND_BEGINS = 600_000;

  @TempDir Path folder;

  private static List<Encoded> pictures() {
    return TestPictures.bars(320, 180, PICTURES, 15);
  }

  /** Not evenly: the camera skipped a beat after picture 20. */
  private static long micros(int picture) {
    return picture * 66_667L + (picture > 20 ? 400_000 : 0);
  }

  private Path write(Container container, boolean finished) throws IOException {
    Path file = Files.createFile(folder.resolve("a:b 会議室" + container.ending(Codec.H264)));
    List<Encoded> pictures = pictures();
    PictureFormat format =
        PictureFormat.of(Codec.H264, pictures.getFirst().accessUnit()).orElseThrow();
    assertEquals(320, format.width());
    assertEquals(180, format.height());
    try (AudioEncoder encoder = new AudioEncoder(8000, 24_000)) {
      SoundFormat sound = container == Container.RAW ? null : encoder.format();
      try (Muxer muxer = new Muxer(file, container, format, sound, BEGUN)) {
        long spoken = 0;
        int skip = 1;
        for (int i = 0; i < PICTURES; i++) {
          muxer.picture(pictures.get(i).accessUnit(), micros(i), pictures.get(i).keyframe());
          for (byte[] frame : encoder.encode(new short[533])) {
            if (skip-- <= 0 && sound != null) {
              muxer.sound(frame, 0, SOUND_BEGINS + spoken * 1_000_000 / 8000);
              spoken += 1024;
            }
          }
          if (i % 7 == 6) {
            muxer.flush();
          }
        }
        for (byte[] frame : encoder.finish()) {
          if (sound != null) {
            muxer.sound(frame, 0, SOUND_BEGINS + spoken * 1_000_000 / 8000);
            spoken += 1024;
          }
        }
        if (finished) {
          muxer.finish();
        }
      }
    }
    return file;
  }

  @ParameterizedTest
  @EnumSource(names = {"MP4", "MKV"})
  void keepsEveryPictureAndItsTime(Container container) throws Exception {
    MediaFile read = MediaFile.read(write(container, true));
    assertEquals(PICTURES, read.pictures());
    for (int i = 0; i < PICTURES; i++) {
      assertEquals((double) micros(i), read.pictureTimes().get(i), 1000, "picture " + i);
    }
    assertEquals(3.0, read.soundSeconds(), 0.3);
    assertEquals(SOUND_BEGINS / 1e6 + 3.0, read.soundEnds() / 1e6, 0.2);
  }

  @Test
  void rawFilesHoldEveryPicture() throws Exception {
    assertEquals(PICTURES, MediaFile.read(write(Container.RAW, true)).pictures());
  }

  @ParameterizedTest
  @EnumSource(names = {"MP4", "MKV"})
  void whatWasFlushedCanBePlayedBeforeTheEnd(Container container) throws Exception {
    MediaFile read = MediaFile.read(write(container, false));
    assertTrue(read.pictures() >= 41, "pictures: " + read.pictures());
    assertEquals((double) micros(30), read.pictureTimes().get(30), 1000);
    assertTrue(read.soundEnds() > SOUND_BEGINS + 2_000_000, "sound: " + read.soundEnds());
  }

  @Test
  void aFinishedFileIsAnOrdinaryMp4() throws Exception {
    String boxes = String.join(" ", MediaFile.boxes(write(Container.MP4, true)));
    assertTrue(boxes.matches("ftyp( free)* mdat moov"), boxes);
  }

  @ParameterizedTest
  @EnumSource(names = {"MP4", "MKV"})
  void aFileCanBeOpenedFromItsFirstByteOn(Container container) throws Exception {
    Path file = Files.createFile(folder.resolve("new" + container.ending(Codec.H264)));
    List<Encoded> pictures = pictures();
    PictureFormat format =
        PictureFormat.of(Codec.H264, pictures.getFirst().accessUnit()).orElseThrow();
    try (Muxer muxer = new Muxer(file, container, format, null, BEGUN)) {
      for (int i = 0; i < 3; i++) {
        // The last picture waits for the next one.
        int written = Math.max(0, i - 1);
        assertEquals(written, Files.size(file) == 0 ? 0 : MediaFile.read(file).pictures());
        muxer.picture(pictures.get(i).accessUnit(), micros(i), pictures.get(i).keyframe());
        muxer.flush();
      }
      assertEquals(2, MediaFile.read(file).pictures());
    }
  }

  @Test
  void aFileThatCannotBeOpenedIsAnError() {
    PictureFormat format =
        PictureFormat.of(Codec.H264, pictures().getFirst().accessUnit()).orElseThrow();
    Path nowhere = folder.resolve("no folder").resolve("a.mp4");
    IOException e =
        assertThrows(
            IOException.class,
            () -> new Muxer(nowhere, Container.MP4, format, null, BEGUN).close());
    assertTrue(e.toString().contains("No such file"), e.toString());
  }
}
