package app.oriel.measure;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.util.function.IntBinaryOperator;

/**
 * The frame buffer of an X server, mapped into memory: an XWD file that changes as the screen does.
 * Reading it costs neither the server nor its clients anything.
 */
final class ScreenPixels implements IntBinaryOperator {
  private static final int VERSION = 7;
  private static final int COLOUR_BYTES = 12;
  private static final int PIXEL_BYTES = 4;
  private static final int MOST_SIGNIFICANT_FIRST = 1;

  private final ByteBuffer file;
  private final int width;
  private final int height;
  private final int offset;
  private final int rowBytes;

  private ScreenPixels(ByteBuffer file, int width, int height, int offset, int rowBytes) {
    this.file = file;
    this.width = width;
    this.height = height;
    this.offset = offset;
    this.rowBytes = rowBytes;
  }

  static ScreenPixels map(Path xwd) throws IOException {
    try (FileChannel channel = FileChannel.open(xwd)) {
      return of(channel.map(MapMode.READ_ONLY, 0, channel.size()));
    }
  }

  /** Reads the head: words of four bytes, the highest first, whatever the pixels' order. */
  private static ScreenPixels of(ByteBuffer file) throws IOException {
    int headBytes = word(file, 0);
    boolean trueColour =
        word(file, 11) == 8 * PIXEL_BYTES && word(file, 14) == 0xFF0000 && word(file, 16) == 0xFF;
    if (word(file, 1) != VERSION || !trueColour) {
      throw new IOException("not a frame buffer of 32 bits to the pixel");
    }
    boolean bigFirst = word(file, 7) == MOST_SIGNIFICANT_FIRST;
    int offset = headBytes + word(file, 19) * COLOUR_BYTES;
    ByteBuffer ordered =
        file.duplicate().order(bigFirst ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    return new ScreenPixels(ordered, word(file, 4), word(file, 5), offset, word(file, 12));
  }

  private static int word(ByteBuffer file, int number) {
    return file.getInt(number * Integer.BYTES);
  }

  /** What is on the screen now, to be looked at in peace. */
  ScreenPixels copy() {
    byte[] bytes = new byte[file.capacity()];
    file.get(0, bytes);
    ByteBuffer still = ByteBuffer.wrap(bytes).order(file.order());
    return new ScreenPixels(still, width, height, offset, rowBytes);
  }

  int width() {
    return width;
  }

  int height() {
    return height;
  }

  /** Whether nothing is shown, as far as every sixteenth pixel tells. */
  boolean isBlack() {
    for (int y = 8; y < height; y += 16) {
      for (int x = 8; x < width; x += 16) {
        if ((applyAsInt(x, y) & 0xFFFFFF) != 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** The pixel as 0xRRGGBB; the bits above mean nothing. Black beside the screen. */
  @Override
  public int applyAsInt(int x, int y) {
    boolean outside = x < 0 || y < 0 || x >= width || y >= height;
    return outside ? 0 : file.getInt(offset + y * rowBytes + x * PIXEL_BYTES);
  }
}
