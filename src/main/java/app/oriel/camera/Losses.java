package app.oriel.camera;

/**
 * What of a stream did not come through.
 *
 * @param packets pieces of the stream that never came, of all tracks
 * @param units access units that were not whole for want of them, or needed one that was not
 */
public record Losses(long packets, long units) {
  /** Nothing was lost. */
  public static final Losses NONE = new Losses(0, 0);

  /** What was lost since then. */
  public Losses since(Losses before) {
    return new Losses(packets - before.packets, units - before.units);
  }
}
