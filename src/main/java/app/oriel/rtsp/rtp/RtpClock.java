package app.oriel.rtsp.rtp;

import app.oriel.rtsp.rtp.ClockRate.Finding;
import java.util.concurrent.TimeUnit;

/**
 * Turns the RTP timestamps of pictures or pieces of sound, which wrap and jump, into microseconds
 * that go on. They begin with the time at which the first one came, so that the tracks of a camera
 * lie side by side without its sender reports, which cannot be relied on.
 *
 * <p>Timestamps count, to the tick, as long as they make sense beside the times of arrival: only
 * they tell when a picture was taken that came in a burst or late. One that does not make sense is
 * replaced by the time that passed, and the next ones count from there: a clock that was set, or
 * that stood still. Where that happens again and again, or where {@link ClockRate} finds that they
 * count at another rate than the named one, the times of arrival alone count until a rate is found
 * that fits. The first second decides most, so until a rate has been seen to be right a clock is
 * doubted as soon as it is a little off: a time that has been told cannot be taken back, and what
 * had run ahead would have to be made up for by standing still.
 *
 * <p>A clock that is right but for a percent is led back gently before pictures and sound are
 * audibly apart. Whatever happens, times of pictures that are in order rise. One thread.
 */
final class RtpClock {
  private static final long MICROS = 1_000_000;

  /** Beyond what came earliest: no camera has pictures of the future. */
  private static final long MOST_AHEAD = 3 * MICROS;

  /** Pictures that refer to later ones are sent after them. */
  private static final long MOST_BACK = 2 * MICROS;

  /** So many pictures may refer to one later one: the most that decoders can reorder. */
  private static final int MOST_REORDERED = 16;

  /** A clock that runs so many times too fast shows in each step, and one too slow in two. */
  private static final int MUCH_TOO_FAST = 9;

  private static final int MUCH_TOO_SLOW = 20;
  private static final long FAST_AHEAD = 300_000;

  /** The same before the rate has been seen to be right. */
  private static final int DOUBTFUL = 2;

  private static final long DOUBTFUL_OFF = 120_000;

  /** What comes sooner after another is a burst, and says nothing of the pace. */
  private static final long BURST = 20_000;

  private static final long SURELY_OFF = 400_000;

  /** Between pictures that were kept for us; few cameras have so few, fewer count at odd rates. */
  private static final long LONGEST_KEPT = 200_000;

  private static final long LONGEST_ODD_KEPT = 90_000;
  private static final long SURELY_KEPT = 600_000;

  /** A rate that was right is not given up sooner: networks are slow for a while. */
  private static final long LONGEST_SLOW = 8 * MICROS;

  /** Two clocks drift apart by 200 parts in a million. */
  private static final long DRIFT = 5000;

  /** After standing still: how far behind the time of arrival is still the same time. */
  private static final long SAME_TIME = 100_000;

  private static final int SMOOTHING = 8;
  private static final long FIRST_PACE = 100_000;
  private static final long MOST_JITTER = 500_000;
  private static final int WRONG_STEP = 8;
  private static final int UNTRUSTED = 20;
  private static final int MOST_WRONG = 64;

  private final ClockRate rate;

  /** Whether the named rate is likely enough for a burst to be believed. */
  private final boolean usual;

  private final ClockDrift drift = new ClockDrift();
  private boolean started;
  private boolean fresh = true;

  /** Whether timestamps count, and whether their rate has been seen to be right. */
  private boolean counting = true;

  private boolean proven;
  private long lastRight;

  /** Whether all so far may have been kept for us: some servers begin with a keyframe of before. */
  private boolean kept;

  private int stamp;
  private long arrival;
  private long time;

  /** The greatest so far. */
  private long peak = Long.MIN_VALUE;

  /** Ticks since the base time, of the last timestamp and of the greatest. */
  private long ticks;

  private long top;
  private long base;

  /** How many in a row were below the greatest. */
  private int behind;

  private boolean slow;
  private boolean fast;
  private boolean stoodStill;
  private int wrong;

  /** The last time that was not doubtful, and when that came. */
  private long goodTime;

  private long goodArrival;

  /** How far times are ahead of arrivals at most, which is where nothing was late. */
  private long lead;

  /** The same since the last doubt, as long as no rate has confirmed it. */
  private long reach;

  /** Between pictures, while arrivals alone count; 0 where it is not known yet. */
  private long pace;

  /**
   * @param rate ticks per second, as the description says
   * @param usual whether this is the rate that such a track has to have
   */
  RtpClock(int rate, boolean usual) {
    this.rate = new ClockRate(rate);
    this.usual = usual;
  }

  /** What comes next counts from a time of its own. */
  void restart() {
    fresh = true;
  }

  /**
   * Microseconds for one picture or piece of sound.
   *
   * @param nanos {@link System#nanoTime} when the first of it came
   * @param reordered whether it may be shown before others that were sent before it
   */
  long micros(int rtpStamp, long nanos, boolean reordered) {
    long now = TimeUnit.NANOSECONDS.toMicros(nanos);
    if (fresh) {
      begin(now);
    } else if (rtpStamp == stamp) {
      stoodStill = true;
      show(paced(now));
    } else {
      step(rtpStamp - stamp, now, reordered);
    }
    stamp = rtpStamp;
    arrival = now;
    if (!slow && behind == 0) {
      goodTime = time;
      goodArrival = now;
    }
    return time;
  }

  private void begin(long now) {
    anchor(started ? expected(now) : now);
    rate.restart(now);
    drift.restart(now);
    started = true;
    fresh = false;
    proven = false;
    kept = true;
    slow = false;
    fast = false;
    stoodStill = false;
    lastRight = now;
  }

  private void step(int step, long now, boolean reordered) {
    long passed = Math.max(0, now - arrival);
    boolean more = rate.add(step, now);
    if (counting) {
      ticks += step;
      count(step, passed, now, reordered, more);
    } else {
      countArrivals(step < 0 && !reordered, now, more);
    }
    stoodStill = false;
    lead -= passed / DRIFT;
  }

  private void count(int step, long passed, long now, boolean reordered, boolean more) {
    long said = base + rate.micros(ticks);
    long length = rate.micros(step);
    if (kept && passed >= BURST) {
      kept = false;
      rate.restart(now);
    }
    boolean doubtful =
        isTooSlow(length, passed, said - now) | isDoubtful(length, passed, said - now);
    if (doubtful && !proven) {
      distrust(now);
    } else if (doubtful || isFast(length, passed, said - now) || isBack(reordered)) {
      odd(said, now);
    } else if (more && isDisproved(now)) {
      distrust(now);
    } else {
      follow(length, said, now);
    }
  }

  /** Twice, as anything may hold a picture up. */
  private boolean isTooSlow(long length, long passed, long ahead) {
    boolean slowBefore = slow;
    slow = Math.abs(length) * (proven ? MUCH_TOO_SLOW : DOUBTFUL) < passed;
    return slow && slowBefore && (proven || ahead < lead - DOUBTFUL_OFF);
  }

  /**
   * Of a rate that was never seen to be right: whether it seems to be too fast. Twice, as the first
   * may be shown after others that come later.
   */
  private boolean isDoubtful(long length, long passed, long ahead) {
    boolean fastBefore = fast;
    long off = ahead - lead;
    long longest = usual ? LONGEST_KEPT : LONGEST_ODD_KEPT;
    boolean surely = kept ? length > SURELY_KEPT : off > SURELY_OFF;
    fast =
        !proven
            && off > DOUBTFUL_OFF
            && (kept ? length > longest : length >= DOUBTFUL * passed)
            && (kept || passed >= BURST || surely);
    return fast && (fastBefore || surely);
  }

  private boolean isFast(long length, long passed, long ahead) {
    boolean steep = passed >= BURST && length >= MUCH_TOO_FAST * passed;
    return ahead > lead + (steep ? FAST_AHEAD : MOST_AHEAD);
  }

  /** Whether the clock went back, other than for a picture that is shown before earlier ones. */
  private boolean isBack(boolean reordered) {
    if (ticks > top) {
      behind = 0;
      return false;
    }
    behind++;
    return !reordered || behind > MOST_REORDERED || rate.micros(top - ticks) > MOST_BACK;
  }

  private boolean isDisproved(long now) {
    Finding finding = rate.judge();
    if (finding == Finding.RIGHT) {
      lead = proven ? lead : Math.max(lead, reach);
      proven = true;
      lastRight = now;
    }
    return finding == Finding.WRONG && (!proven || now - lastRight > LONGEST_SLOW);
  }

  /** A timestamp that makes no sense; the next ones may. */
  private void odd(long said, long now) {
    wrong = Math.min(wrong + WRONG_STEP, MOST_WRONG);
    if (wrong >= UNTRUSTED) {
      distrust(now);
    } else if (said <= peak && said > peak - SAME_TIME) {
      behind = 0;
      show(said);
    } else {
      anchor(expected(now));
      rate.restart(now);
    }
  }

  /** From now on arrivals alone count. */
  private void distrust(long now) {
    counting = false;
    slow = false;
    fast = false;
    behind = 0;
    show(paced(now));
  }

  private void countArrivals(boolean back, long now, boolean more) {
    wrong = back ? Math.min(wrong + WRONG_STEP, MOST_WRONG) : Math.max(wrong - 1, 0);
    show(paced(now));
    if (more && wrong < UNTRUSTED && rate.find()) {
      counting = true;
      proven = true;
      lastRight = now;
      pace = 0;
      anchor(Math.max(time, now + lead));
      drift.restart(now);
    }
  }

  /** A timestamp that makes sense. */
  private void follow(long length, long said, long now) {
    wrong = Math.max(wrong - 1, 0);
    top = Math.max(top, ticks);
    if (behind == 0 && said < peak - SAME_TIME) {
      anchor(expected(now));
      rate.restart(now);
      return;
    }
    show(said);
    pace = 0;
    reach = Math.max(reach, said - now);
    lead = kept ? Math.max(lead, reach) : lead;
    if (behind == 0) {
      base += drift.correction(said - now, length, now);
    }
  }

  /** The last timestamp stands for this time. */
  private void anchor(long at) {
    ticks = 0;
    top = 0;
    behind = 0;
    show(at);
    base = time;
    reach = Long.MIN_VALUE;
  }

  private void show(long at) {
    time = behind == 0 ? Math.max(at, peak + 1) : at;
    peak = Math.max(peak, time);
  }

  private long expected(long now) {
    return goodTime + Math.max(0, now - goodArrival);
  }

  /**
   * A time by arrival alone, in the pace of arrivals rather than in their very moments: packets
   * come in bursts. Times that are too late hurry, those that are too early slow down.
   */
  private long paced(long now) {
    long passed = Math.max(0, now - arrival);
    pace =
        pace == 0
            ? Math.min(passed, FIRST_PACE)
            : pace + (Math.min(passed, 2 * pace) - pace) / SMOOTHING;
    long next = time + pace;
    long error = now + lead - next;
    return error > MOST_JITTER
        ? now + lead
        : Math.max(next + Math.max(error / SMOOTHING, -pace / 2), time + 1);
  }
}
