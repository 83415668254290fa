package app.oriel.simulator.scene;

import java.util.function.IntBinaryOperator;

/**
 * A number in the picture that a program can read back from the screen, to measure delay from
 * outside.
 *
 * <p>One row of blocks, each a fortieth of the picture wide, across the middle, where neither a
 * tile's title nor its buttons cover it: white, black, 24 bits of the number, 8 bits of check,
 * black, white.
 */
public final class Barcode {
  /** How many numbers there are; a higher one begins again at 0. */
  public static final int NUMBERS = 1 << 24;

  private static final int COLUMNS = 40;
  private static final int FIRST_COLUMN = 2;
  private static final int BLOCKS = 36;
  private static final double TOP = 0.45;
  private static final double BOTTOM = 0.55;

  /** Less than this between black and white is no code. */
  private static final double CONTRAST = 64;

  /** A block this near to grey, in parts of the contrast, is two pictures mixed. */
  private static final double DOUBT = 0.18;

  private Barcode() {}

  /** Draws a number into a whole picture of 0xRRGGBB, row by row. */
  public static void draw(int[] rgb, int width, int height, int number) {
    long blocks = blocks(number);
    int margin = width / COLUMNS / 2;
    int left = FIRST_COLUMN * width / COLUMNS;
    int right = (FIRST_COLUMN + BLOCKS) * width / COLUMNS;
    int top = (int) (height * TOP);
    int bottom = (int) (height * BOTTOM);
    for (int y = top - margin; y < bottom + margin; y++) {
      boolean inside = y >= top && y < bottom;
      for (int x = left - margin; x < right + margin; x++) {
        int block = Math.floorDiv(x * COLUMNS, width) - FIRST_COLUMN;
        boolean white = inside && block >= 0 && block < BLOCKS && bit(blocks, block);
        rgb[y * width + x] = white ? 0xFFFFFF : 0x000000;
      }
    }
  }

  /**
   * Reads the number of a picture shown somewhere, at any scale.
   *
   * @param pixel the screen's 0xRRGGBB at x and y; bits above are ignored
   * @param x where the whole picture lies on that screen, like {@code y}, {@code width} and {@code
   *     height}
   * @return -1 where no whole code is seen
   */
  public static int read(IntBinaryOperator pixel, double x, double y, double width, double height) {
    double[] levels = new double[BLOCKS];
    for (int i = 0; i < BLOCKS; i++) {
      levels[i] = level(pixel, x + width * (FIRST_COLUMN + i) / COLUMNS, y, width, height);
    }
    double white = Math.min(levels[0], levels[BLOCKS - 1]);
    double black = Math.max(levels[1], levels[BLOCKS - 2]);
    double contrast = white - black;
    if (contrast < CONTRAST) {
      return -1;
    }
    long blocks = 0;
    for (double level : levels) {
      double aboveGrey = level - (white + black) / 2;
      if (Math.abs(aboveGrey) < contrast * DOUBT) {
        return -1;
      }
      blocks = blocks << 1 | (aboveGrey > 0 ? 1 : 0);
    }
    int number = (int) (blocks >> 10) & (NUMBERS - 1);
    return blocks == blocks(number) ? number : -1;
  }

  /** The mean brightness about a block's middle, away from its blurred edges. */
  private static double level(
      IntBinaryOperator pixel, double left, double y, double width, double height) {
    double sum = 0;
    for (int i = 0; i < 9; i++) {
      int row = i / 3;
      double px = left + width / COLUMNS * (0.35 + 0.15 * (i % 3));
      double py = y + height * (TOP + (BOTTOM - TOP) * (0.3 + 0.2 * row));
      int rgb = pixel.applyAsInt((int) px, (int) py);
      sum += ((rgb >> 16) & 0xFF) * 0.2126 + ((rgb >> 8) & 0xFF) * 0.7152 + (rgb & 0xFF) * 0.0722;
    }
    return sum / 9;
  }

  /** The 36 blocks, white as one, the leftmost as the highest bit. */
  private static long blocks(int number) {
    long n = number & (NUMBERS - 1);
    return 0b10L << 34 | n << 10 | (long) check((int) n) << 2 | 0b01;
  }

  private static boolean bit(long blocks, int block) {
    return (blocks >> (BLOCKS - 1 - block) & 1) == 1;
  }

  /** CRC-8 with the polynomial x^8 + x^2 + x + 1, begun with ones. */
  private static int check(int number) {
    int crc = 0xFF;
    for (int shift = 23; shift >= 0; shift--) {
      int top = (crc >> 7) ^ ((number >> shift) & 1);
      crc = (crc << 1 & 0xFF) ^ (top == 1 ? 0x07 : 0);
    }
    return crc;
  }
}
