package app.oriel.codec;

import java.nio.ByteBuffer;
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

  /**
   * FFmpeg converts blocks of up to 16 pixels, also where the last row ends within one, so it
   * writes past the picture: no camera may choose a size that reaches what lies behind.
   */
  private static final int ROOM_BEHIND = 256;

  private final int width;
  private final int height;
  private final ByteBuffer buffer;
  final PointerPointer<BytePointer> planes;
  final IntPointer strides;

  /** A black picture of this size. */
  public Pixels(int width, int height) {
    this.width = width;
    this.height = height;
    this.buffer = ByteBuffer.allocateDirect(width * height * BYTES + ROOM_BEHIND);
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

  /** The bytes: blue, green, red, 255; rows follow each other without gaps. */
  public ByteBuffer buffer() {
    return buffer;
  }
}
