package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.codec.VideoEncoder.Encoded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoEncoderTest {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 240;

  @Test
  void keyframesAreAnnexBWithTheirParameterSets() {
    try (var encoder = new VideoEncoder(WIDTH, HEIGHT, 15, 500_000, 5)) {
      for (int i = 0; i < 12; i++) {
        Encoded picture = Objects.requireNonNull(encoder.encode(picture(i), false));
        assertEquals(i % 5 == 0, picture.keyframe(), "picture " + i);
        List<Integer> units = nalTypes(picture.accessUnit());
        // Types of H.264 table 7-1: 7 and 8 parameter sets, 5 and 1 slices.
        assertEquals(picture.keyframe() ? List.of(7, 8, 5) : List.of(1), units, "picture " + i);
      }
    }
  }

  @Test
  void aKeyframeComesWhenAskedFor() {
    try (var encoder = new VideoEncoder(WIDTH, HEIGHT, 15, 500_000, 1000)) {
      List<Boolean> keyframes = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        Encoded picture = encoder.encode(picture(i), i == 3);
        keyframes.add(Objects.requireNonNull(picture).keyframe());
      }
      assertEquals(List.of(true, false, false, true, false, false), keyframes);
    }
  }

  /** The colour bars of BT.709 and BT.601 in 8 bits; FFmpeg calls these spaces 1 and 6. */
  @ParameterizedTest
  @CsvSource({
    "720, FF0000, 1, 63, 102, 240",
    "720, 00FF00, 1, 173, 42, 26",
    "720, 0000FF, 1, 32, 240, 118",
    "720, FFFFFF, 1, 235, 128, 128",
    "240, FF0000, 6, 81, 90, 240",
    "240, 00FF00, 6, 145, 54, 34",
    "240, 0000FF, 6, 41, 240, 110",
    "240, 000000, 6, 16, 128, 128"
  })
  void coloursAreConvertedAsTheyAreFlagged(int height, String rgb, int space, int y, int u, int v)
      throws Exception {
    var middle = DecodedPictures.middle(plain(Integer.parseInt(rgb, 16), height));
    assertEquals(space, middle.space());
    assertEquals(1, middle.range(), "limited");
    assertEquals(y, middle.y(), 2);
    assertEquals(u, middle.u(), 2);
    assertEquals(v, middle.v(), 2);
  }

  private static byte[] plain(int colour, int height) {
    int[] rgb = new int[WIDTH * height];
    Arrays.fill(rgb, colour);
    try (var encoder = new VideoEncoder(WIDTH, height, 15, 500_000, 15)) {
      return Objects.requireNonNull(encoder.encode(rgb, true)).accessUnit();
    }
  }

  @Test
  void onlyTheUpdatedAreaChanges() throws Exception {
    int[] white = new int[WIDTH * HEIGHT];
    Arrays.fill(white, 0xFFFFFF);
    List<byte[]> units = new ArrayList<>();
    try (var encoder = new VideoEncoder(WIDTH, HEIGHT, 15, 500_000, 15)) {
      encoder.update(white, 100, 80, 64, 48);
      encoder.update(white, -20, 230, 40, 40);
      units.add(Objects.requireNonNull(encoder.encode(false)).accessUnit());
    }
    var decoded = DecodedPictures.of(units, WIDTH, HEIGHT).getFirst();
    assertNear(0xFFFFFF, decoded.at(132, 104), 12);
    assertNear(0xFFFFFF, decoded.at(8, 236), 12);
    assertNear(0x000000, decoded.at(132, 60), 12);
    assertNear(0x000000, decoded.at(220, 104), 12);
  }

  @Test
  void pictureAfterPictureTheBytesAreTheCallersOwn() {
    try (var encoder = new VideoEncoder(WIDTH, HEIGHT, 15, 500_000, 15)) {
      byte[] first = Objects.requireNonNull(encoder.encode(picture(0), false)).accessUnit();
      byte[] copy = first.clone();
      encoder.encode(picture(9), true);
      assertArrayEquals(copy, first);
    }
  }

  @Test
  void useAfterCloseIsRefused() {
    var encoder = new VideoEncoder(WIDTH, HEIGHT, 15, 500_000, 15);
    encoder.close();
    encoder.close();
    assertThrows(IllegalStateException.class, () -> encoder.encode(false));
    assertThrows(IllegalStateException.class, () -> encoder.update(picture(0), 0, 0, 2, 2));
  }

  @Test
  void anotherThreadIsRefused() {
    try (var encoder = new VideoEncoder(WIDTH, HEIGHT, 15, 500_000, 15)) {
      var elsewhere = CompletableFuture.supplyAsync(() -> encoder.encode(false));
      var thrown = assertThrows(ExecutionException.class, elsewhere::get);
      assertTrue(thrown.getCause() instanceof IllegalStateException);
      assertFalse(encoder.encode(false) == null);
    }
  }

  @Test
  void oddSizesAreRefused() {
    assertThrows(
        IllegalArgumentException.class, () -> new VideoEncoder(321, HEIGHT, 15, 500_000, 15));
  }

  private static void assertNear(int expected, int actual, int tolerance) {
    for (int shift = 0; shift <= 16; shift += 8) {
      int difference = ((expected >> shift) & 0xFF) - ((actual >> shift) & 0xFF);
      assertTrue(
          Math.abs(difference) <= tolerance,
          () -> "%06x is not near %06x".formatted(actual & 0xFFFFFF, expected));
    }
  }

  /** A slope with a bar that moves. */
  private static int[] picture(int number) {
    int[] rgb = new int[WIDTH * HEIGHT];
    for (int i = 0; i < rgb.length; i++) {
      int x = i % WIDTH;
      rgb[i] = x / 20 == number ? 0xFFFFFF : ((x / 2) << 8) | (i / WIDTH / 2);
    }
    return rgb;
  }

  /** The types of all NAL units, found by their start codes. */
  private static List<Integer> nalTypes(byte[] unit) {
    assertEquals(0, unit[0]);
    assertEquals(0, unit[1]);
    List<Integer> types = new ArrayList<>();
    for (int i = 0; i + 3 < unit.length; i++) {
      if (unit[i] == 0 && unit[i + 1] == 0 && unit[i + 2] == 1) {
        types.add(unit[i + 3] & 0x1F);
      }
    }
    return types;
  }
}
