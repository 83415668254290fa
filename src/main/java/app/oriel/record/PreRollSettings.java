package app.oriel.record;

import java.time.Duration;

/**
 * How much of each camera is remembered.
 *
 * @param length zero for nothing
 * @param bytes at most, of one camera
 * @param after how long a saved clip goes on
 */
public record PreRollSettings(Duration length, long bytes, Duration after) {
  /** The last half minute, if it has no more than 4 Mbit/s, and ten seconds more. */
  public static PreRollSettings usual() {
    return new PreRollSettings(Duration.ofSeconds(30), 16L << 20, Duration.ofSeconds(10));
  }

  /** Nothing but what is recorded. */
  public static PreRollSettings none() {
    return new PreRollSettings(Duration.ZERO, 16L << 20, Duration.ofSeconds(10));
  }
}
