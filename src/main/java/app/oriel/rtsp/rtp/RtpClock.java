package app.oriel.rtsp.rtp;

import java.util.concurrent.TimeUnit;

/**
 * Turns RTP timestamps, which wrap and jump, into microseconds that go on. They begin with the time
 * at which the first packet came, so that the tracks of a camera lie side by side without its
 * sender reports, which cannot be relied on.
 */
final class RtpClock {
  private static final long MICROS = 1_000_000;

  /** Cameras were seen to jump; nothing else is so far from what came before. */
  private static final long MOST_AHEAD_SECONDS = 10;

  /** Pictures that refer to later ones are sent after them. */
  private static final long MOST_BACK_SECONDS = 2;

  private final int rate;
  private boolean started;
  private int lastStamp;
  private long ticks;
  private long base;
  private long lastMicros;
  private long lastArrival;

  /**
   * @param rate ticks per second
   */
  RtpClock(int rate) {
    this.rate = rate;
  }

  /** Microseconds for a packet's timestamp. */
  long micros(int stamp, long arrival) {
    int step = stamp - lastStamp;
    if (!started) {
      started = true;
      base = TimeUnit.NANOSECONDS.toMicros(arrival);
    } else if (step > MOST_AHEAD_SECONDS * rate || step < -MOST_BACK_SECONDS * rate) {
      base = lastMicros + Math.max(0, TimeUnit.NANOSECONDS.toMicros(arrival - lastArrival));
      ticks = 0;
    } else {
      ticks += step;
    }
    lastStamp = stamp;
    lastArrival = arrival;
    lastMicros = base + Math.floorDiv(ticks * MICROS, rate);
    return lastMicros;
  }
}
