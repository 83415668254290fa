package app.oriel.rtsp;

import java.nio.ByteBuffer;

/**
 * How the packets of one source arrive: RFC 3550, appendix A.1, A.3 and A.8, and its last sender
 * report. Not for several threads.
 */
final class Reception {
  /** RFC 3550, 6.4.1. */
  static final int BLOCK_BYTES = 24;

  /** So far behind is late; further is a camera that began to count anew. RFC 3550, A.1. */
  private static final int MOST_MISORDER = 100;

  private static final int MOST_LOST = 0x7fffff;
  private static final long MICROS = 1_000_000;

  private final int source;
  private final int clockRate;
  private long first = -1;
  private long highest;
  private long received;
  private long expectedBefore;
  private long receivedBefore;
  private long begun;
  private long transit;
  private long jitterTimes16;
  private boolean heard;
  private int lastReport;
  private long lastReportAt;

  /**
   * @param source the SSRC
   * @param clockRate ticks per second of its timestamps
   */
  Reception(int source, int clockRate) {
    this.source = source;
    this.clockRate = clockRate;
  }

  int source() {
    return source;
  }

  /** Whether anything came since the last report on it. */
  boolean isHeard() {
    return heard;
  }

  /**
   * A packet came.
   *
   * @param arrival {@link System#nanoTime}
   */
  void took(int sequence, int timestamp, long arrival) {
    heard = true;
    int ahead = (short) (sequence - (int) highest);
    if (first < 0 || ahead < -MOST_MISORDER) {
      first = sequence;
      highest = sequence;
      received = 0;
      expectedBefore = 0;
      receivedBefore = 0;
    } else if (ahead > 0) {
      highest += ahead;
    }
    received++;
    begun = received == 1 ? arrival : begun;
    long ticks = (arrival - begun) / 1000 * clockRate / MICROS;
    long now = (int) (ticks - timestamp);
    if (received > 1) {
      long change = Math.abs((long) (int) (now - transit));
      jitterTimes16 += change - ((jitterTimes16 + 8) >> 4);
    }
    transit = now;
  }

  /**
   * A sender report came.
   *
   * @param middle the middle 32 bits of its NTP time
   */
  void reported(int middle, long arrival) {
    lastReport = middle;
    lastReportAt = arrival;
  }

  /** Writes the report block of what came since the last. */
  void block(ByteBuffer into, long now) {
    long expected = first < 0 ? 0 : highest - first + 1;
    long expectedNow = expected - expectedBefore;
    long lostNow = expectedNow - (received - receivedBefore);
    int fraction =
        expectedNow <= 0 || lostNow <= 0 ? 0 : (int) Math.min(255, (lostNow << 8) / expectedNow);
    int lost = Math.clamp(expected - received, -MOST_LOST - 1, MOST_LOST);
    expectedBefore = expected;
    receivedBefore = received;
    heard = false;
    into.putInt(source);
    into.putInt(fraction << 24 | (lost & 0xffffff));
    into.putInt((int) highest);
    into.putInt((int) (jitterTimes16 >> 4));
    into.putInt(lastReport);
    // In units of 1/65536 s.
    into.putInt(lastReport == 0 ? 0 : (int) ((now - lastReportAt) / 1000 * 65536 / MICROS));
  }
}
