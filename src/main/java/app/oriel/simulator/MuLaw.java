package app.oriel.simulator;

/** Sound as telephones carry it: G.711 µ-law. */
final class MuLaw {
  /** Makes the lowest segment begin at a power of two. */
  private static final int BIAS = 132;

  private static final int LOUDEST = 32767 - BIAS;

  private MuLaw() {}

  /** One byte from one 16-bit sample; louder than that is cut. */
  static byte encode(int sample) {
    int sign = sample < 0 ? 0x80 : 0;
    int magnitude = Math.min(Math.abs(sample), LOUDEST) + BIAS;
    int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
    int step = (magnitude >> (segment + 3)) & 0x0F;
    return (byte) ~(sign | (segment << 4) | step);
  }
}
