package app.oriel.talk;

import java.time.Duration;

/** Sounds made of sines. */
final class Chirps {
  private static final double STRENGTH = 0.5 * Short.MAX_VALUE;

  /** Edges that begin and end softly do not click. */
  private static final double EDGE_SECONDS = 0.008;

  /** Start, length and the pitches from and to, in seconds and hertz. */
  private static final double[][] CHIRP = {
    {0.00, 0.25, 660, 660},
    {0.30, 0.25, 880, 880},
    {0.70, 0.16, 180, 260},
    {0.90, 0.12, 300, 220},
    {1.08, 0.20, 200, 330},
    {1.34, 0.24, 280, 160},
  };

  private static final int SYLLABLES_FROM = 2;

  private Chirps() {}

  static short[] tone(double hertz, Duration length, int rate) {
    short[] samples = new short[Math.toIntExact(length.toMillis() * rate / 1000)];
    add(samples, 0, samples.length, hertz, hertz, 1, rate);
    return samples;
  }

  static short[] chirp(int rate) {
    short[] samples = new short[(int) (1.6 * rate)];
    for (int i = 0; i < CHIRP.length; i++) {
      double[] row = CHIRP[i];
      int from = (int) (row[0] * rate);
      int count = (int) (row[1] * rate);
      if (i < SYLLABLES_FROM) {
        add(samples, from, count, row[2], row[3], 1, rate);
      } else {
        // A voice has a pitch and a few strong overtones of it.
        add(samples, from, count, row[2], row[3], 0.4, rate);
        add(samples, from, count, 3 * row[2], 3 * row[3], 0.35, rate);
        add(samples, from, count, 5 * row[2], 6 * row[3], 0.2, rate);
      }
    }
    return samples;
  }

  private static void add(
      short[] samples, int from, int count, double low, double high, double part, int rate) {
    double phase = 0;
    double edge = EDGE_SECONDS * rate;
    for (int i = 0; i < count; i++) {
      double pitch = low + (high - low) * i / count;
      phase += 2 * Math.PI * pitch / rate;
      double soft = Math.min(1, Math.min(i, count - 1 - i) / edge);
      samples[from + i] += (short) (STRENGTH * part * soft * Math.sin(phase));
    }
  }
}
