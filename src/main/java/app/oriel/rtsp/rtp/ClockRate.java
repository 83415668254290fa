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
  private static final long FIRST_LOOK = 150_000;

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

  /** What a picture shows of the rate. */
  enum Finding {
    NOTHING,
    /** For a while now it has been as it was believed to be. */
    CONFIRMED,
    /** From now on another rate counts. */
    CHANGED
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
   */
  Finding count(int step, long now) {
    ticks += step;
    top = Math.max(top, ticks);
    count++;
    long passed = now - since;
    double seen = (double) top * MICROS / Math.max(passed, 1);
    if (passed < WINDOW || count < WINDOW_COUNT) {
      boolean plainlyOther = !settled && passed >= FIRST_LOOK && !fits(seen, rate);
      return plainlyOther && fits(seen, other()) ? follow(other()) : Finding.NOTHING;
    }
    begin(ticks - top, now);
    settled = true;
    return judge(seen);
  }

  private Finding judge(double seen) {
    if (fits(seen, rate)) {
      wrong = 0;
      known = true;
      return Finding.CONFIRMED;
    }
    wrong = fits(seen, wrongRate) ? wrong + 1 : 1;
    wrongRate = seen;
    if (wrong < WRONG_WINDOWS) {
      return Finding.NOTHING;
    }
    known = fits(seen, other());
    return known ? follow(other()) : Finding.NOTHING;
  }

  private Finding follow(int other) {
    rate = other;
    wrong = 0;
    return Finding.CHANGED;
  }

  private int other() {
    return rate == named ? PICTURES : named;
  }

  private static boolean fits(double seen, double rate) {
    return seen >= rate * 0.7 && seen <= rate * 1.4;
  }
}
