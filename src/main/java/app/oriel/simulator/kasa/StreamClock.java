package app.oriel.simulator.kasa;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What one stream's parts say about their time. Immutable. */
final class StreamClock {
  private static final long MICROS = TimeUnit.SECONDS.toMicros(1);

  /** The camera has been up so long when the simulator starts. */
  private static final long UP_BEFORE = 1000 * MICROS;

  private static final long TURN = 3 * MICROS;
  private static final long JUMP = 60 * MICROS;

  /** How long a 32-bit clock of 90 kHz runs until it wraps. */
  private static final long WRAP = (1L << 32) * MICROS / 90_000;

  private final Traits.TimestampMode mode;
  private final Moment boot;
  private final long start;

  /**
   * @param boot when the camera started
   * @param start {@link System#nanoTime} of the stream's start
   */
  StreamClock(Traits.TimestampMode mode, Moment boot, long start) {
    this.mode = mode;
    this.boot = boot;
    this.start = start;
  }

  /** One moment by two clocks. */
  record Moment(long nanoTime, Instant time) {}

  /** The X-UtcTime of a capture: whole seconds since 1970. */
  String utcTime(long capturedAt) {
    return Long.toString(boot.time().plusNanos(capturedAt - boot.nanoTime()).getEpochSecond());
  }

  /** The X-Timestamp of a capture, where this camera sends one: seconds with a fraction. */
  Optional<String> timestamp(long capturedAt) {
    long sinceBoot = UP_BEFORE + (capturedAt - boot.nanoTime()) / 1000;
    long sinceStart = (capturedAt - start) / 1000;
    return switch (mode) {
      case NONE, UTC_ONLY -> Optional.empty();
      case UPTIME -> Optional.of(seconds(sinceBoot));
      case EPOCH -> Optional.of(seconds(boot.time().toEpochMilli() * 1000 + sinceBoot - UP_BEFORE));
      case JUMP_BACK -> Optional.of(seconds(sinceStart < TURN ? sinceBoot : sinceBoot - JUMP));
      case WRAP -> Optional.of(seconds(Math.floorMod(WRAP - TURN + sinceStart, WRAP)));
    };
  }

  private static String seconds(long micros) {
    return String.format(Locale.ROOT, "%d.%06d", micros / MICROS, micros % MICROS);
  }
}
