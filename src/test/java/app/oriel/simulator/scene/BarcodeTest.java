package app.oriel.simulator.scene;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BarcodeTest {
  private static final int WIDTH = 1280;
  private static final int HEIGHT = 720;

  private static int[] picture(int number) {
    int[] rgb = new int[WIDTH * HEIGHT];
    Arrays.fill(rgb, 0x7090A0);
    Barcode.draw(rgb, WIDTH, HEIGHT, number);
    return rgb;
  }

  private static int read(int[] rgb) {
    return Barcode.read((x, y) -> rgb[y * WIDTH + x], 0, 0, WIDTH, HEIGHT);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 149, 0x555555, 0xAAAAAA, 0xFFFFFF})
  void whatIsDrawnIsRead(int number) {
    assertEquals(number, read(picture(number)));
  }

  @Test
  void aPictureWithoutCodeHasNoNumber() {
    int[] plain = new int[WIDTH * HEIGHT];
    Arrays.fill(plain, 0x808080);
    assertEquals(-1, read(plain));
  }

  @Test
  void aWrongBlockIsNoticed() {
    int[] rgb = picture(0x123456);
    int block = WIDTH / 40;
    for (int wrong = 4; wrong < 36; wrong++) {
      int[] damaged = rgb.clone();
      for (int y = 320; y < 400; y++) {
        for (int x = wrong * block; x < (wrong + 1) * block; x++) {
          damaged[y * WIDTH + x] ^= 0xFFFFFF;
        }
      }
      assertEquals(-1, read(damaged), "block " + wrong);
    }
  }

  @Test
  void twoPicturesMixedAreNone() {
    int[] a = picture(0x0F0F0F);
    int[] b = picture(0xF0F0F0);
    int[] mixed = new int[a.length];
    for (int i = 0; i < a.length; i++) {
      mixed[i] = ((a[i] & 0xFEFEFE) + (b[i] & 0xFEFEFE)) >> 1;
    }
    assertEquals(-1, read(mixed));
  }

  @Test
  void aPictureInsideAScreenIsReadWhereItLies() {
    int[] rgb = picture(4711);
    double scale = 0.37;
    int number =
        Barcode.read(
            (x, y) -> rgb[((int) ((y - 40) / scale)) * WIDTH + (int) ((x - 60) / scale)],
            60,
            40,
            WIDTH * scale,
            HEIGHT * scale);
    assertEquals(4711, number);
  }
}
