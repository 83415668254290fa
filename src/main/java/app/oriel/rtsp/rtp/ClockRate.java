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

  /** The same before anything is known. */
  private static final long FIRST_WINDOW = 150_000;

  private static final int FIRST_COUNT = 3;

  /** So many windows in a row have to disagree with what is believed, and agree on it. */
  private static final int WRONG_WINDOWS = 2;

  private final int named;
  private int rate;
  private boolean known;

  /** Since the window began: ticks of the last timestamp and of the greatest, time, pictures. */
  private long ticks;

  private long top;
  private long since;
  private int count;
  private int wrong;
  private double wrongRate;

  /**
   * @param named ticks per second
   * @param sure whether it holds before it was seen
   */
  ClockRate(int named, boolean sure) {
    this.named = named;
    this.rate = named;
    this.known = sure;
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
    boolean first = !known && wrong == 0;
    long passed = now - since;
    if (passed < (first ? FIRST_WINDOW : WINDOW) || count < (first ? FIRST_COUNT : WINDOW_COUNT)) {
      return false;
    }
    double seen = (double) top * MICROS / passed;
    begin(ticks - top, now);
    return judge(seen);
  }

  private boolean judge(double seen) {
    int fitting = fits(seen, rate) ? rate : fits(seen, other()) ? other() : 0;
    if (fitting == rate) {
      wrong = 0;
      known = true;
      return false;
    }
    wrong = fits(seen, wrongRate) ? wrong + 1 : 1;
    wrongRate = seen;
    if (known && wrong < WRONG_WINDOWS) {
      return false;
    }
    known = fitting > 0;
    rate = known ? fitting : rate;
    wrong = known ? 0 : wrong;
    return known;
  }

  private int other() {
    return rate == named ? PICTURES : named;
  }

  private static boolean fits(double seen, double rate) {
    return seen >= rate * 0.7 && seen <= rate * 1.4;
  }
}
