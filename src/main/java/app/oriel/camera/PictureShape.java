package app.oriel.camera;

/**
 * How the pictures of a stream are to be shown.
 *
 * @param pixels the shape of their pixels as they are stored
 * @param orientation how they are then turned
 */
public record PictureShape(PixelAspect pixels, Orientation orientation) {
  /** Square pixels, upright; for all that says nothing else. */
  public static final PictureShape PLAIN =
      new PictureShape(PixelAspect.UNSAID, Orientation.UPRIGHT);

  /** The same turned likewise, with other pixels. */
  public PictureShape with(PixelAspect other) {
    return other.equals(pixels) ? this : new PictureShape(other, orientation);
  }
}
