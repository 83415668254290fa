package app.oriel.sound;

/**
 * Knows how much of what was written has not been heard. Devices tell it in steps, and some swallow
 * all at once: nothing is heard faster than time goes by. For one thread.
 */
final class PacedLine {
  /** No device's clock runs faster by more than this. */
  private static final double FASTEST = 1.001;

  private static final long GONE_AFTER = 1_000_000_000L;

  private final SpeakerLine line;
  private final double samplesPerNano;
  private long written;
  private double heard;
  private long told;
  private long toldAt;
  private long at;

  /**
   * @param now nanoseconds, like all times here
   */
  PacedLine(SpeakerLine line, long now) {
    this.line = line;
    samplesPerNano = line.rate() / 1e9;
    at = now;
    toldAt = now;
  }

  /** How many samples were written and not heard yet. */
  int waiting(long now) {
    long played = Math.min(line.played(), written);
    if (played > told) {
      told = played;
      toldAt = now;
    }
    heard = Math.min((double) told, heard + (now - at) * samplesPerNano * FASTEST);
    at = now;
    return (int) Math.min(Integer.MAX_VALUE, written - (long) heard);
  }

  /** Writes what fits; how many samples did. */
  int write(short[] samples, int count) {
    int fits = Math.min(count, line.room());
    int taken = fits <= 0 ? 0 : Math.max(0, line.write(samples, fits));
    written += taken;
    return taken;
  }

  int room() {
    return line.room();
  }

  int rate() {
    return line.rate();
  }

  /** Whether nothing moves any more: the device has gone. */
  boolean isGone(long now) {
    return now - toldAt > GONE_AFTER;
  }

  void close() {
    line.close();
  }
}
