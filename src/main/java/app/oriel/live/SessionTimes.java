package app.oriel.live;

import app.oriel.camera.TimeLimits;
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
 * @param limits of each try of a camera
 */
public record SessionTimes(
    Duration stalledAfter,
    Duration givenUpAfter,
    Duration unreachable,
    Duration off,
    Duration firstBackoff,
    Duration longestBackoff,
    Duration secondChance,
    Duration watch,
    TimeLimits limits) {
  /** With the usual limits. */
  public SessionTimes(
      Duration stalledAfter,
      Duration givenUpAfter,
      Duration unreachable,
      Duration off,
      Duration firstBackoff,
      Duration longestBackoff,
      Duration secondChance,
      Duration watch) {
    this(
        stalledAfter,
        givenUpAfter,
        unreachable,
        off,
        firstBackoff,
        longestBackoff,
        secondChance,
        watch,
        TimeLimits.usual());
  }

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

  /** These, with other limits of each try. */
  public SessionTimes within(TimeLimits others) {
    return new SessionTimes(
        stalledAfter,
        givenUpAfter,
        unreachable,
        off,
        firstBackoff,
        longestBackoff,
        secondChance,
        watch,
        others);
  }
}
