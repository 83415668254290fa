package app.oriel.live;

/** The size of a picture in pixels. */
public record FrameSize(int width, int height) {
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
