package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.oriel.camera.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which stream has the pixels that a tile can show. */
class StreamChooserTest {
  private final StreamChooser chooser = new StreamChooser();

  @ParameterizedTest
  @CsvSource({
    "MAIN, 320, 180, SUB",
    "MAIN, 640, 360, SUB",
    "MAIN, 700, 394, MAIN",
    "SUB, 700, 394, SUB",
    "SUB, 800, 450, SUB",
    "SUB, 801, 451, MAIN",
    "SUB, 1920, 1080, MAIN",
    // wide and flat: the picture is no larger than its height allows
    "MAIN, 1920, 360, SUB",
    "SUB, 400, 1080, SUB",
  })
  void goesByTheTilesPixels(Quality now, int width, int height, Quality then) {
    assertEquals(then, chooser.choose(now, new FrameSize(width, height), PictureArea.WHOLE));
  }

  @Test
  void aPartOfThePictureNeedsMorePixels() {
    FrameSize tile = new FrameSize(640, 360);
    assertEquals(
        Quality.MAIN, chooser.choose(Quality.SUB, tile, new PictureArea(0.25, 0.25, 0.5, 0.5)));
  }

  @Test
  void learnsTheSizeOfTheSubStream() {
    FrameSize tile = new FrameSize(1280, 720);
    assertEquals(Quality.MAIN, chooser.choose(Quality.SUB, tile, PictureArea.WHOLE));
    chooser.learn(new FrameSize(1280, 720));
    assertEquals(Quality.SUB, chooser.choose(Quality.MAIN, tile, PictureArea.WHOLE));
  }
}
