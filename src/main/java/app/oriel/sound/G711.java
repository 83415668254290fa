package app.oriel.sound;

import app.oriel.camera.Codec;

/** Compresses samples by ITU-T G.711. */
final class G711 {
  private static final int MU_BIAS = 132;
  private static final int MU_MOST = 32635;

  private G711() {}

  /** A new array of so many bytes, one for each sample. */
  static byte[] encode(Codec codec, short[] samples, int count) {
    byte[] bytes = new byte[count];
    for (int i = 0; i < count; i++) {
      bytes[i] = codec == Codec.PCMU ? muLaw(samples[i]) : aLaw(samples[i]);
    }
    return bytes;
  }

  private static byte muLaw(int sample) {
    int magnitude = Math.min(Math.abs(sample), MU_MOST) + MU_BIAS;
    int segment = 24 - Integer.numberOfLeadingZeros(magnitude);
    int step = (magnitude >> (segment + 3)) & 0xf;
    int sign = sample < 0 ? 0x80 : 0;
    return (byte) ~(sign | segment << 4 | step);
  }

  private static byte aLaw(int sample) {
    // The negative side is one step off, so that 0 and -1 have codes of their own.
    int magnitude = (sample < 0 ? ~sample : sample) & 0x7fff;
    int segment = Math.max(0, 24 - Integer.numberOfLeadingZeros(magnitude));
    int step = (magnitude >> (segment == 0 ? 4 : segment + 3)) & 0xf;
    int sign = sample < 0 ? 0 : 0x80;
    return (byte) ((sign | segment << 4 | step) ^ 0x55);
  }
}
