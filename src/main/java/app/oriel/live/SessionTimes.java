package app.oriel.live;

import java.time.Duration;

/**
 * When a session acts by itself.
 *
 * @param stalledAfter no picture for this long is shown as stalled
 * @param givenUpAfter no picture for this long ends the connection, to open a new one
 * @param unreachable between two tries of a camera that does not answer
 * @param off between two looks at a camera that is switched off
 * @param firstBackoff the first wait after busy and protocol errors
 * @param longestBackoff the longest such wait
 * @param secondChance before credentials that had worked and were refused get their one more try
 * @param watch between two looks at the clock
 */
public record SessionTimes(
    Duration stalledAfter,
    Duration givenUpAfter,
    Duration unreachable,
    Duration off,
    Duration firstBackoff,
    Duration longestBackoff,
    Duration secondChance,
    Duration watch) {
  /** The times that users see. */
  public static SessionTimes usual() {
    return new SessionTimes(
        // With the looks at the clock it is shown within three seconds.
        Duration.ofMillis(2500),
        Duration.ofSeconds(8),
        Duration.ofSeconds(2),
        Duration.ofSeconds(2),
        Duration.ofSeconds(1),
        Duration.ofSeconds(60),
        Duration.ofSeconds(30),
        Duration.ofMillis(500));
  }
}
