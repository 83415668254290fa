package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.oriel.camera.Orientation;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where each pixel goes when a picture is turned. */
class TurnTest {
  private static IntBuffer ints(Pixels pixels) {
    return pixels.buffer().duplicate().clear().order(ByteOrder.nativeOrder()).asIntBuffer();
  }

  @ParameterizedTest
  @CsvSource({
    // of "ab/cd/ef", two columns and three rows
    "false, false, false, abcdef",
    "false, true, false, badcfe",
    "false, false, true, efcdab",
    "false, true, true, fedcba",
    "true, false, false, acebdf",
    "true, true, false, ecafdb",
    "true, false, true, bdface",
    "true, true, true, fdbeca",
  })
  void aSmallPicture(boolean transposed, boolean mirrored, boolean flipped, String turned) {
    Pixels from = new Pixels(2, 3);
    for (int i = 0; i < 6; i++) {
      ints(from).put(i, 'a' + i);
    }
    Pixels to = transposed ? new Pixels(3, 2) : new Pixels(2, 3);
    from.turnInto(to, new Orientation(transposed, mirrored, flipped));
    StringBuilder got = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      got.append((char) ints(to).get(i));
    }
    assertEquals(turned, got.toString());
  }

  /** Larger than the blocks in which it is done, and no multiple of them. */
  @ParameterizedTest
  @CsvSource({
    "false, true, false",
    "false, true, true",
    "true, true, false",
    "true, false, true",
    "true, false, false",
    "true, true, true"
  })
  void aLargePicture(boolean transposed, boolean mirrored, boolean flipped) {
    int width = 101;
    int height = 67;
    Pixels from = new Pixels(width, height);
    for (int i = 0; i < width * height; i++) {
      ints(from).put(i, i);
    }
    Pixels to = transposed ? new Pixels(height, width) : new Pixels(width, height);
    from.turnInto(to, new Orientation(transposed, mirrored, flipped));
    IntBuffer turned = ints(to);
    for (int y = 0; y < to.height(); y++) {
      for (int x = 0; x < to.width(); x++) {
        int a = mirrored ? to.width() - 1 - x : x;
        int b = flipped ? to.height() - 1 - y : y;
        int wanted = transposed ? a * width + b : b * width + a;
        assertEquals(wanted, turned.get(y * to.width() + x), x + "," + y);
      }
    }
  }
}
