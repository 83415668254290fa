package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Parameter sets that a camera damaged, before a parser, a decoder and a file's head. */
@Timeout(60)
class HostileSetsTest {
  private static final int ROUNDS = 400;
  private static final int LONGEST_EDGE = 65_535;

  @TempDir private Path folder;

  private static byte[] keyframe(Codec codec) {
    return codec == Codec.H265
        ? TestPictures.h265().getFirst()
        : TestPictures.bars(64, 64, 1, 15).getFirst().accessUnit();
  }

  /** Where the sets are, there is most to be spoilt. */
  private static byte[] spoilt(byte[] unit, Random random) {
    byte[] bytes =
        random.nextInt(4) == 0
            ? Arrays.copyOf(unit, 1 + random.nextInt(unit.length - 1))
            : unit.clone();
    for (int flips = 1 + random.nextInt(6); flips > 0; flips--) {
      bytes[random.nextInt(Math.min(90, bytes.length))] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  @ParameterizedTest
  @EnumSource(names = {"H264", "H265"})
  void nothingEndsTheProgramAndEveryHeadIsPossible(Codec codec) throws IOException {
    byte[] whole = keyframe(codec);
    assertTrue(PictureFormat.of(codec, whole).isPresent());
    Random random = new Random(29);
    int heads = 0;
    for (int i = 0; i < ROUNDS; i++) {
      byte[] unit = spoilt(whole, random);
      int delay = DecodeDelay.of(codec, PictureFormat.setsIn(codec, unit));
      assertTrue(delay == DecodeDelay.UNKNOWN || (delay >= 0 && delay <= DecodeDelay.MOST));
      Optional<PictureFormat> format = PictureFormat.of(codec, unit);
      if (format.isPresent()) {
        heads++;
        write(format.get(), unit, i);
      }
    }
    assertTrue(heads > 10, "only " + heads + " heads");
  }

  /** FFmpeg may refuse it, which is no harm. */
  private void write(PictureFormat format, byte[] unit, int number) throws IOException {
    assertTrue(format.width() > 0 && format.width() <= LONGEST_EDGE);
    assertTrue(format.height() > 0 && format.height() <= LONGEST_EDGE);
    List<Container> containers = List.of(Container.values());
    Container container = containers.get(number % containers.size());
    Path file = Files.createFile(folder.resolve(number + container.ending(format.codec())));
    try (Muxer muxer = new Muxer(file, container, format, null, Instant.EPOCH)) {
      muxer.picture(unit, 0, true);
      muxer.finish();
    } catch (IOException refused) {
      assertTrue(Files.exists(file));
    }
  }

  /** A file's head has room for few, and counts them in five bits. */
  @ParameterizedTest
  @EnumSource(names = {"H264", "H265"})
  void tooManySetsMakeNoHead(Codec codec) {
    byte[] whole = keyframe(codec);
    byte[] sets = PictureFormat.setsIn(codec, whole);
    int count = 20;
    byte[] many = new byte[count * sets.length + whole.length];
    for (int i = 0; i < count; i++) {
      System.arraycopy(sets, 0, many, i * sets.length, sets.length);
    }
    System.arraycopy(whole, 0, many, count * sets.length, whole.length);
    assertTrue(PictureFormat.of(codec, many).isEmpty());
  }
}
