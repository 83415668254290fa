package app.oriel.live;

import app.oriel.camera.PictureShape;
import app.oriel.codec.Picture;
import app.oriel.codec.VideoDecoder;

/** The size of a picture in pixels. */
public record FrameSize(int width, int height) {
  /** The size at which a whole picture is shown, as the stream says. */
  public static FrameSize shown(Picture picture) {
    return shown(picture.width(), picture.height(), picture.shape());
  }

  /**
   * The size at which a picture is shown: upright, with square pixels, and with no fewer of them
   * than were sent in either direction, unless the claimed shape makes more of them than a decoder
   * may.
   *
   * @param across pixels as they were sent
   * @param down lines of them
   */
  public static FrameSize shown(int across, int down, PictureShape shape) {
    double ratio = shape.pixels().ratio();
    double width = Math.max(across, across * ratio);
    double height = Math.max(down, down / ratio);
    double pixels = Math.max(1, width * height);
    return upright(width, height, Math.min(1, Math.sqrt(VideoDecoder.MOST_PIXELS / pixels)), shape);
  }

  /** The same with no more pixels than were sent in either direction: what there is to see. */
  static FrameSize sharp(int across, int down, PictureShape shape) {
    double ratio = shape.pixels().ratio();
    return upright(Math.min(across, across * ratio), Math.min(down, down / ratio), 1, shape);
  }

  private static FrameSize upright(double width, double height, double scale, PictureShape shape) {
    int across = Math.max(1, (int) Math.round(width * scale));
    int down = Math.max(1, (int) Math.round(height * scale));
    return shape.orientation().transposed()
        ? new FrameSize(down, across)
        : new FrameSize(across, down);
  }

  /**
   * The largest even size of the same shape that fits into a box. Never larger than the picture:
   * the window enlarges better, and for free.
   */
  public FrameSize fitInto(FrameSize box) {
    double scale = Math.min(1, Math.min((double) box.width / width, (double) box.height / height));
    return new FrameSize(even(width * scale), even(height * scale));
  }

  private static int even(double length) {
    return Math.max(2, (int) Math.round(length / 2) * 2);
  }
}
