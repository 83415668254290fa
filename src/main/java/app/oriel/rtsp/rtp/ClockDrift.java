package app.oriel.rtsp.rtp;

/**
 * Leads times back that drift away from the arrivals, as those of a clock do that is a percent off.
 * Arrivals say nothing one by one, but the earliest in some seconds came as fast as it can be; if
 * that is off for long, then it is the clock. Up to then nothing is corrected. One thread.
 */
final class ClockDrift {
  private static final long WINDOW = 5_000_000;

  /** Less is neither seen nor heard. */
  private static final long MOST_OFF = 200_000;

  /** Pictures go faster or slower by this part. */
  private static final int GENTLY = 8;

  private boolean known;
  private long usual;
  private long best;
  private long since;
  private long offBefore;
  private long left;

  /** As far ahead as they are in the next seconds, times are right. */
  void restart(long now) {
    known = false;
    offBefore = 0;
    left = 0;
    begin(now);
  }

  private void begin(long now) {
    best = Long.MIN_VALUE;
    since = now;
  }

  /**
   * By how much the times after this one have to change.
   *
   * @param ahead of its arrival
   * @param length since the time before it
   */
  long correction(long ahead, long length, long now) {
    best = Math.max(best, ahead);
    if (now - since >= WINDOW) {
      look();
      begin(now);
    }
    long most = Math.max(length, 0) / GENTLY;
    long part = Math.clamp(left, -most, most);
    left -= part;
    return part;
  }

  private void look() {
    if (!known) {
      known = true;
      usual = best;
    }
    long off = best - usual;
    boolean tooFar = Math.min(Math.abs(off), Math.abs(offBefore)) > MOST_OFF;
    if (left == 0 && tooFar && (off > 0) == (offBefore > 0)) {
      left = -off;
      offBefore = 0;
    } else {
      offBefore = off;
    }
  }
}
