package app.oriel.simulator;

import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Wi-Fi between a camera and its client: now and then the air is busy, all that is ready then is
 * held back, and when the air is free again it leaves together. Nothing is slower on average. The
 * same seed gives the same times. For one thread.
 */
public final class WifiAir {
  /** The air is busy for a third of the time. */
  private static final int FREE_PER_BUSY = 2;

  private static final int LEAST_DIVISOR = 8;

  private final Random random;
  private final long most;
  private long busyFrom;
  private long freeFrom;

  /**
   * @param mostMillis the longest that the air is busy at a time; 0 for air that is always free
   */
  public WifiAir(int mostMillis, long seed) {
    this.most = TimeUnit.MILLISECONDS.toNanos(mostMillis);
    this.random = new Random(seed);
    if (most > 0) {
      drawNext();
    }
  }

  /**
   * When something can leave that is ready at a time.
   *
   * @param ready nanoseconds since the stream's start, not before the last one asked about
   * @return the same time, or the end of the busy spell that it lies in
   */
  public long leaves(long ready) {
    while (most > 0 && ready >= freeFrom) {
      drawNext();
    }
    return ready < busyFrom || most == 0 ? ready : freeFrom;
  }

  private void drawNext() {
    long busy = most / LEAST_DIVISOR + (long) (random.nextDouble() * (most - most / LEAST_DIVISOR));
    long free = (long) (2 * random.nextDouble() * FREE_PER_BUSY * busy);
    busyFrom = freeFrom + free;
    freeFrom = busyFrom + busy;
  }
}
