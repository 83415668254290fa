package app.oriel.camera;

/**
 * The shape of a picture's pixels, their width to their height: the sample aspect ratio of ITU-T
 * H.264 and H.265, annex E. In lowest terms; what no camera means is as good as not said.
 */
public record PixelAspect(int width, int height) {
  /** Nobody said anything that makes sense: the pixels are taken as square. */
  public static final PixelAspect UNSAID = new PixelAspect(0, 0);

  /** The widest that the standards name is 32 to 11; beyond this it is a mistake or an attack. */
  private static final int MOST = 4;

  public PixelAspect {
    boolean sane =
        width > 0 && height > 0 && width <= (long) MOST * height && height <= (long) MOST * width;
    int common = sane ? commonDivisor(width, height) : 1;
    width = sane ? width / common : 0;
    height = sane ? height / common : 0;
  }

  private static int commonDivisor(int one, int other) {
    return other == 0 ? one : commonDivisor(other, one % other);
  }

  /** Whether anybody said it. */
  public boolean isSaid() {
    return width > 0;
  }

  /** Width by height, 1 where nobody said it. */
  public double ratio() {
    return isSaid() ? (double) width / height : 1;
  }

  /** This, or another where nobody said this. */
  public PixelAspect or(PixelAspect other) {
    return isSaid() ? this : other;
  }
}
