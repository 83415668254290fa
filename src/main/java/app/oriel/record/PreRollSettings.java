package app.oriel.record;

import java.time.Duration;

/**
 * How much of each camera is remembered.
 *
 * @param length zero for nothing
 * @param bytes at most, of one camera
 * @param after how long a saved clip goes on
 * @param best whether the best stream is kept open for it; else what a tile shows is remembered
 */
public record PreRollSettings(Duration length, long bytes, Duration after, boolean best) {
  private static final long BYTES = 16L << 20;
  private static final Duration AFTER = Duration.ofSeconds(10);

  /** The last half minute of what is shown, if it has no more than 4 Mbit/s, and ten seconds. */
  public static PreRollSettings usual() {
    return of(Duration.ofSeconds(30), false);
  }

  /** Nothing but what is recorded. */
  public static PreRollSettings none() {
    return of(Duration.ZERO, false);
  }

  /** So much, in so many bytes as are usual. */
  public static PreRollSettings of(Duration length, boolean best) {
    return new PreRollSettings(length, BYTES, AFTER, best);
  }
}
