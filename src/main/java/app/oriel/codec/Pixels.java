package app.oriel.codec;

import app.oriel.camera.Orientation;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * A picture's worth of BGRA bytes in a direct buffer that Java owns, so that a window may keep it.
 * Whoever holds it sees to it that it is not written while it is read.
 */
public final class Pixels {
  static {
    FFmpeg.load();
  }

  private static final int BYTES = 4;

  /** Rows and columns of a square whose lines all stay in the processor's nearest cache. */
  private static final int BLOCK = 32;

  /**
   * FFmpeg converts blocks of up to 16 pixels, also where the last row ends within one, so it
   * writes past the picture: no camera may choose a size that reaches what lies behind.
   */
  private static final int ROOM_BEHIND = 256;

  private final int width;
  private final int height;
  private final ByteBuffer buffer;
  private final IntBuffer ints;
  final PointerPointer<BytePointer> planes;
  final IntPointer strides;

  /** A black picture of this size. */
  public Pixels(int width, int height) {
    this.width = width;
    this.height = height;
    this.buffer = ByteBuffer.allocateDirect(width * height * BYTES + ROOM_BEHIND);
    this.ints = buffer.asIntBuffer();
    this.planes = new PointerPointer<>(AVFrame.AV_NUM_DATA_POINTERS);
    planes.put(0, new BytePointer(buffer));
    this.strides = new IntPointer(width * BYTES, 0, 0, 0);
  }

  /** Pixels from left to right. */
  public int width() {
    return width;
  }

  /** Pixels from top to bottom. */
  public int height() {
    return height;
  }

  /**
   * Writes these pixels into others, turned.
   *
   * @param to of the same size, with width and height exchanged where rows become columns
   */
  void turnInto(Pixels to, Orientation orientation) {
    // So far from one pixel to the next of the same row, and of the same column, of the others.
    int across = orientation.transposed() ? width : 1;
    int down = orientation.transposed() ? 1 : width;
    int first = 0;
    if (orientation.mirrored()) {
      first += across * (to.width - 1);
      across = -across;
    }
    if (orientation.flipped()) {
      first += down * (to.height - 1);
      down = -down;
    }
    for (int y = 0; y < to.height; y += BLOCK) {
      for (int x = 0; x < to.width; x += BLOCK) {
        turnBlock(to, x, y, first, across, down);
      }
    }
  }

  private void turnBlock(Pixels to, int left, int top, int first, int across, int down) {
    int right = Math.min(left + BLOCK, to.width);
    int bottom = Math.min(top + BLOCK, to.height);
    for (int y = top; y < bottom; y++) {
      int from = first + y * down + left * across;
      int at = y * to.width + left;
      for (int x = left; x < right; x++) {
        to.ints.put(at++, ints.get(from));
        from += across;
      }
    }
  }

  /** The bytes: blue, green, red, 255; rows follow each other without gaps. */
  public ByteBuffer buffer() {
    return buffer;
  }
}
