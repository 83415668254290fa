package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

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

  /** The colours are those of the whole picture, whose size tells which colours are meant. */
  @ParameterizedTest
  @CsvSource({
    "1280, 720, 322, 102, 310, 300, 310, 300",
    "1280, 720, 326, 2, 300, 718, 150, 358",
    "640, 360, 166, 44, 140, 300, 140, 300",
    "640, 360, 162, 0, 158, 360, 80, 180",
  })
  void aPartIsCutWhereItWasAskedFor(
      int fromWidth, int fromHeight, int left, int top, int width, int height, int w, int h) {
    Pixels pixels = new Pixels(w, h);
    scaler.scale(picture(fromWidth, fromHeight), new Crop(left, top, width, height), pixels);
    for (int x = 8; x < w; x += 20) {
      TestPictures.assertColour(0x00C000, pixels, x, h / 3);
    }
    assertFilled(pixels);
  }

  /**
   * Red ends and green begins at a quarter of the width: shifted by two pixels it would be seen.
   */
  @Test
  void aPartBeginsAtItsFirstPixel() {
    Pixels pixels = new Pixels(32, 64);
    scaler.scale(picture(640, 360), new Crop(144, 100, 32, 64), pixels);
    TestPictures.assertColour(0xC00000, pixels, 12, 30);
    TestPictures.assertColour(0x00C000, pixels, 20, 30);
  }

  @Test
  void theWholePictureIsThereAgainWithTheNextUnit() {
    Pixels pixels = new Pixels(100, 100);
    scaler.scale(picture(640, 360), new Crop(160, 0, 100, 100), pixels);
    TestPictures.assertBars(scaled(picture(640, 360), 320, 180));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 642, 360", "2, 0, 640, 360", "0, 358, 640, 4"})
  void aPartBeyondThePictureIsRefused(int left, int top, int width, int height) {
    Picture picture = picture(640, 360);
    Crop part = new Crop(left, top, width, height);
    Pixels pixels = new Pixels(8, 8);
    assertThrows(IllegalArgumentException.class, () -> scaler.scale(picture, part, pixels));
    TestPictures.assertBars(scaled(picture, 320, 180));
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
