package app.oriel.live;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next try: doubles from the first to the longest, with jitter so that
 * sixteen cameras that went together do not all come back in one moment. One thread.
 */
final class Backoff {
  private final Duration first;
  private final Duration longest;
  private final DoubleSupplier random;
  private int tries;

  /**
   * @param random from 0 to 1
   */
  Backoff(Duration first, Duration longest, DoubleSupplier random) {
    this.first = first;
    this.longest = longest;
    this.random = random;
  }

  /** The next wait: between half and all of the doubled time. */
  Duration next() {
    int doublings = Math.min(tries++, 20);
    double most =
        Math.min((double) first.toNanos() * (1L << doublings), (double) longest.toNanos());
    return Duration.ofNanos((long) (most * (0.5 + random.getAsDouble() / 2)));
  }

  /** Starts over after success. */
  void reset() {
    tries = 0;
  }
}
