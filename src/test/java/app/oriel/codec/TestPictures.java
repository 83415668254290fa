package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.oriel.camera.Codec;
import app.oriel.camera.OrielException;
import app.oriel.codec.Demuxer.Found;
import app.oriel.codec.VideoEncoder.Encoded;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Pictures whose colours are known: a red, a green and a blue bar, and a restless one. */
public final class TestPictures {
  private static final int[] BARS = {0xC00000, 0x00C000, 0x0000C0};

  /** What lossy compression may do to a plain area. */
  private static final int TOLERANCE = 14;

  private TestPictures() {}

  /** Some compressed pictures; the first is a keyframe, and each {@code gop}-th after it. */
  public static List<Encoded> bars(int width, int height, int count, int gop) {
    List<Encoded> units = new ArrayList<>();
    try (VideoEncoder encoder = new VideoEncoder(width, height, 15, 1_000_000, gop)) {
      for (int i = 0; i < count; i++) {
        Encoded unit = encoder.encode(picture(width, height, i), i % gop == 0);
        if (unit == null) {
          throw new IllegalStateException("the encoder left out picture " + i);
        }
        units.add(unit);
      }
    }
    return units;
  }

  /** Three bars, and a restless quarter. */
  static int[] picture(int width, int height, int number) {
    int[] rgb = new int[width * height];
    Random random = new Random(number);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int quarter = x * 4 / width;
        rgb[y * width + x] = quarter == 3 ? random.nextInt(256) * 0x010101 : BARS[quarter];
      }
    }
    return rgb;
  }

  /** Bytes that mean nothing, with a start code and an IDR slice's header before them. */
  public static byte[] noise(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    System.arraycopy(new byte[] {0, 0, 0, 1, 0x65}, 0, bytes, 0, 5);
    return bytes;
  }

  /** A file that was made for these tests. */
  static byte[] resource(String name) {
    try (InputStream in = TestPictures.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The clip's access units: each begins with a delimiter. */
  static List<byte[]> h265() {
    byte[] all = resource("bars.h265");
    List<byte[]> units = new ArrayList<>();
    int from = 0;
    for (int i = 1; i + 4 < all.length; i++) {
      boolean delimiter =
          all[i] == 0 && all[i + 1] == 0 && all[i + 2] == 0 && all[i + 3] == 1 && all[i + 4] == 70;
      if (delimiter) {
        units.add(Arrays.copyOfRange(all, from, i));
        from = i;
      }
    }
    units.add(Arrays.copyOfRange(all, from, all.length));
    return units;
  }

  /** The access units of a file whose pictures are reordered. */
  static List<byte[]> reordered(Codec codec) throws OrielException, InterruptedException {
    String name = "reordered-" + codec.jsonName() + ".mp4";
    Path file = Path.of("src/test/resources/app/oriel/videofile", name);
    List<byte[]> units = new ArrayList<>();
    try (Demuxer demuxer = new Demuxer(file)) {
      demuxer.open();
      for (Found found = demuxer.read(); found != Found.END; found = demuxer.read()) {
        if (found == Found.PICTURE) {
          units.add(demuxer.bytes());
        }
      }
    }
    return units;
  }

  /** Fails unless the bars are where they belong, in their colours. */
  public static void assertBars(Pixels pixels) {
    for (int bar = 0; bar < 3; bar++) {
      for (int part = 1; part <= 3; part++) {
        int x = pixels.width() * (2 * bar + 1) / 8;
        int y = pixels.height() * part / 4;
        assertColour(BARS[bar], pixels, x, y);
      }
    }
  }

  /** Fails unless a pixel has this colour, more or less. */
  public static void assertColour(int rgb, Pixels pixels, int x, int y) {
    int at = (y * pixels.width() + x) * 4;
    String where = "at " + x + "," + y + " of " + pixels.width() + "x" + pixels.height();
    assertEquals(rgb & 0xFF, pixels.buffer().get(at) & 0xFF, TOLERANCE, "blue " + where);
    assertEquals(rgb >> 8 & 0xFF, pixels.buffer().get(at + 1) & 0xFF, TOLERANCE, "green " + where);
    assertEquals(rgb >> 16 & 0xFF, pixels.buffer().get(at + 2) & 0xFF, TOLERANCE, "red " + where);
    assertEquals(255, pixels.buffer().get(at + 3) & 0xFF, "opaque " + where);
  }
}
