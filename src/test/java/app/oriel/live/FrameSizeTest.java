package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.oriel.camera.Orientation;
import app.oriel.camera.PictureShape;
import app.oriel.camera.PixelAspect;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The size that a picture is scaled to for its tile. */
class FrameSizeTest {
  @ParameterizedTest
  @CsvSource({
    "1920, 1080, 1280, 720, 1280, 720",
    "1920, 1080, 1280, 960, 1280, 720", // the width decides
    "1920, 1080, 1920, 540, 960, 540", // the height decides
    "640, 480, 1280, 720, 640, 480", // never enlarged
    "1920, 1080, 334, 1000, 334, 188", // even
    "1920, 1080, 2, 2, 2, 2",
    "4000, 2, 100, 100, 100, 2", // at least two lines
    "2, 4000, 100, 100, 2, 100",
  })
  void fitsIntoABox(
      int width, int height, int boxWidth, int boxHeight, int fitWidth, int fitHeight) {
    assertEquals(
        new FrameSize(fitWidth, fitHeight),
        new FrameSize(width, height).fitInto(new FrameSize(boxWidth, boxHeight)));
  }

  @ParameterizedTest
  @CsvSource({
    "704, 480, 40, 33, false, 853, 480",
    "704, 576, 12, 11, false, 768, 576",
    "720, 480, 10, 11, false, 720, 528",
    "960, 1080, 2, 1, false, 1920, 1080",
    "352, 288, 0, 0, false, 352, 288",
    "321, 181, 1, 1, false, 321, 181",
    "704, 576, 12, 11, true, 576, 768",
    "1920, 1080, 1, 1, true, 1080, 1920",
    "1, 1, 1, 4, false, 1, 4",
    // no more pixels than a decoder may make
    "8192, 4096, 4, 1, false, 16384, 2048",
    "16384, 2048, 1, 1, false, 16384, 2048",
  })
  void isShownUprightWithSquarePixels(
      int across,
      int down,
      int pixelWidth,
      int pixelHeight,
      boolean turned,
      int width,
      int height) {
    assertEquals(
        new FrameSize(width, height),
        FrameSize.shown(across, down, shape(pixelWidth, pixelHeight, turned)));
  }

  @ParameterizedTest
  @CsvSource({
    "960, 1080, 2, 1, false, 960, 540",
    "720, 480, 10, 11, false, 655, 480",
    "352, 576, 24, 11, true, 264, 352",
    "640, 360, 1, 1, false, 640, 360",
  })
  void showsNoMoreThanWasSent(
      int across,
      int down,
      int pixelWidth,
      int pixelHeight,
      boolean turned,
      int width,
      int height) {
    assertEquals(
        new FrameSize(width, height),
        FrameSize.sharp(across, down, shape(pixelWidth, pixelHeight, turned)));
  }

  private static PictureShape shape(int pixelWidth, int pixelHeight, boolean turned) {
    return new PictureShape(
        new PixelAspect(pixelWidth, pixelHeight), new Orientation(turned, turned, false));
  }
}
