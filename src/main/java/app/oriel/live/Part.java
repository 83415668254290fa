package app.oriel.live;

import app.oriel.camera.Orientation;

/**
 * A part of a picture, in fractions of it.
 *
 * @param x of its left edge, 0 to 1
 * @param y of its upper edge, 0 to 1
 */
public record Part(double x, double y, double width, double height) {
  /** All of it. */
  public static final Part WHOLE = new Part(0, 0, 1, 1);

  /** The same part of the picture before it is turned to stand upright. */
  Part asSent(Orientation turned) {
    return turned.transposed() ? reflected(turned).transposed() : reflected(turned);
  }

  /** The same part of the picture after it was turned to stand upright. */
  Part upright(Orientation turned) {
    return turned.transposed() ? transposed().reflected(turned) : reflected(turned);
  }

  private Part transposed() {
    return new Part(y, x, height, width);
  }

  private Part reflected(Orientation turned) {
    double left = turned.mirrored() ? 1 - x - width : x;
    double top = turned.flipped() ? 1 - y - height : y;
    return new Part(left, top, width, height);
  }
}
