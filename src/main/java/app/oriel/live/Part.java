package app.oriel.live;

/**
 * A part of a picture, in fractions of it.
 *
 * @param x of its left edge, 0 to 1
 * @param y of its upper edge, 0 to 1
 */
public record Part(double x, double y, double width, double height) {
  /** All of it. */
  public static final Part WHOLE = new Part(0, 0, 1, 1);
}
