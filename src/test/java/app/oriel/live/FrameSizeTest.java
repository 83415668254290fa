package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
}
