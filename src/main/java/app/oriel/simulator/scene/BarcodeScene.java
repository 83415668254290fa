package app.oriel.simulator.scene;

import java.awt.Rectangle;
import java.util.List;
import java.util.Random;

/**
 * The number of each picture over a restless ground, so that decoding costs what it costs with a
 * busy street; the first picture is number 0.
 */
public final class BarcodeScene implements Scene {
  /** The side of the square that repeats; a power of two. */
  private static final int TILE = 512;

  private final int width;
  private final int height;
  private final int[] pixels;
  private final byte[] ground = ground(5);
  private final byte[] veil = ground(9);
  private final int[] palette = palette();
  private int number;

  public BarcodeScene(int width, int height) {
    this.width = width;
    this.height = height;
    pixels = new int[width * height];
  }

  @Override
  public int width() {
    return width;
  }

  @Override
  public int height() {
    return height;
  }

  @Override
  public int[] pixels() {
    return pixels;
  }

  @Override
  public List<Rectangle> draw(Moment moment) {
    for (int y = 0; y < height; y++) {
      row(y);
    }
    Barcode.draw(pixels, width, height, number);
    number = (number + 1) % Barcode.NUMBERS;
    return List.of(new Rectangle(width, height));
  }

  /** Two textures cross each other, so that no motion vector explains the whole. */
  private void row(int y) {
    int groundRow = ((y + number) & (TILE - 1)) * TILE;
    int veilRow = ((y - 2 * number) & (TILE - 1)) * TILE;
    int groundShift = 3 * number;
    int veilShift = -2 * number;
    int at = y * width;
    for (int x = 0; x < width; x++) {
      int sum =
          (ground[groundRow + ((x + groundShift) & (TILE - 1))] & 0xFF)
              + (veil[veilRow + ((x + veilShift) & (TILE - 1))] & 0xFF);
      pixels[at + x] = palette[sum];
    }
  }

  private static int[] palette() {
    int[] colours = new int[511];
    for (int i = 0; i < colours.length; i++) {
      double v = i / 510.0;
      colours[i] =
          wave(v, 0.0, 40, 190) << 16 | wave(v, 0.18, 50, 170) << 8 | wave(v, 0.4, 60, 200);
    }
    return colours;
  }

  private static int wave(double v, double shift, int low, int high) {
    double s = 0.5 + 0.5 * Math.sin(2 * Math.PI * (1.3 * v + shift));
    return (int) (low + (high - low) * s);
  }

  /** Smooth noise of several grain sizes that repeats without a seam. */
  private static byte[] ground(long seed) {
    Random random = new Random(seed);
    double[] sum = new double[TILE * TILE];
    for (int grain = 128; grain >= 8; grain /= 2) {
      addGrain(sum, random, grain);
    }
    byte[] bytes = new byte[sum.length];
    for (int i = 0; i < sum.length; i++) {
      bytes[i] = (byte) Math.clamp((int) (sum[i] * 0.9), 0, 255);
    }
    return bytes;
  }

  private static void addGrain(double[] sum, Random random, int grain) {
    int cells = TILE / grain;
    double[] corners = random.doubles((long) cells * cells).toArray();
    double strength = grain;
    for (int y = 0; y < TILE; y++) {
      double v = ease(y % grain / (double) grain);
      int top = y / grain * cells;
      int bottom = (y / grain + 1) % cells * cells;
      for (int x = 0; x < TILE; x++) {
        double u = ease(x % grain / (double) grain);
        int left = x / grain;
        int right = (left + 1) % cells;
        double upper = corners[top + left] * (1 - u) + corners[top + right] * u;
        double lower = corners[bottom + left] * (1 - u) + corners[bottom + right] * u;
        sum[y * TILE + x] += strength * (upper * (1 - v) + lower * v);
      }
    }
  }

  private static double ease(double t) {
    return t * t * (3 - 2 * t);
  }
}
