package app.oriel.rtsp.rtp;

import app.oriel.rtsp.rtp.ClockRate.Finding;
import java.util.concurrent.TimeUnit;

/**
 * Turns the RTP timestamps of pictures or pieces of sound, which wrap and jump, into microseconds
 * that go on. They begin with the time at which the first one came, so that the tracks of a camera
 * lie side by side without its sender reports, which cannot be relied on.
 *
 * <p>Timestamps count as long as they make sense beside the times of arrival, as only they tell
 * when a picture was taken that came in a burst or late. One that does not make sense is replaced
 * by the time that passed, and the next ones count from there: a clock that was set, or that stood
 * still. Where that happens again and again, or where {@link ClockDoubt} or {@link ClockRate} finds
 * that they count at another rate than the named one, the times of arrival alone count until a rate
 * is found that fits. What holds, whatever a camera sends:
 *
 * <ul>
 *   <li>The times of pictures that are in order rise.
 *   <li>Where the clock is as named, times are as far apart as timestamps, to the tick, however
 *       they come.
 *   <li>Where it is not, times lie about half a second from those of arrival at most, and do so
 *       from the first picture on. Nothing is ever made up for by standing still.
 *   <li>A clock that is a percent off is led back gently by {@link ClockDrift}.
 * </ul>
 *
 * Pictures and sound go the same way: both stay near their arrivals and thereby together. One
 * thread.
 */
final class RtpClock {
  private static final long MICROS = 1_000_000;

  /** Pictures that refer to later ones are sent after them. */
  private static final long MOST_BACK = 2 * MICROS;

  /** So many pictures may refer to one later one: the most that decoders can reorder. */
  private static final int MOST_REORDERED = 16;

  /** A rate that was right is not given up sooner: networks are slow for a while. */
  private static final long LONGEST_SLOW = 8 * MICROS;

  /** After standing still: how far behind the time of arrival is still the same time. */
  private static final long SAME_TIME = 100_000;

  private static final int SMOOTHING = 8;
  private static final long FIRST_PACE = 100_000;
  private static final long MOST_JITTER = 500_000;
  private static final int WRONG_STEP = 8;
  private static final int UNTRUSTED = 20;
  private static final int MOST_WRONG = 64;

  private final ClockRate rate;
  private final ClockDoubt doubt;
  private final ClockDrift drift = new ClockDrift();
  private boolean started;
  private boolean fresh = true;

  /** Whether timestamps count, and whether their rate has been seen to be right. */
  private boolean counting = true;

  private boolean proven;

  /** When the rate was first seen to be wrong since it was right. */
  private long firstWrong = Long.MAX_VALUE;

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

  private int wrong;

  /** The last time that was not doubtful, and when that came. */
  private long goodTime;

  private long goodArrival;

  /** How far times are ahead of arrivals at most, which is where nothing was late. */
  private long lead;

  /** The same since the last anchor, for the moment at which the rate is seen to be right. */
  private long reach;

  /** Between pictures, while arrivals alone count; 0 where it is not known yet. */
  private long pace;

  /**
   * @param rate ticks per second, as the description says
   * @param usual whether this is the rate that such a track has to have
   */
  RtpClock(int rate, boolean usual) {
    this.rate = new ClockRate(rate);
    this.doubt = new ClockDoubt(usual);
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
      show(paced(now));
    } else {
      step(rtpStamp - stamp, now, reordered);
    }
    stamp = rtpStamp;
    arrival = now;
    if (!doubt.isSlow() && behind == 0) {
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
    doubt.restart();
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
  }

  private void count(int step, long passed, long now, boolean reordered, boolean more) {
    long said = base + rate.micros(ticks);
    long length = rate.micros(step);
    long off = said - now - lead;
    if (doubt.endsKept(passed)) {
      rate.restart(now);
    }
    boolean doubtful = doubt.isJustified(length, passed, off, proven);
    if (doubtful && !proven) {
      distrust(now);
    } else if (doubtful || ClockDoubt.isJump(length, passed, off) || isBack(reordered)) {
      odd(said, now);
    } else if (more && isDisproved(now)) {
      distrust(now);
    } else {
      follow(length, said, now);
    }
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
      firstWrong = Long.MAX_VALUE;
    } else if (finding == Finding.WRONG) {
      firstWrong = Math.min(firstWrong, now);
    }
    return finding == Finding.WRONG && (!proven || now - firstWrong > LONGEST_SLOW);
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
    doubt.calm();
    behind = 0;
    show(paced(now));
  }

  private void countArrivals(boolean back, long now, boolean more) {
    wrong = back ? Math.min(wrong + WRONG_STEP, MOST_WRONG) : Math.max(wrong - 1, 0);
    show(paced(now));
    if (more && wrong < UNTRUSTED && rate.find()) {
      counting = true;
      proven = true;
      firstWrong = Long.MAX_VALUE;
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
    lead = doubt.isKept() ? Math.max(lead, reach) : lead;
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
