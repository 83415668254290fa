package app.oriel.process;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Notices that the machine slept: between two looks, the wall clock went on for much longer than
 * looks are apart. {@link System#nanoTime} does not tell it, for on some systems it stands still
 * meanwhile. Owned by one thread at a time.
 */
public final class SleepWatch {
  /** Longer than a busy machine makes a look wait, shorter than a camera bears silence. */
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(10);

  private final InstantSource clock;
  private Instant last;

  public SleepWatch(InstantSource clock) {
    this.clock = clock;
    this.last = clock.instant();
  }

  /** Whether the machine slept since the last call. */
  public synchronized boolean slept() {
    Instant now = clock.instant();
    boolean slept = Duration.between(last, now).compareTo(LONGEST_LOOK) > 0;
    last = now;
    return slept;
  }
}
