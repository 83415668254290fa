package app.oriel.ui.tile;

/**
 * How closely a picture is looked at, and where. Pure geometry, no toolkit.
 *
 * @param factor 1 shows all of the picture
 * @param x of the picture's point in the middle of the tile, in fractions of the picture
 * @param y of the same point
 */
public record Zoom(double factor, double x, double y) {
  /** The whole picture. */
  public static final Zoom NONE = new Zoom(1, 0.5, 0.5);

  private static final double MOST = 8;
  private static final double LEAST = 1.02;

  /** Whether less than the whole picture is looked at. */
  public boolean isClose() {
    return factor > 1;
  }

  /**
   * Closer by a factor, or less where it is below 1; the point under the pointer stays there.
   *
   * @param boxX of the pointer, in fractions of the tile
   */
  Zoom at(double boxX, double boxY, double by, Span span) {
    double to = Math.clamp(factor * by, 1, MOST);
    if (to < LEAST) {
      return NONE;
    }
    double shift = 1 / factor - 1 / to;
    double nextX = x + (boxX - 0.5) * span.across * shift;
    double nextY = y + (boxY - 0.5) * span.down * shift;
    return new Zoom(to, nextX, nextY).within(span);
  }

  /** The look moved over the picture, in fractions of the tile. */
  Zoom moved(double boxX, double boxY, Span span) {
    double nextX = x + boxX * span.across / factor;
    double nextY = y + boxY * span.down / factor;
    return new Zoom(factor, nextX, nextY).within(span);
  }

  /** The look moved so that this point of the picture is in the middle. */
  Zoom centred(double pictureX, double pictureY, Span span) {
    return new Zoom(factor, pictureX, pictureY).within(span);
  }

  /** The same, without a glimpse beyond the picture where there is more of it. */
  Zoom within(Span span) {
    return new Zoom(factor, inside(x, span.across / factor), inside(y, span.down / factor));
  }

  private static double inside(double middle, double length) {
    return length >= 1 ? 0.5 : Math.clamp(middle, length / 2, 1 - length / 2);
  }

  /**
   * The tile's size in pictures, while all of the picture is shown in it: 1 in one direction, and
   * more in the other by the bars beside the picture.
   */
  record Span(double across, double down) {
    /** A tile of the picture's own shape. */
    static final Span EXACT = new Span(1, 1);

    static Span of(double boxWidth, double boxHeight, double width, double height) {
      double scale = Math.min(boxWidth / width, boxHeight / height);
      return new Span(boxWidth / (width * scale), boxHeight / (height * scale));
    }
  }
}
