package app.oriel.codec;

import app.oriel.camera.Orientation;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.ffmpeg.swscale.SwsContext;
import org.bytedeco.ffmpeg.swscale.SwsFilter;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.IntPointer;
import org.jspecify.annotations.Nullable;

/**
 * Scales a picture to any size and shape and makes it BGRA in one step; one that does not stand
 * upright is turned in a second. Confined to one thread; the native context is made anew only when
 * a size or format changes.
 */
public final class PictureScaler implements AutoCloseable {
  static {
    FFmpeg.load();
  }

  private static final int HD_LINES = 720;
  private static final int BLOCK = 16;

  /** What a context was made for. */
  private record Shape(
      int fromWidth,
      int fromHeight,
      boolean hd,
      int format,
      int space,
      int range,
      int width,
      int height) {}

  private final int enlarging;
  private @Nullable NativeHandle<SwsContext> context;
  private @Nullable Shape shape;
  private @Nullable Pixels lying;

  /** For pictures that follow each other: what must be enlarged is enlarged in little time. */
  public PictureScaler() {
    this(swscale.SWS_AREA);
  }

  private PictureScaler(int enlarging) {
    this.enlarging = enlarging;
  }

  /** For one that is kept: what must be enlarged stays as sharp as it is. */
  public static PictureScaler sharp() {
    return new PictureScaler(swscale.SWS_BICUBIC);
  }

  /** Fills all of the pixels with the picture, upright. */
  public void scale(Picture from, Pixels to) {
    scale(from, from.frame.height() >= HD_LINES, to);
  }

  /**
   * Fills all of the pixels with a part of the picture, upright; the picture is that part from then
   * on.
   *
   * @param part of the picture as it was sent
   * @throws IllegalArgumentException if the part reaches beyond the picture
   */
  public void scale(Picture from, Crop part, Pixels to) {
    boolean hd = from.frame.height() >= HD_LINES;
    from.crop(part);
    scale(from, hd, to);
  }

  private void scale(Picture from, boolean hd, Pixels to) {
    Orientation orientation = from.shape().orientation();
    if (orientation.isUpright()) {
      convert(from, hd, to);
    } else {
      Pixels asSent = lyingFor(to, orientation.transposed());
      convert(from, hd, asSent);
      asSent.turnInto(to, orientation);
    }
  }

  private Pixels lyingFor(Pixels to, boolean transposed) {
    int width = transposed ? to.height() : to.width();
    int height = transposed ? to.width() : to.height();
    Pixels held = lying;
    if (held == null || held.width() != width || held.height() != height) {
      held = new Pixels(width, height);
      lying = held;
    }
    return held;
  }

  private void convert(Picture from, boolean hd, Pixels to) {
    AVFrame frame = from.frame;
    SwsContext sws = contextFor(frame, hd, to);
    swscale.sws_scale(sws, from.planes, from.strides, 0, frame.height(), to.planes, to.strides);
  }

  private SwsContext contextFor(AVFrame f, boolean hd, Pixels to) {
    Shape wanted =
        new Shape(
            f.width(),
            f.height(),
            hd,
            f.format(),
            f.colorspace(),
            f.color_range(),
            to.width(),
            to.height());
    NativeHandle<SwsContext> open = context;
    if (open != null && wanted.equals(shape)) {
      return open.get();
    }
    close();
    open = new NativeHandle<>("a scaler", newContext(wanted), swscale::sws_freeContext);
    context = open;
    shape = wanted;
    setColours(open.get(), wanted);
    return open.get();
  }

  private SwsContext newContext(Shape s) {
    return swscale.sws_getContext(
        s.fromWidth,
        s.fromHeight,
        s.format,
        s.width,
        s.height,
        avutil.AV_PIX_FMT_BGRA,
        wholeBlocks(s) ? method(s) : method(s) | swscale.SWS_ACCURATE_RND,
        (SwsFilter) null,
        (SwsFilter) null,
        (DoublePointer) null);
  }

  /**
   * Pictures get smaller, but for one side where pixels are not square: then the mean of the area
   * costs the least, and looks no worse.
   */
  private int method(Shape s) {
    return s.width > s.fromWidth || s.height > s.fromHeight ? enlarging : swscale.SWS_AREA;
  }

  /**
   * Where nothing is scaled, FFmpeg's fast conversion leaves a row's last pixels out unless they
   * fill a block; asked to be accurate, it takes another way.
   */
  private static boolean wholeBlocks(Shape s) {
    boolean scaled = s.width != s.fromWidth || s.height != s.fromHeight;
    return scaled || s.width % BLOCK == 0;
  }

  /** Cameras seldom say which colours they mean; then size tells, as players have it. */
  private static void setColours(SwsContext sws, Shape s) {
    boolean said = s.space != avutil.AVCOL_SPC_UNSPECIFIED && s.space != avutil.AVCOL_SPC_RGB;
    int usual = s.hd ? swscale.SWS_CS_ITU709 : swscale.SWS_CS_ITU601;
    IntPointer table = swscale.sws_getCoefficients(said ? s.space : usual);
    boolean full = s.range == avutil.AVCOL_RANGE_JPEG || s.format == avutil.AV_PIX_FMT_YUVJ420P;
    int one = 1 << 16;
    swscale.sws_setColorspaceDetails(sws, table, full ? 1 : 0, table, 1, 0, one, one);
  }

  @Override
  public void close() {
    if (context != null) {
      context.close();
      context = null;
      shape = null;
    }
  }
}
