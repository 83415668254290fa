package app.oriel.measure;

import app.oriel.simulator.scene.Barcode;
import java.util.ArrayList;
import java.util.List;

/**
 * One picture's bar code on the screen. Knows where it is, and tells when its number changes. For
 * one thread.
 */
final class ScreenCode {
  /** The code is as wide as 36 of 40 blocks and as high as a tenth of the picture. */
  private static final int BLOCKS_ACROSS = 40;

  private static final double MIDDLE = 0.5;

  private final ScreenPixels screen;
  private final int x;
  private final int y;
  private final int width;
  private final int height;
  private long lookedLike;
  private int number = -1;

  private ScreenCode(ScreenPixels screen, int x, int y, int width, int height) {
    this.screen = screen;
    this.x = x;
    this.y = y;
    this.width = width;
    this.height = height;
  }

  /**
   * Looks for pictures with a code all over the screen. Takes some tenths of a second.
   *
   * @param width of each picture as it is shown
   * @return row by row, in each from left to right
   */
  static List<ScreenCode> find(ScreenPixels screen, int width, int height) {
    List<ScreenCode> found = new ArrayList<>();
    int across = width / BLOCKS_ACROSS / 8;
    int down = height / 50;
    for (int y = 0; y <= screen.height() - height; y += down) {
      for (int x = 0; x <= screen.width() - width; x += across) {
        if (Barcode.read(screen, x, y, width, height) >= 0 && isNew(found, x, y)) {
          found.add(centred(screen, x, y, width, height));
        }
      }
    }
    return found;
  }

  private static boolean isNew(List<ScreenCode> found, int x, int y) {
    return found.stream()
        .noneMatch(it -> Math.abs(it.x - x) < it.width / 2 && Math.abs(it.y - y) < it.height / 2);
  }

  /** A code is readable from a little beside its place too; the middle of that is its place. */
  private static ScreenCode centred(ScreenPixels screen, int left, int top, int w, int h) {
    int right = left;
    while (Barcode.read(screen, right + 1, top, w, h) >= 0) {
      right++;
    }
    int x = (left + right) / 2;
    int bottom = top;
    while (Barcode.read(screen, x, bottom + 1, w, h) >= 0) {
      bottom++;
    }
    return new ScreenCode(screen, x, (top + bottom) / 2, w, h);
  }

  /** Whether another number stands there than at the last call; quick where nothing moved. */
  boolean changed() {
    long looks = looks();
    if (looks == lookedLike) {
      return false;
    }
    int read = Barcode.read(screen, x, y, width, height);
    if (read < 0) {
      return false;
    }
    lookedLike = looks;
    boolean another = read != number;
    number = read;
    return another;
  }

  /** The same place on another screen, not looked at yet. */
  ScreenCode on(ScreenPixels other) {
    return new ScreenCode(other, x, y, width, height);
  }

  /** The number last read; -1 before the first. */
  int number() {
    return number;
  }

  /** The middle pixel of each block, mixed into one value. */
  private long looks() {
    long mixed = 17;
    int row = (int) (y + height * MIDDLE);
    for (int block = 0; block < BLOCKS_ACROSS; block++) {
      int column = x + width * (2 * block + 1) / (2 * BLOCKS_ACROSS);
      mixed = mixed * 31 + screen.applyAsInt(column, row);
    }
    return mixed;
  }

  @Override
  public String toString() {
    return width + "x" + height + " at " + x + "," + y;
  }
}
