package app.oriel.camera;

/**
 * How a picture has to be turned to stand upright, in quarters: first rows become columns, then it
 * is mirrored, then flipped.
 *
 * @param transposed whether its rows are shown as columns
 * @param mirrored whether left and right change places
 * @param flipped whether top and bottom change places
 */
public record Orientation(boolean transposed, boolean mirrored, boolean flipped) {
  /** A picture that is shown as it is. */
  public static final Orientation UPRIGHT = new Orientation(false, false, false);

  /** Whether nothing need be turned. */
  public boolean isUpright() {
    return !transposed && !mirrored && !flipped;
  }
}
