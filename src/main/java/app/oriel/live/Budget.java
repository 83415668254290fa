package app.oriel.live;

/**
 * A camera's connections.
 *
 * @param used those that stand now, for all tiles together
 * @param most it is asked for at a time; {@link Integer#MAX_VALUE} where no limit is known
 */
public record Budget(int used, int most) {
  /** Whether there is a limit. */
  public boolean isLimited() {
    return most < Integer.MAX_VALUE;
  }
}
