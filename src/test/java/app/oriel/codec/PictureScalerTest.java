package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.oriel.camera.Codec;
import app.oriel.codec.VideoDecoder.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Colours and sizes of what reaches the screen. */
class PictureScalerTest {
  private final VideoDecoder decoder = new VideoDecoder(Codec.H264);
  private final PictureScaler scaler = new PictureScaler();

  @AfterEach
  void end() {
    scaler.close();
    decoder.close();
  }

  /** Below 720 lines BT.601, from there on BT.709: the wrong one turns green by a fifth. */
  @ParameterizedTest
  @CsvSource({
    "640, 360, 640, 360",
    "640, 360, 320, 180",
    "640, 360, 1280, 720",
    "1280, 720, 1280, 720",
    "1280, 720, 426, 240",
    "1280, 720, 1920, 1080",
  })
  void coloursAreRight(int fromWidth, int fromHeight, int width, int height) {
    Pixels pixels = scaled(picture(fromWidth, fromHeight), width, height);
    TestPictures.assertBars(pixels);
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "2, 2",
    "3, 5",
    "7, 3",
    "101, 57",
    "319, 179",
    "321, 181",
    "333, 1",
    "1, 333",
    "639, 37",
    "50, 400"
  })
  void fillsEverySize(int width, int height) {
    assertFilled(scaled(picture(320, 180), width, height));
  }

  /** Without scaling, FFmpeg writes whole blocks: rows that end within one are the danger. */
  @ParameterizedTest
  @CsvSource({
    "16, 16",
    "18, 16",
    "20, 18",
    "22, 18",
    "24, 18",
    "26, 18",
    "28, 18",
    "30, 18",
    "34, 18",
    "98, 50",
    "426, 240",
    "854, 480"
  })
  void fillsItsOwnSizeAndNothingBehindIt(int width, int height) {
    Pixels pixels = scaled(picture(width, height), width, height);
    assertFilled(pixels);
    if (width > 90) {
      TestPictures.assertBars(pixels);
      TestPictures.assertColour(0xC00000, pixels, 0, height / 2);
    }
  }

  /** The smallest H.264 pictures: a hostile camera may send them. */
  @ParameterizedTest
  @CsvSource({"2, 2", "4, 2", "2, 64", "16, 2"})
  void fillsTheTiniestSizes(int width, int height) {
    byte[] keyframe = TestPictures.resource("tiny-" + width + "x" + height + ".h264");
    assertEquals(Outcome.PICTURE, decoder.decode(keyframe));
    assertEquals(width, decoder.picture().width());
    assertEquals(height, decoder.picture().height());
    for (int i = 0; i < 50; i++) {
      assertFilled(scaled(decoder.picture(), width, height));
    }
  }

  private static void assertFilled(Pixels pixels) {
    for (int i = 3; i < pixels.width() * pixels.height() * 4; i += 4) {
      assertEquals(255, pixels.buffer().get(i) & 0xFF, "alpha of byte " + i);
    }
    // A part of the room behind is never reached, so neither is what lies behind it.
    int end = pixels.buffer().capacity();
    for (int i = end - 64; i < end; i++) {
      assertEquals(0, pixels.buffer().get(i), "behind the picture");
    }
  }

  @Test
  void oneScalerFollowsAllSizes() {
    Picture large = picture(640, 360);
    TestPictures.assertBars(scaled(large, 320, 180));
    TestPictures.assertBars(scaled(large, 200, 120));
    TestPictures.assertBars(scaled(large, 320, 180));
    TestPictures.assertBars(scaled(picture(320, 180), 320, 180));
    TestPictures.assertBars(scaled(picture(1280, 720), 320, 180));
  }

  @Test
  void rewritesThePixelsItIsGiven() {
    Pixels pixels = new Pixels(64, 36);
    for (int i = 0; i < 64 * 36 * 4; i++) {
      pixels.buffer().put(i, (byte) 0x55);
    }
    scaler.scale(picture(320, 180), pixels);
    TestPictures.assertBars(pixels);
  }

  private Pixels scaled(Picture picture, int width, int height) {
    Pixels pixels = new Pixels(width, height);
    scaler.scale(picture, pixels);
    return pixels;
  }

  private Picture picture(int width, int height) {
    byte[] keyframe = TestPictures.bars(width, height, 1, 1).getFirst().accessUnit();
    assertEquals(Outcome.PICTURE, decoder.decode(keyframe));
    return decoder.picture();
  }
}
