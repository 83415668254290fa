package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import app.oriel.camera.Orientation;
import app.oriel.camera.PictureShape;
import app.oriel.camera.PixelAspect;
import app.oriel.codec.Crop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewportTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0, 0.5, 0.5, 1920, 1080, 0, 0, 960, 540",
    "0.5, 0.5, 0.5, 0.5, 1920, 1080, 960, 540, 960, 540",
    "0.9, 0.9, 0.2, 0.2, 1920, 1080, 1536, 864, 384, 216",
    "0.3333, 0.1, 0.125, 0.125, 1921, 1081, 640, 108, 242, 136",
    "-1, -1, 0.1, 0.1, 640, 360, 0, 0, 64, 36",
    "0.7, 0.7, 9, 9, 641, 361, 0, 0, 640, 360",
    "0.5, 0.5, 0, 0, 640, 360, 320, 180, 2, 2",
    "0.9, 0.9, 0.1, 0.1, 2, 2, 0, 0, 2, 2",
  })
  void aPartIsEvenAndWithinThePicture(
      double x, double y, double w, double h, int sw, int sh, int l, int t, int aw, int ah) {
    Viewport sight = Viewport.of(new PictureArea(x, y, w, h), sw, sh, PictureShape.PLAIN);
    assertEquals(new Crop(l, t, aw, ah), sight.crop());
  }

  @Test
  void allOfItIsNoCropWhateverItsSize() {
    assertNull(Viewport.of(PictureArea.WHOLE, 321, 181, PictureShape.PLAIN).crop());
    assertNull(Viewport.of(new PictureArea(0, 0, 0.5, 0.5), 1, 1, PictureShape.PLAIN).crop());
  }

  /** The right upper corner as it is shown, on its place in what was sent. */
  @ParameterizedTest
  @CsvSource({
    "false, false, false, 480, 0, 160, 90",
    "false, true, false, 0, 0, 160, 90",
    "false, false, true, 480, 270, 160, 90",
    "false, true, true, 0, 270, 160, 90",
    "true, false, false, 0, 270, 160, 90",
    "true, true, false, 0, 0, 160, 90",
    "true, false, true, 480, 270, 160, 90",
    "true, true, true, 480, 0, 160, 90",
  })
  void aPartOfATurnedPictureIsCutWhereItLies(
      boolean transposed, boolean mirrored, boolean flipped, int l, int t, int w, int h) {
    Orientation turned = new Orientation(transposed, mirrored, flipped);
    PictureArea corner = new PictureArea(0.75, 0, 0.25, 0.25);
    Viewport sight = Viewport.of(corner, 640, 360, new PictureShape(new PixelAspect(4, 3), turned));
    assertEquals(new Crop(l, t, w, h), sight.crop());
    assertEquals(corner, sight.part());
    FrameSize shown = transposed ? new FrameSize(90, 213) : new FrameSize(213, 90);
    assertEquals(shown, sight.shown());
  }

  @ParameterizedTest
  @CsvSource({
    "704, 480, 40, 33, false, 1.7778",
    "960, 1080, 2, 1, false, 1.7778",
    "704, 576, 12, 11, true, 0.75",
    "640, 360, 0, 0, true, 0.5625",
  })
  void itsShapeIsTheOneThatIsShown(
      int width, int height, int across, int down, boolean turned, double aspect) {
    PictureShape shape =
        new PictureShape(new PixelAspect(across, down), new Orientation(turned, false, turned));
    assertEquals(aspect, Viewport.of(PictureArea.WHOLE, width, height, shape).aspect(), 0.0001);
  }
}
