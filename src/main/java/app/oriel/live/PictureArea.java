package app.oriel.live;

import app.oriel.camera.Orientation;

/**
 * A part of a picture, in fractions of it.
 *
 * @param x of its left edge, 0 to 1
 * @param y of its upper edge, 0 to 1
 */
public record PictureArea(double x, double y, double width, double height) {
  /** All of it. */
  public static final PictureArea WHOLE = new PictureArea(0, 0, 1, 1);

  /** The same part of the picture before it is turned to stand upright. */
  PictureArea asSent(Orientation turned) {
    return turned.transposed() ? reflected(turned).transposed() : reflected(turned);
  }

  /** The same part of the picture after it was turned to stand upright. */
  PictureArea upright(Orientation turned) {
    return turned.transposed() ? transposed().reflected(turned) : reflected(turned);
  }

  private PictureArea transposed() {
    return new PictureArea(y, x, height, width);
  }

  private PictureArea reflected(Orientation turned) {
    double left = turned.mirrored() ? 1 - x - width : x;
    double top = turned.flipped() ? 1 - y - height : y;
    return new PictureArea(left, top, width, height);
  }
}
