package app.oriel.camera;

import java.util.concurrent.TimeUnit;

/**
 * How much of a camera is taken in a second, at most: so much that no honest one ever waits, and so
 * little that one that floods leaves the processor to the others. Not for several threads.
 */
public final class Pace {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  private final long perSecond;
  private final long burstNanos;
  private long due;
  private boolean begun;

  /**
   * @param perSecond units of whatever is counted
   * @param burst may come at once after a rest
   */
  public Pace(long perSecond, long burst) {
    this.perSecond = perSecond;
    this.burstNanos = burst * SECOND / perSecond;
  }

  /**
   * So much was taken.
   *
   * @param units few enough that their nanoseconds are a {@code long}
   * @param now {@link System#nanoTime}
   */
  public void took(long units, long now) {
    if (!begun || due - (now - burstNanos) < 0) {
      begun = true;
      due = now - burstNanos;
    }
    due += units * SECOND / perSecond;
  }

  /** The nanoseconds to wait before more is taken; none or fewer where more may be taken now. */
  public long left(long now) {
    return begun ? due - now : 0;
  }
}
