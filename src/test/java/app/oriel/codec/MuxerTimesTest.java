package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.codec.VideoEncoder.Encoded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Times that no camera should send. FFmpeg's muxers assert on some of them, and a failed assertion
 * ends the whole program, so this test fails by ending it.
 */
class MuxerTimesTest {
  private static final int FILES = 40;
  private static final int UNITS = 60;
  private static final long[] ODD = {
    0, -1, 1, -40_000, 66_667, 1L << 31, 1L << 40, 1L << 53, -(1L << 40), Long.MAX_VALUE / 4
  };

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"MP4, false", "MP4, true", "MKV, false", "MKV, true", "RAW, false"})
  void nothingEndsTheProgram(Container container, boolean reordered) throws Exception {
    List<Encoded> pictures = TestPictures.bars(64, 64, UNITS, 15);
    PictureFormat format =
        PictureFormat.of(Codec.H264, pictures.getFirst().accessUnit()).orElseThrow();
    Random random = new Random(20261129L);
    for (int i = 0; i < FILES; i++) {
      Path file = Files.createFile(folder.resolve(i + container.ending(Codec.H264)));
      write(file, container, reordered, pictures, format, random);
      assertTrue(Files.size(file) > 0, "file " + i);
    }
  }

  private static void write(
      Path file,
      Container container,
      boolean reordered,
      List<Encoded> pictures,
      PictureFormat format,
      Random random)
      throws IOException {
    try (AudioEncoder encoder = new AudioEncoder(8000, 24_000)) {
      SoundFormat sound = container == Container.RAW ? null : encoder.format();
      byte[] frame = encoder.encode(new short[4096]).getFirst();
      try (Muxer muxer = new Muxer(file, container, format, sound, Instant.EPOCH, reordered)) {
        long time = 0;
        for (Encoded picture : pictures) {
          // Sound comes first now and then, which is what FFmpeg took amiss.
          if (sound != null && random.nextBoolean()) {
            muxer.sound(frame, 0, odd(random, time));
          }
          long shown = odd(random, time);
          muxer.picture(picture.accessUnit(), shown, odd(random, shown), random.nextInt(4) > 0);
          if (random.nextInt(5) == 0) {
            muxer.flush();
          }
          time += 66_667;
        }
        muxer.finish();
      } catch (IOException refused) {
        // FFmpeg may refuse what makes no sense; it must not abort.
        assertTrue(Files.exists(file));
      }
    }
  }

  private static long odd(Random random, long usual) {
    return random.nextInt(3) == 0 ? ODD[random.nextInt(ODD.length)] : usual;
  }
}
