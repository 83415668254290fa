package app.oriel.live;

import app.oriel.camera.PictureShape;
import app.oriel.codec.Crop;
import app.oriel.codec.Picture;
import org.jspecify.annotations.Nullable;

/**
 * What of the camera's picture a frame shows, in the camera's own pixels, and in what shape.
 *
 * @param sourceWidth of the camera's picture as it was sent
 * @param sourceHeight of the same
 * @param shape how it is shown
 * @param crop the part that is shown, null for all of it
 */
public record Viewport(int sourceWidth, int sourceHeight, PictureShape shape, @Nullable Crop crop) {
  /** Before the first picture. */
  static final Viewport NOTHING = new Viewport(0, 0, PictureShape.PLAIN, null);

  private static final int LEAST = 2;

  /** All of a picture, as the stream says. */
  public static Viewport whole(Picture picture) {
    return new Viewport(picture.width(), picture.height(), picture.shape(), null);
  }

  /**
   * The part of a picture that comes nearest to what is wanted.
   *
   * @param wanted of the picture as it is shown
   * @param width as it was sent
   * @param height as it was sent
   */
  static Viewport of(PictureArea wanted, int width, int height, PictureShape shape) {
    if (wanted.equals(PictureArea.WHOLE) || width < LEAST || height < LEAST) {
      return new Viewport(width, height, shape, null);
    }
    PictureArea sent = wanted.asSent(shape.orientation());
    int across = even(sent.width() * width, width);
    int down = even(sent.height() * height, height);
    int left = Math.clamp((int) (sent.x() * width) & ~1, 0, (width - across) & ~1);
    int top = Math.clamp((int) (sent.y() * height) & ~1, 0, (height - down) & ~1);
    return new Viewport(width, height, shape, new Crop(left, top, across, down));
  }

  private static int even(double length, int most) {
    return Math.clamp((long) Math.ceil(length / 2) * 2, LEAST, most & ~1);
  }

  /** Width by height of the whole picture as it is shown. */
  public double aspect() {
    double lying = sourceWidth * shape.pixels().ratio() / sourceHeight;
    return shape.orientation().transposed() ? 1 / lying : lying;
  }

  /** The part that is shown, of the picture as it is shown. */
  public PictureArea part() {
    Crop held = crop;
    if (held == null) {
      return PictureArea.WHOLE;
    }
    double width = sourceWidth;
    double height = sourceHeight;
    return new PictureArea(
            held.left() / width, held.top() / height, held.width() / width, held.height() / height)
        .upright(shape.orientation());
  }

  /** How large the part is shown: upright, and with all the pixels that were sent. */
  FrameSize shown() {
    Crop held = crop;
    return held == null
        ? FrameSize.shown(sourceWidth, sourceHeight, shape)
        : FrameSize.shown(held.width(), held.height(), shape);
  }
}
