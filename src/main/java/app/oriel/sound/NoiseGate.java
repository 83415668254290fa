package app.oriel.sound;

/**
 * Lets speech through and nothing else: what stays below a loudness for a while fades to silence.
 * For one thread.
 */
final class NoiseGate {
  /** A quiet room's noise stays below this, a voice near the microphone does not. */
  private static final double THRESHOLD = 32768 * Math.pow(10, -50 / 20.0);

  private static final double HOLD_SECONDS = 0.35;
  private static final double OPEN_SECONDS = 0.004;
  private static final double CLOSE_SECONDS = 0.06;

  private final double opening;
  private final double closing;
  private final int hold;
  private double gain;
  private int left;

  /**
   * @param rate samples per second
   */
  NoiseGate(int rate) {
    opening = 1 / (OPEN_SECONDS * rate);
    closing = 1 / (CLOSE_SECONDS * rate);
    hold = (int) (HOLD_SECONDS * rate);
  }

  /** Silences so many samples, or lets them through. */
  void apply(short[] samples, int count) {
    double square = 0;
    for (int i = 0; i < count; i++) {
      square += (double) samples[i] * samples[i];
    }
    if (count > 0 && Math.sqrt(square / count) > THRESHOLD) {
      left = hold;
    }
    for (int i = 0; i < count; i++) {
      gain = left > 0 ? Math.min(1, gain + opening) : Math.max(0, gain - closing);
      left = Math.max(0, left - 1);
      samples[i] = (short) (samples[i] * gain);
    }
  }
}
