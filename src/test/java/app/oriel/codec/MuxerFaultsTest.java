package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.codec.VideoEncoder.Encoded;
import app.oriel.faults.SmallDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Units that are none, and a disk that is full at the last moment. */
@Timeout(60)
class MuxerFaultsTest {
  private static final int PICTURES = 45;

  @TempDir private Path folder;

  private static List<Encoded> pictures() {
    return TestPictures.bars(320, 180, PICTURES, 15);
  }

  private static Muxer muxer(Path file, Container container) throws IOException {
    PictureFormat format =
        PictureFormat.of(Codec.H264, pictures().getFirst().accessUnit()).orElseThrow();
    return new Muxer(file, container, format, null, Instant.EPOCH);
  }

  /** Start codes are looked for by the word, so beyond the end of what is short. */
  @ParameterizedTest
  @EnumSource(Container.class)
  void unitsOfAFewBytesEndNothing(Container container) throws IOException {
    Path file = Files.createFile(folder.resolve("a" + container.ending(Codec.H264)));
    Random random = new Random(3);
    try (Muxer muxer = muxer(file, container)) {
      muxer.picture(pictures().getFirst().accessUnit(), 0, true);
      for (int i = 1; i < 2000; i++) {
        byte[] unit = new byte[i % 9];
        for (int at = 0; at < unit.length; at++) {
          unit[at] = (byte) random.nextInt(3);
        }
        muxer.picture(unit, i * 40_000L, random.nextBoolean());
      }
      muxer.finish();
    } catch (IOException refused) {
      // FFmpeg may refuse what makes no sense; it must not end the program.
    }
    assertTrue(MediaFile.read(file).pictures() >= 1);
  }

  private static void film(Muxer muxer, int count) throws IOException {
    List<Encoded> pictures = pictures();
    for (int i = 0; i < count; i++) {
      Encoded picture = pictures.get(i % PICTURES);
      muxer.picture(picture.accessUnit(), i * 66_667L, picture.keyframe());
    }
  }

  /** The head says that there is an index only once that is on the disk. */
  @ParameterizedTest
  @EnumSource(names = {"MP4", "MKV"})
  void aDiskThatFailsAtTheEndLeavesAFileThatPlays(Container container) throws Exception {
    Path file = Files.createFile(folder.resolve("a" + container.ending(Codec.H264)));
    try (Muxer muxer = muxer(file, container)) {
      film(muxer, PICTURES);
      assertThrows(IOException.class, () -> muxer.finish(MuxerFaultsTest::fail));
    }
    assertEquals(PICTURES, MediaFile.read(file).pictures());
  }

  private static void fail() throws IOException {
    throw new IOException("Input/output error");
  }

  /** The index is longer than what is left of the last page. */
  @Test
  void aDiskThatIsFullAtTheEndLeavesAFileThatPlays() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 8192)) {
      Path file = Files.createFile(disk.path().resolve("a.mp4"));
      int count = 10 * PICTURES;
      try (Muxer muxer = muxer(file, Container.MP4)) {
        film(muxer, count);
        muxer.drain();
        disk.fill(0);
        assertThrows(IOException.class, muxer::finish);
      }
      assertEquals(count, MediaFile.read(file).pictures());
    }
  }
}
