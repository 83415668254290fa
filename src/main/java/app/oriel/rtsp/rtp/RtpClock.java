package app.oriel.rtsp.rtp;

import java.util.concurrent.TimeUnit;

/**
 * Turns the RTP timestamps of pictures or pieces of sound, which wrap and jump, into microseconds
 * that go on. They begin with the time at which the first one came, so that the tracks of a camera
 * lie side by side without its sender reports, which cannot be relied on.
 *
 * <p>Timestamps count as long as they make sense beside the times of arrival. One that does not is
 * replaced by the time that passed, and the next ones count from there: a clock that was set, or
 * that stands still. Where that happens again and again, or where {@link ClockRate} finds no rate,
 * the times of arrival alone count until the timestamps make sense again. One thread.
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

  /** Less time says nothing of the pace: packets come in bursts. */
  private static final long SHORTEST_PASSED = 20_000;

  private static final long FAST_AHEAD = 300_000;

  /** Two clocks drift apart by 200 parts in a million. */
  private static final long DRIFT = 5000;

  /** After standing still: how far behind the time of arrival is still the same time. */
  private static final long SAME_TIME = 100_000;

  private static final int SMOOTHING = 8;
  private static final long MOST_JITTER = 500_000;
  private static final int WRONG_STEP = 8;
  private static final int UNTRUSTED = 20;
  private static final int MOST_WRONG = 64;

  private final ClockRate rate;
  private boolean started;
  private boolean fresh = true;
  private int stamp;
  private long arrival;
  private long time;

  /** Ticks since the base time, of the last timestamp and of the greatest. */
  private long ticks;

  private long top;
  private long base;

  /** How many in a row were below the greatest. */
  private int behind;

  private boolean slow;
  private boolean stoodStill;
  private int wrong;

  /** The last time that was not doubtful, and when that came. */
  private long goodTime;

  private long goodArrival;

  /** How far times are ahead of arrivals at most, which is where nothing was late. */
  private long lead;

  /** Between pictures, while arrivals alone count; 0 where it is not known yet. */
  private long pace;

  /**
   * @param rate ticks per second, as the description says
   * @param sure whether that holds before it was seen
   */
  RtpClock(int rate, boolean sure) {
    this.rate = new ClockRate(rate, sure);
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
      time = paced(now);
      if (rate.count(0, now)) {
        anchor(time);
      }
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
    started = true;
    fresh = false;
    slow = false;
    stoodStill = false;
  }

  /**
   * A time by arrival alone, in the pace of arrivals rather than in their very moments: packets
   * come in bursts.
   */
  private long paced(long now) {
    long passed = Math.max(0, now - arrival);
    pace = pace == 0 ? passed : pace + (Math.min(passed, 2 * pace) - pace) / SMOOTHING;
    long next = time + pace;
    long error = now + lead - next;
    return Math.abs(error) > MOST_JITTER
        ? Math.max(now + lead, time + 1)
        : Math.max(next + error / SMOOTHING, time + 1);
  }

  private long expected(long now) {
    return goodTime + Math.max(0, now - goodArrival);
  }

  /** The last timestamp stands for this time. */
  private void anchor(long at) {
    base = at;
    ticks = 0;
    top = 0;
    behind = 0;
    time = at;
  }

  private void step(int step, long now, boolean reordered) {
    ticks += step;
    long passed = Math.max(0, now - arrival);
    long said = base + rate.micros(ticks);
    boolean odd = isOdd(rate.micros(step), passed, said - now, reordered);
    if (odd) {
      wrong = Math.min(wrong + WRONG_STEP, MOST_WRONG);
      anchor(wrong >= UNTRUSTED ? paced(now) : expected(now));
      rate.restart(now);
    } else {
      wrong = Math.max(wrong - 1, 0);
      top = Math.max(top, ticks);
      follow(step, said, now);
    }
    stoodStill = false;
    lead -= passed / DRIFT;
  }

  /** A timestamp that makes sense. */
  private void follow(int step, long said, long now) {
    boolean otherRate = rate.count(step, now);
    boolean stoodWhileTimePassed = stoodStill && said < time - SAME_TIME;
    if (wrong >= UNTRUSTED || !rate.isKnown()) {
      anchor(paced(now));
    } else if (otherRate || stoodWhileTimePassed) {
      anchor(expected(now));
    } else {
      time = stoodStill ? Math.max(said, time) : said;
      lead = Math.max(time - now, lead);
      pace = 0;
    }
  }

  private boolean isOdd(long step, long passed, long ahead, boolean reordered) {
    boolean slowBefore = slow;
    slow = Math.abs(step) * MUCH_TOO_SLOW < passed;
    boolean fast =
        passed >= SHORTEST_PASSED && step >= MUCH_TOO_FAST * passed && ahead > lead + FAST_AHEAD;
    return (slow && slowBefore) || fast || ahead > lead + MOST_AHEAD || isBack(reordered);
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
}
