package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import app.oriel.camera.PictureShape;
import app.oriel.codec.Crop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SightTest {
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
    Sight sight = Sight.of(new Part(x, y, w, h), sw, sh, PictureShape.PLAIN);
    assertEquals(new Crop(l, t, aw, ah), sight.crop());
  }

  @Test
  void allOfItIsNoCropWhateverItsSize() {
    assertNull(Sight.of(Part.WHOLE, 321, 181, PictureShape.PLAIN).crop());
    assertNull(Sight.of(new Part(0, 0, 0.5, 0.5), 1, 1, PictureShape.PLAIN).crop());
  }
}
