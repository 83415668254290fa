package app.oriel.codec;

import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_get_buffer;

import java.nio.ByteBuffer;
import org.bytedeco.ffmpeg.avutil.AVFrame;

/** The picture that an encoder reads, kept in native memory and rewritten where it changed. */
final class EncoderPicture implements AutoCloseable {
  static {
    FFmpeg.load();
  }

  private final int width;
  private final int height;
  private final EncoderColours colours;
  private final AVFrame frame;
  private final ByteBuffer[] planes = new ByteBuffer[3];
  private final int[] strides = new int[3];
  private final byte[] lumaRow;
  private final byte[] uRow;
  private final byte[] vRow;

  /** Owns native memory until closed. */
  EncoderPicture(int width, int height, EncoderColours colours) {
    this.width = width;
    this.height = height;
    this.colours = colours;
    lumaRow = new byte[width];
    uRow = new byte[width / 2];
    vRow = new byte[width / 2];
    frame = av_frame_alloc();
    frame.format(AV_PIX_FMT_YUV420P).width(width).height(height);
    if (av_frame_get_buffer(frame, 0) < 0) {
      av_frame_free(frame);
      throw new IllegalStateException("no memory for a picture of " + width + "x" + height);
    }
    for (int i = 0; i < 3; i++) {
      strides[i] = frame.linesize(i);
      long size = (long) strides[i] * (i == 0 ? height : height / 2);
      planes[i] = frame.data(i).capacity(size).asByteBuffer();
    }
  }

  AVFrame frame() {
    return frame;
  }

  /** Takes over one area of a whole picture, widened to even edges and cut to the picture. */
  void update(int[] rgb, int x, int y, int areaWidth, int areaHeight) {
    int left = Math.max(0, x) & ~1;
    int top = Math.max(0, y) & ~1;
    int right = Math.min(width, (x + areaWidth + 1) & ~1);
    int bottom = Math.min(height, (y + areaHeight + 1) & ~1);
    int count = right - left;
    if (count <= 0) {
      return;
    }
    for (int row = top; row < bottom; row += 2) {
      int from = row * width + left;
      luma(rgb, from, row, left, count);
      luma(rgb, from + width, row + 1, left, count);
      colours.chroma(rgb, from, width, count / 2, uRow, vRow);
      planes[1].put(row / 2 * strides[1] + left / 2, uRow, 0, count / 2);
      planes[2].put(row / 2 * strides[2] + left / 2, vRow, 0, count / 2);
    }
  }

  private void luma(int[] rgb, int from, int row, int left, int count) {
    colours.luma(rgb, from, count, lumaRow);
    planes[0].put(row * strides[0] + left, lumaRow, 0, count);
  }

  @Override
  public void close() {
    av_frame_free(frame);
  }
}
