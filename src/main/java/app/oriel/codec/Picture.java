package app.oriel.codec;

import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * The picture a decoder holds. It is a view of the decoder's one frame: valid until the next access
 * unit is decoded, on the decoder's thread.
 */
public final class Picture {
  static {
    FFmpeg.load();
  }

  final AVFrame frame;
  // Arrays inside the native frame: they stay where they are, so they are looked up once.
  final PointerPointer<?> planes;
  final IntPointer strides;

  Picture(AVFrame frame) {
    this.frame = frame;
    this.planes = frame.data();
    this.strides = frame.linesize();
  }

  /** Pixels from left to right. */
  public int width() {
    return frame.width();
  }

  /** Pixels from top to bottom. */
  public int height() {
    return frame.height();
  }

  /** The time that was given with its unit. */
  public long time() {
    return frame.pts();
  }

  /** Leaves only a part of it; copies nothing. */
  void crop(Crop part) {
    int right = frame.width() - part.left() - part.width();
    int bottom = frame.height() - part.top() - part.height();
    if (right < 0 || bottom < 0) {
      throw new IllegalArgumentException("the part reaches beyond the picture");
    }
    frame.crop_left(part.left()).crop_right(right).crop_top(part.top()).crop_bottom(bottom);
    if (avutil.av_frame_apply_cropping(frame, avutil.AV_FRAME_CROP_UNALIGNED) < 0) {
      throw new IllegalStateException("FFmpeg could not take a part of a picture");
    }
  }
}
