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
  private final Duration steady;
  private int tries;
  private boolean works;
  private long since;

  /**
   * @param steady what has worked for less starts nothing over
   * @param random from 0 to 1
   */
  Backoff(Duration first, Duration longest, Duration steady, DoubleSupplier random) {
    this.first = first;
    this.longest = longest;
    this.steady = steady;
    this.random = random;
  }

  /** The next wait: between half and all of the doubled time. */
  Duration next() {
    int doublings = Math.min(tries++, 20);
    double most =
        Math.min((double) first.toNanos() * (1L << doublings), (double) longest.toNanos());
    return Duration.ofNanos((long) (most * (0.5 + random.getAsDouble() / 2)));
  }

  /** It works, since now or longer. */
  void works(long now) {
    since = works ? since : now;
    works = true;
  }

  /**
   * It works no more; the waits start over if it had for long enough.
   *
   * @return whether it had
   */
  boolean failed(long now) {
    boolean lasted = works && now - since >= steady.toNanos();
    if (lasted) {
      tries = 0;
    }
    works = false;
    return lasted;
  }

  /** What failed before counts no more. */
  void startOver() {
    tries = 0;
  }
}
