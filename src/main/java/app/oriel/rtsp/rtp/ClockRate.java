package app.oriel.rtsp.rtp;

/**
 * The rate at which timestamps count: the one that the description names, or 90 kHz, which is the
 * law for pictures, or none that is known. What is named is believed until the times of arrival
 * plainly show another for a while. One thread.
 */
final class ClockRate {
  private static final long MICROS = 1_000_000;
  private static final int PICTURES = 90_000;

  /** So long and so many pictures are looked at together. */
  private static final long WINDOW = 2 * MICROS;

  private static final int WINDOW_COUNT = 8;

  /** Where the description names an odd rate, the first pictures are looked at one by one. */
  private static final long FIRST_WINDOW = 500_000;

  private static final long FIRST_STEP = 20_000;

  /** So many windows in a row have to disagree with what is believed, and agree on it. */
  private static final int WRONG_WINDOWS = 2;

  private final int named;
  private int rate;
  private boolean known = true;
  private boolean settled;

  /** Since the window began: ticks of the last timestamp and of the greatest, time, pictures. */
  private long ticks;

  private long top;
  private long since;
  private int count;
  private int wrong;
  private double wrongRate;

  /**
   * @param named ticks per second
   * @param sure whether there is no other that it may well be
   */
  ClockRate(int named, boolean sure) {
    this.named = named;
    this.rate = named;
    this.settled = sure;
  }

  /** Whether there is a rate at all. */
  boolean isKnown() {
    return known;
  }

  /** Ticks in microseconds. */
  long micros(long ticks) {
    // Whole seconds apart, so that no camera runs long enough for an overflow.
    return ticks / rate * MICROS + Math.floorDiv(ticks % rate * MICROS, rate);
  }

  /** Looks at nothing that was before. */
  void restart(long now) {
    begin(0, now);
  }

  /** A window begins with a timestamp that may be below the greatest. */
  private void begin(long below, long now) {
    ticks = below;
    top = 0;
    since = now;
    count = 0;
  }

  /**
   * Another picture came.
   *
   * @param step ticks since the one before
   * @return whether from now on another rate counts
   */
  boolean count(int step, long now) {
    ticks += step;
    top = Math.max(top, ticks);
    count++;
    long passed = now - since;
    double seen = (double) top * MICROS / Math.max(passed, 1);
    if (!settled) {
      settled = passed >= FIRST_WINDOW;
      return passed >= FIRST_STEP && !fits(seen, rate) && fits(seen, other()) && follow(other());
    }
    if (passed < WINDOW || count < WINDOW_COUNT) {
      return false;
    }
    begin(ticks - top, now);
    return judge(seen);
  }

  private boolean judge(double seen) {
    if (fits(seen, rate)) {
      wrong = 0;
      known = true;
      return false;
    }
    wrong = fits(seen, wrongRate) ? wrong + 1 : 1;
    wrongRate = seen;
    if (wrong < WRONG_WINDOWS) {
      return false;
    }
    known = fits(seen, other());
    return known && follow(other());
  }

  private boolean follow(int other) {
    rate = other;
    wrong = 0;
    return true;
  }

  private int other() {
    return rate == named ? PICTURES : named;
  }

  private static boolean fits(double seen, double rate) {
    return seen >= rate * 0.7 && seen <= rate * 1.4;
  }
}
