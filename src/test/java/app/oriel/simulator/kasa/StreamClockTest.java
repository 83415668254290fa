package app.oriel.simulator.kasa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.oriel.simulator.kasa.Traits.TimestampMode;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What parts say about their time. */
class StreamClockTest {
  /** As {@link System#nanoTime} may be, below zero. */
  private static final long BOOT = -5_000_000_000L;

  private static final long START = BOOT + TimeUnit.SECONDS.toNanos(100);

  @Test
  void countsFromBeforeTheStream() {
    assertEquals(Optional.of("1100.250000"), stamp(TimestampMode.UPTIME, 250));
  }

  @Test
  void countsFrom1970() {
    assertEquals(Optional.of("1700000100.250000"), stamp(TimestampMode.EPOCH, 250));
  }

  @Test
  void saysWholeSecondsOrNothing() {
    assertEquals(Optional.empty(), stamp(TimestampMode.UTC_ONLY, 250));
    assertEquals(Optional.empty(), stamp(TimestampMode.NONE, 250));
    assertEquals("1700000100", clock(TimestampMode.UTC_ONLY).utcTime(START));
  }

  @Test
  void jumpsBackByAMinute() {
    assertEquals(Optional.of("1102.999000"), stamp(TimestampMode.JUMP_BACK, 2999));
    assertEquals(Optional.of("1043.000000"), stamp(TimestampMode.JUMP_BACK, 3000));
  }

  @Test
  void wrapsAsA32BitClockOf90KilohertzDoes() {
    assertEquals(Optional.of("47721.857844"), stamp(TimestampMode.WRAP, 2999));
    assertEquals(Optional.of("0.001000"), stamp(TimestampMode.WRAP, 3001));
  }

  private static Optional<String> stamp(TimestampMode mode, long millis) {
    return clock(mode).timestamp(START + TimeUnit.MILLISECONDS.toNanos(millis));
  }

  private static StreamClock clock(TimestampMode mode) {
    Instant time = Instant.ofEpochSecond(1_700_000_000);
    return new StreamClock(mode, new StreamClock.Moment(BOOT, time), START);
  }
}
