package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.codec.VideoDecoder.Outcome;
import app.oriel.simulator.JpegPictures;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JPEG pictures, each by itself. */
@Timeout(60)
class MjpegDecoderTest {
  private static final int WIDTH = 64;
  private static final int HEIGHT = 48;

  private final VideoDecoder decoder = new VideoDecoder(Codec.MJPEG);
  private final PictureScaler scaler = new PictureScaler();

  @AfterEach
  void end() {
    scaler.close();
    decoder.close();
  }

  private static byte[] jpeg(int rgb, int width, int height) {
    int[] pixels = new int[width * height];
    Arrays.fill(pixels, rgb);
    try (JpegPictures pictures = new JpegPictures()) {
      return pictures.write(pixels, width, height);
    }
  }

  /** 0xRRGGBB in the middle of what was decoded last. */
  private int shown() {
    Pixels pixels = new Pixels(32, 32);
    scaler.scale(decoder.picture(), pixels);
    int at = 16 * 32 * 4 + 16 * 4;
    int blue = pixels.buffer().get(at) & 0xff;
    int green = pixels.buffer().get(at + 1) & 0xff;
    return (pixels.buffer().get(at + 2) & 0xff) << 16 | green << 8 | blue;
  }

  /** JPEG means all 256 levels, where cameras' H.264 means fewer. */
  @ParameterizedTest
  @ValueSource(ints = {0x000000, 0xffffff, 0xff0000, 0x00ff00, 0x0000ff, 0x808080})
  void coloursAreRight(int rgb) {
    assertEquals(Outcome.PICTURE, decoder.decode(jpeg(rgb, WIDTH, HEIGHT)));
    for (int shift = 0; shift <= 16; shift += 8) {
      assertEquals(rgb >> shift & 0xff, shown() >> shift & 0xff, 6, Integer.toHexString(shown()));
    }
  }

  @Test
  void eachPictureHasItsOwnSize() {
    for (int size : new int[] {64, 160, 16, 64}) {
      assertEquals(Outcome.PICTURE, decoder.decode(jpeg(0x336699, size, size)));
      assertEquals(size, decoder.picture().width());
      assertEquals(size, decoder.picture().height());
    }
  }

  @Test
  void whatIsBrokenHarmsNothingAndTheNextOneIsShown() {
    Random random = new Random(26);
    byte[] whole = jpeg(0x804020, WIDTH, HEIGHT);
    for (int i = 0; i < 1000; i++) {
      byte[] spoilt =
          random.nextBoolean() ? whole.clone() : Arrays.copyOf(whole, random.nextInt(whole.length));
      for (int flips = random.nextInt(6); flips > 0 && spoilt.length > 0; flips--) {
        spoilt[random.nextInt(spoilt.length)] ^= (byte) (1 << random.nextInt(8));
      }
      decoder.decode(spoilt);
    }
    assertNotEquals(Outcome.PICTURE, decoder.decode(Arrays.copyOf(whole, 20)));
    assertEquals(Outcome.PICTURE, decoder.decode(whole));
    assertTrue(Math.abs((shown() >> 16) - 0x80) < 8, Integer.toHexString(shown()));
  }
}
