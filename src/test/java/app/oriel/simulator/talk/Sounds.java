package app.oriel.simulator.talk;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;

/** Sounds as bytes, made without the simulator's own tables. */
public final class Sounds {
  private Sounds() {}

  /** A tone in A-law; each sample is the byte whose value lies nearest. */
  public static byte[] aLawTone(double hertz, int rate, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = nearest(8000 * Math.sin(2 * Math.PI * hertz * i / rate), true);
    }
    return bytes;
  }

  /** A tone in µ-law. */
  public static byte[] muLawTone(double hertz, int rate, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = nearest(8000 * Math.sin(2 * Math.PI * hertz * i / rate), false);
    }
    return bytes;
  }

  /** Silence in A-law; tplink-ipc.md section 2.3. */
  public static byte[] aLawSilence(int count) {
    return filled(count, 0xD5);
  }

  /** Silence in µ-law. */
  public static byte[] muLawSilence(int count) {
    return filled(count, 0xFF);
  }

  /** That a number is so great, give or take. */
  public static void assertNear(long expected, long found, long give) {
    assertTrue(Math.abs(found - expected) <= give, () -> expected + " wanted, " + found + " found");
  }

  private static byte[] filled(int count, int code) {
    byte[] bytes = new byte[count];
    Arrays.fill(bytes, (byte) code);
    return bytes;
  }

  private static byte nearest(double wanted, boolean aLaw) {
    int best = 0;
    double error = Double.MAX_VALUE;
    for (int code = 0; code < 256; code++) {
      double off = Math.abs((aLaw ? aLaw(code) : muLaw(code)) - wanted);
      if (off < error) {
        error = off;
        best = code;
      }
    }
    return (byte) best;
  }

  /** ITU-T G.711 table 1a, in 13 bits times eight. */
  private static double aLaw(int code) {
    int plain = code ^ 0x55;
    int chord = plain >> 4 & 7;
    double step = plain & 15;
    double size = chord == 0 ? 16 * step + 8 : (16 * step + 264) * Math.pow(2, chord - 1.0);
    return (plain & 0x80) == 0 ? -size : size;
  }

  /** ITU-T G.711 table 2a, in 14 bits times four. */
  private static double muLaw(int code) {
    int plain = ~code & 0xff;
    double size = ((plain & 15) * 8.0 + 132) * Math.pow(2, plain >> 4 & 7) - 132;
    return (plain & 0x80) == 0 ? size : -size;
  }
}
