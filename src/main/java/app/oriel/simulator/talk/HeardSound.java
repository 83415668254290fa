package app.oriel.simulator.talk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Sound as it came out of a loudspeaker: 16-bit samples of one channel. Immutable. */
public final class HeardSound {
  private static final int HEAD = 44;
  private static final int SAMPLE_BYTES = 2;

  /** Windows of a second's share, so that a gap does not turn the rest into its opposite. */
  private static final int WINDOWS = 20;

  private static final double LOUDEST = 32768;

  /** About -40 dB of the loudest: below it lies what microphones make of a quiet room. */
  private static final int AUDIBLE = 300;

  private final short[] samples;
  private final int rate;

  HeardSound(short[] samples, int rate) {
    this.samples = samples;
    this.rate = rate;
  }

  /** Samples of a second. */
  public int rate() {
    return rate;
  }

  public int length() {
    return samples.length;
  }

  public long millis() {
    return samples.length * 1000L / rate;
  }

  /** All samples, as a copy. */
  public short[] samples() {
    return samples.clone();
  }

  /** The part between two samples. */
  public HeardSound part(int from, int to) {
    return new HeardSound(Arrays.copyOfRange(samples, from, to), rate);
  }

  /** From the first audible sample to the last; empty where there is none. */
  public HeardSound audible() {
    int from = 0;
    int to = samples.length;
    while (from < to && !isAudible(samples[from])) {
      from++;
    }
    while (to > from && !isAudible(samples[to - 1])) {
      to--;
    }
    return part(from, to);
  }

  static boolean isAudible(short sample) {
    return Math.abs((int) sample) >= AUDIBLE;
  }

  /** The mean level in dB of the loudest that there is; -100 for silence. */
  public double level() {
    double power = 0;
    for (short each : samples) {
      power += (double) each * each;
    }
    double root = samples.length == 0 ? 0 : Math.sqrt(power / samples.length) / LOUDEST;
    return root < 1e-5 ? -100 : 20 * Math.log10(root);
  }

  /** How much of the power is at one frequency: 1 for a pure tone, near 0 for speech or noise. */
  public double shareAt(double hertz) {
    int window = rate / WINDOWS;
    double there = 0;
    double all = 0;
    for (int from = 0; from + window <= samples.length; from += window) {
      double re = 0;
      double im = 0;
      for (int i = from; i < from + window; i++) {
        double turn = 2 * Math.PI * hertz * i / rate;
        re += samples[i] * Math.cos(turn);
        im += samples[i] * Math.sin(turn);
        all += (double) samples[i] * samples[i];
      }
      there += 2 * (re * re + im * im) / window;
    }
    return all == 0 ? 0 : there / all;
  }

  /** As a WAV file. */
  public byte[] wav() {
    int bytes = samples.length * SAMPLE_BYTES;
    ByteBuffer file = ByteBuffer.allocate(HEAD + bytes).order(ByteOrder.LITTLE_ENDIAN);
    file.put(ascii("RIFF")).putInt(HEAD - 8 + bytes).put(ascii("WAVEfmt ")).putInt(16);
    file.putShort((short) 1).putShort((short) 1).putInt(rate).putInt(rate * SAMPLE_BYTES);
    file.putShort((short) SAMPLE_BYTES).putShort((short) (8 * SAMPLE_BYTES));
    file.put(ascii("data")).putInt(bytes);
    for (short each : samples) {
      file.putShort(each);
    }
    return file.array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
