package app.oriel.codec;

import app.oriel.camera.Orientation;
import app.oriel.camera.PictureShape;
import app.oriel.camera.PixelAspect;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
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
  private final AVRational aspect;

  /** What is said beside the picture. */
  private final PictureShape track;

  private final boolean saysAspect;
  private int saidWidth;
  private int saidHeight;
  private PictureShape shape;

  /**
   * @param track what is said beside it
   * @param saysAspect whether what the frame calls its pixels' shape is that: in JPEG and PNG it is
   *     how many dots are to be printed to an inch
   */
  Picture(AVFrame frame, PictureShape track, boolean saysAspect) {
    this.frame = frame;
    this.track = track;
    this.saysAspect = saysAspect;
    this.planes = frame.data();
    this.strides = frame.linesize();
    this.aspect = frame.sample_aspect_ratio();
    this.shape = track;
  }

  /** Pixels from left to right. */
  public int width() {
    return frame.width();
  }

  /** Pixels from top to bottom. */
  public int height() {
    return frame.height();
  }

  /**
   * How it is to be shown. A file's word on the pixels goes before the bit stream's, as in FFmpeg's
   * {@code av_guess_sample_aspect_ratio}; a picture's own word on how it is turned goes before the
   * file's. The same object while that is the same.
   */
  public PictureShape shape() {
    Orientation said = DisplayMatrix.of(frame);
    Orientation turned = said == null ? track.orientation() : said;
    int width = saysAspect ? aspect.num() : 0;
    int height = saysAspect ? aspect.den() : 0;
    if (width != saidWidth || height != saidHeight || !turned.equals(shape.orientation())) {
      saidWidth = width;
      saidHeight = height;
      shape = new PictureShape(track.pixels().or(new PixelAspect(width, height)), turned);
    }
    return shape;
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
