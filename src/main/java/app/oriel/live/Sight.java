package app.oriel.live;

import app.oriel.codec.Crop;
import org.jspecify.annotations.Nullable;

/**
 * What of the camera's picture a frame shows, in the camera's own pixels.
 *
 * @param sourceWidth of the camera's picture
 * @param sourceHeight of the camera's picture
 * @param crop the part that is shown, null for all of it
 */
public record Sight(int sourceWidth, int sourceHeight, @Nullable Crop crop) {
  /** Before the first picture. */
  static final Sight NOTHING = new Sight(0, 0, null);

  private static final int LEAST = 2;

  /** The part of a picture of this size that comes nearest to what is wanted. */
  static Sight of(Part wanted, int width, int height) {
    if (wanted.equals(Part.WHOLE) || width < LEAST || height < LEAST) {
      return new Sight(width, height, null);
    }
    int across = even(wanted.width() * width, width);
    int down = even(wanted.height() * height, height);
    int left = Math.clamp((int) (wanted.x() * width) & ~1, 0, (width - across) & ~1);
    int top = Math.clamp((int) (wanted.y() * height) & ~1, 0, (height - down) & ~1);
    return new Sight(width, height, new Crop(left, top, across, down));
  }

  private static int even(double length, int most) {
    return Math.clamp((long) Math.ceil(length / 2) * 2, LEAST, most & ~1);
  }

  /** The first pixel from the left that is shown. */
  public int left() {
    return crop == null ? 0 : crop.left();
  }

  /** The first line from above that is shown. */
  public int top() {
    return crop == null ? 0 : crop.top();
  }

  /** How many of the camera's pixels are shown, from left to right. */
  public int width() {
    return crop == null ? sourceWidth : crop.width();
  }

  /** How many of the camera's lines are shown. */
  public int height() {
    return crop == null ? sourceHeight : crop.height();
  }
}
