package app.oriel.simulator;

import java.util.Locale;

/** The quiet sounds of a place, made up sample by sample at 8 kHz. */
public enum Ambience {
  HALL,
  DOOR,
  YARD,
  SHOP;

  static final int RATE = 8000;

  /** The sounds that belong to a scene; the hall's where the scene has none. */
  public static Ambience of(String scene) {
    for (Ambience it : values()) {
      if (it.name().toLowerCase(Locale.ROOT).equals(scene)) {
        return it;
      }
    }
    return HALL;
  }

  /** Some samples as µ-law, from a sample's number on. */
  byte[] muLaw(long from, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = MuLaw.encode((int) sample(from + i));
    }
    return bytes;
  }

  private double sample(long n) {
    double t = n / (double) RATE;
    return rustle(n)
        + switch (this) {
          case HALL -> ticks(t);
          case DOOR -> birds(t);
          case YARD -> crickets(t);
          case SHOP -> fridge(t);
        };
  }

  /** A long clock: tick and tock, a second apart. */
  private static double ticks(double t) {
    double since = t % 1;
    double pitch = (long) t % 2 == 0 ? 1750 : 1320;
    return 2600 * Math.exp(-since * 220) * sine(pitch, since)
        + 500 * Math.exp(-since * 40) * sine(240, since);
  }

  /** Two birds that answer each other. */
  private static double birds(double t) {
    return chirp(t % 3.7, 4, 2300, 900) + 0.6 * chirp((t + 1.3) % 5.3, 3, 3100, -1100);
  }

  private static double chirp(double since, int notes, double pitch, double sweep) {
    double note = since / 0.16;
    if (note >= notes) {
      return 0;
    }
    double part = note % 1;
    double swell = Math.pow(Math.sin(Math.PI * part), 2);
    return 1100 * swell * sine(pitch + sweep * part / 2, part * 0.16);
  }

  private static double crickets(double t) {
    double song = Math.max(0, Math.sin(2 * Math.PI * t / 1.7));
    double pulse = Math.pow(Math.max(0, Math.sin(2 * Math.PI * 13 * t)), 2);
    return 700 * song * pulse * sine(3150, t) + 90 * sine(100, t);
  }

  /** A cooler's hum, and the bell of the door now and then. */
  private static double fridge(double t) {
    double since = t % 11;
    double bell = Math.exp(-since * 3) * (sine(880, since) + 0.6 * sine(1319, since));
    return 160 * sine(100, t) + 90 * sine(150, t) + 900 * bell;
  }

  private static double sine(double pitch, double t) {
    return Math.sin(2 * Math.PI * pitch * t);
  }

  /** Air: noise without a memory, from the sample's number alone. */
  private static double rustle(long n) {
    long hash = n * 0x9E3779B97F4A7C15L;
    hash ^= hash >>> 29;
    return ((hash * 0xBF58476D1CE4E5B9L) >>> 48) / 65536.0 * 60 - 30;
  }
}
