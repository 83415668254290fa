package app.oriel.rtsp.rtp;

/**
 * Finds the rate at which timestamps really count, by the times at which they arrive.
 *
 * <p>The description names a rate, but cameras count in 90 kHz, in milliseconds or in whatever else
 * they know. So a sample of timestamp and arrival is kept every 50 ms, which skips the rest of a
 * burst, and the last few seconds of them are held against a rate. Where the line between the two
 * is straight, even a short while tells the rate; where it is not, because the network or the
 * camera delivers unevenly, only a longer while does, or none. One thread; allocates nothing per
 * picture.
 */
final class ClockRate {
  private static final long MICROS = 1_000_000;

  /** What clocks count in, whatever is named: pictures, milliseconds, microseconds and so on. */
  private static final int[] USUAL = {
    90_000, 1000, 1_000_000, 30_000, 10_000, 8000, 16_000, 48_000, 10_000_000
  };

  private static final long SAMPLE_EVERY = 50_000;

  /** A power of two: more than ten seconds. */
  private static final int ROOM = 256;

  private static final int FEWEST_TO_DOUBT = 4;
  private static final int FEWEST_TO_TRUST = 8;
  private static final long SHORTEST_DOUBT = 300_000;
  private static final long SHORTEST_TRUST = MICROS;

  /** A rate fits where arrivals are off by at most this part of the time that was looked at. */
  private static final int FITTING = 25;

  /**
   * A rate is wrong where it is off by more than all of this together: so many times the unevenness
   * of arrivals, this part of the time that was looked at, and a delay that may grow.
   */
  private static final int UNEVENNESS = 2;

  private static final int TOLERANCE = 50;
  private static final long LATENESS = 120_000;

  /** Pictures that are shown before others sent earlier; more in a row is a clock that was set. */
  private static final int MOST_REORDERED = 16;

  private final int named;
  private int rate;
  private final long[] stamps = new long[ROOM];
  private final long[] arrivals = new long[ROOM];
  private int taken;
  private long ticks;
  private long top;
  private int behind;

  /** What the arrivals say of a rate. */
  enum Finding {
    UNSURE,
    RIGHT,
    WRONG
  }

  /**
   * @param named ticks per second
   */
  ClockRate(int named) {
    this.named = named;
    this.rate = named;
  }

  /** Ticks in microseconds. */
  long micros(long ticks) {
    // Whole seconds apart, so that no camera runs long enough for an overflow.
    return ticks / rate * MICROS + Math.floorDiv(ticks % rate * MICROS, rate);
  }

  /** Looks at nothing that was before. */
  void restart(long now) {
    ticks = 0;
    top = 0;
    behind = 0;
    taken = 0;
    sample(now);
  }

  /**
   * Another picture came.
   *
   * @param step ticks since the one before
   * @return whether there is more to judge by
   */
  boolean add(int step, long now) {
    ticks += step;
    if (ticks <= top) {
      if (++behind > MOST_REORDERED) {
        restart(now);
      }
      return false;
    }
    top = ticks;
    behind = 0;
    boolean due = now - arrivals[last()] >= SAMPLE_EVERY;
    if (due) {
      sample(now);
    }
    return due;
  }

  private void sample(long now) {
    taken = taken < 2 * ROOM ? taken + 1 : ROOM + 1;
    stamps[last()] = ticks;
    arrivals[last()] = now;
  }

  private int last() {
    return taken - 1 & ROOM - 1;
  }

  /** The one so many samples ago. */
  private int before(int samples) {
    return taken - 1 - samples & ROOM - 1;
  }

  /** Whether timestamps still count as they are believed to. */
  Finding judge() {
    if (fits(rate) < 1) {
      return Finding.RIGHT;
    }
    for (int count = FEWEST_TO_DOUBT; count <= Math.min(taken, ROOM); count += count / 2) {
      if (isWrong(count)) {
        return Finding.WRONG;
      }
    }
    return Finding.UNSURE;
  }

  /** Looks for the rate that fits best; whether there is one, which counts from now on. */
  boolean find() {
    int found = named;
    double best = fits(named);
    for (int usual : USUAL) {
      double fit = fits(usual);
      if (fit < best) {
        best = fit;
        found = usual;
      }
    }
    if (best < 1) {
      rate = found;
    }
    return best < 1;
  }

  /** How well a rate fits, over whatever time it fits best: below 1 is well, 0 is perfect. */
  private double fits(int other) {
    double best = Double.MAX_VALUE;
    for (int count = FEWEST_TO_TRUST; count <= Math.min(taken, ROOM); count += count / 2) {
      long passed = passed(count);
      if (passed >= SHORTEST_TRUST) {
        best = Math.min(best, unevenness(count, (double) MICROS / other) * FITTING / passed);
      }
    }
    return best;
  }

  private boolean isWrong(int count) {
    long passed = passed(count);
    double said = (double) (stamps[last()] - stamps[before(count - 1)]);
    double pace = (double) passed * rate / (said * MICROS);
    double off = passed * Math.abs(1 - pace) / Math.max(1, pace);
    return passed >= SHORTEST_DOUBT
        && off
            > UNEVENNESS * unevenness(count, passed / said)
                + passed / (double) TOLERANCE
                + LATENESS;
  }

  /** Microseconds between the first and the last of so many samples. */
  private long passed(int count) {
    return arrivals[last()] - arrivals[before(count - 1)];
  }

  /** How far apart the earliest and the latest of so many came, were a tick that long. */
  private double unevenness(int count, double microsPerTick) {
    int from = before(count - 1);
    double earliest = 0;
    double latest = 0;
    for (int i = 0; i < count; i++) {
      int at = before(i);
      double said = (stamps[at] - stamps[from]) * microsPerTick;
      double late = (double) (arrivals[at] - arrivals[from]) - said;
      earliest = Math.min(earliest, late);
      latest = Math.max(latest, late);
    }
    return latest - earliest;
  }
}
