package app.oriel.rtsp.rtp;

/**
 * Doubts, by one or two pictures, that timestamps count at the rate that is believed. Much is
 * doubtful before that rate has been seen to be right, and little afterwards: a time that has been
 * told cannot be taken back, while a right clock that is doubted at its beginning loses little. One
 * thread.
 */
final class ClockDoubt {
  /** A clock that is so many times too fast shows in each step, and one too slow in two. */
  private static final int MUCH_TOO_FAST = 9;

  private static final int MUCH_TOO_SLOW = 20;
  private static final long FAST_AHEAD = 300_000;

  /** Beyond what came earliest: no camera has pictures of the future. */
  private static final long MOST_AHEAD = 3_000_000;

  /** What is doubtful before the rate has been seen to be right, and what is so at once. */
  private static final int TWICE = 2;

  private static final long DOUBTFUL_OFF = 250_000;

  /** A rate that is not the usual one is a mistake more often than the line is that uneven. */
  private static final long DOUBTFUL_OFF_AT_ODD_RATE = 120_000;

  private static final long SURELY_OFF = 400_000;

  /** What comes sooner after another is a burst, and says nothing of the pace. */
  private static final long BURST = 20_000;

  /**
   * Between pictures of a burst, where nothing but their distance tells whether it makes sense. Few
   * cameras have longer ones, and fewer do that count at an odd rate.
   */
  private static final long LONGEST = 200_000;

  private static final long LONGEST_AT_ODD_RATE = 90_000;
  private static final long SURELY_TOO_LONG = 600_000;

  private final long longest;
  private final long doubtfulOff;
  private boolean kept;
  private boolean slow;
  private boolean fast;

  /**
   * @param usual whether the rate is the one that such a track has to have
   */
  ClockDoubt(boolean usual) {
    longest = usual ? LONGEST : LONGEST_AT_ODD_RATE;
    doubtfulOff = usual ? DOUBTFUL_OFF : DOUBTFUL_OFF_AT_ODD_RATE;
  }

  /** The next picture is the first. */
  void restart() {
    kept = true;
    calm();
  }

  /** What was doubtful counts no more. */
  void calm() {
    slow = false;
    fast = false;
  }

  /** Whether all so far may have been kept for us: some servers begin with a keyframe of before. */
  boolean isKept() {
    return kept;
  }

  /** Whether what was kept is over with a picture that comes so long after the one before. */
  boolean endsKept(long passed) {
    boolean ends = kept && passed >= BURST;
    kept &= !ends;
    return ends;
  }

  /** Whether the last step was too short for the time that passed. */
  boolean isSlow() {
    return slow;
  }

  /**
   * Whether a step makes no sense beside the time that passed.
   *
   * @param step in microseconds
   * @param off ahead of what came earliest
   * @param proven whether the rate has been seen to be right
   */
  boolean isJustified(long step, long passed, long off, boolean proven) {
    boolean tooSlow = isTooSlow(step, passed, off, proven);
    boolean tooFast = isTooFast(step, passed, off);
    return tooSlow || (tooFast && !proven);
  }

  /** Whether one step alone goes far beyond the time that passed: the clock was set. */
  static boolean isJump(long step, long passed, long off) {
    boolean steep = passed >= BURST && step >= MUCH_TOO_FAST * passed;
    return off > (steep ? FAST_AHEAD : MOST_AHEAD);
  }

  /** Twice in a row, as anything may hold a picture up. */
  private boolean isTooSlow(long step, long passed, long off, boolean proven) {
    boolean slowBefore = slow;
    slow = Math.abs(step) * (proven ? MUCH_TOO_SLOW : TWICE) < passed;
    return slow && slowBefore && (proven || off < -doubtfulOff);
  }

  /** Twice in a row, as the first may be shown after others that come later; or surely. */
  private boolean isTooFast(long step, long passed, long off) {
    boolean fastBefore = fast;
    boolean surely = kept ? step > SURELY_TOO_LONG : off > SURELY_OFF;
    boolean steep = kept ? step > longest : step >= TWICE * passed;
    boolean telling = kept || passed >= BURST || surely;
    fast = steep && telling && off > doubtfulOff;
    return fast && (fastBefore || surely);
  }
}
