package app.oriel.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is believed of the shape of pictures, and what users make of it. */
class PixelAspectTest {
  @ParameterizedTest
  @CsvSource({
    "12, 11, 12, 11",
    "40, 33, 40, 33",
    "32, 11, 32, 11",
    "4, 1, 4, 1",
    "1, 4, 1, 4",
    "1, 1, 1, 1",
    "72, 72, 1, 1",
    "65535, 65534, 65535, 65534",
    "24000, 22000, 12, 11",
    "2147483647, 2147483647, 1, 1",
  })
  void pixelsAreInLowestTerms(int width, int height, int across, int down) {
    assertEquals(across, new PixelAspect(width, height).width());
    assertEquals(down, new PixelAspect(width, height).height());
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "0, 1",
    "1, 0",
    "1, 100000",
    "100000, 1",
    "5, 1",
    "1, 5",
    "-4, 3",
    "4, -3",
    "-1, -1",
    "2147483647, 1",
    "1, 2147483647",
    "-2147483648, -2147483648",
  })
  void whatNoCameraMeansIsNotSaid(int width, int height) {
    assertEquals(PixelAspect.UNSAID, new PixelAspect(width, height));
    assertEquals(1, new PixelAspect(width, height).ratio());
  }

  @ParameterizedTest
  @CsvSource({
    "STANDARD, 704, 576, 12, 11",
    "WIDE, 704, 576, 16, 11",
    "WIDE, 640, 480, 4, 3",
    "WIDE, 1920, 1080, 1, 1",
    "STANDARD, 1920, 1080, 3, 4",
    "WIDE, 960, 1080, 2, 1",
  })
  void theUsersWordGoesBeforeTheCameras(
      DisplayAspect wanted, int width, int height, int across, int down) {
    Orientation turned = new Orientation(true, true, false);
    PictureShape sent = new PictureShape(new PixelAspect(10, 11), turned);
    PictureShape shown = wanted.of(sent, width, height);
    assertEquals(new PictureShape(new PixelAspect(across, down), turned), shown);
  }

  @Test
  void asSentIsAsSent() {
    PictureShape sent = new PictureShape(new PixelAspect(10, 11), Orientation.UPRIGHT);
    assertSame(sent, DisplayAspect.AS_SENT.of(sent, 720, 480));
    assertSame(sent, DisplayAspect.WIDE.of(sent, 0, 480));
  }
}
