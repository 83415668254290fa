package app.oriel.simulator.ipc;

import app.oriel.simulator.Quirks;
import app.oriel.simulator.ipc.IpcTraits.TimestampJump;
import java.util.concurrent.TimeUnit;

/** The timestamps of one track: capture times in the track's own unit, and how they err. */
final class RtpClock {
  private static final long JUMP_AFTER = TimeUnit.SECONDS.toNanos(3);
  private static final int AHEAD_SECONDS = 3600;
  private static final int BACK_SECONDS = 60;
  private static final int FIRST_SECONDS = 100;

  private final int rate;
  private final TimestampJump jump;

  RtpClock(int rate, Quirks quirks) {
    this.rate = rate;
    this.jump = quirks.get(IpcQuirk.TIMESTAMP_JUMP);
  }

  /** The timestamp that a stream begins with. */
  long first() {
    long seconds = TimeUnit.NANOSECONDS.toSeconds(JUMP_AFTER);
    return jump == TimestampJump.WRAP ? (1L << 32) - seconds * rate : (long) FIRST_SECONDS * rate;
  }

  /**
   * The timestamp of a moment, modulo 2^32.
   *
   * @param since nanoseconds since the stream's first picture; may be negative
   */
  long at(long since) {
    long seconds =
        since < JUMP_AFTER
            ? 0
            : switch (jump) {
              case NONE, WRAP -> 0;
              case FORWARD -> AHEAD_SECONDS;
              case BACK -> -BACK_SECONDS;
            };
    long ticks = Math.round(since / 1e9 * rate);
    return (first() + ticks + seconds * rate) & 0xffff_ffffL;
  }
}
