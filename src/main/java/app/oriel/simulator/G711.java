package app.oriel.simulator;

/** G.711: what telephones and cameras make of sound. */
public final class G711 {
  private static final int MU_BIAS = 132;

  /** A-law changes the sign of what is even, so that silence has edges. */
  private static final int A_MASK = 0x55;

  private static final int LOUDEST = 32767;

  private G711() {}

  /** The sample that a µ-law byte stands for. */
  public static short ofMuLaw(byte code) {
    int bits = ~code & 0xff;
    int segment = (bits >> 4) & 7;
    int magnitude = ((((bits & 0x0f) << 3) + MU_BIAS) << segment) - MU_BIAS;
    return (short) ((bits & 0x80) == 0 ? magnitude : -magnitude);
  }

  /** The sample that an A-law byte stands for. */
  public static short ofALaw(byte code) {
    int bits = (code ^ A_MASK) & 0xff;
    int segment = (bits >> 4) & 7;
    int step = ((bits & 0x0f) << 4) + 8;
    int magnitude = segment == 0 ? step : (step + 256) << (segment - 1);
    return (short) ((bits & 0x80) == 0 ? -magnitude : magnitude);
  }

  /** The same sound in A-law. */
  public static byte[] toALaw(byte[] muLaw) {
    byte[] bytes = new byte[muLaw.length];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = aLaw(ofMuLaw(muLaw[i]));
    }
    return bytes;
  }

  /** One A-law byte from one 16-bit sample; ITU-T G.711, table 1a. */
  static byte aLaw(int sample) {
    int sign = sample < 0 ? 0 : 0x80;
    int magnitude = Math.min(sample < 0 ? ~sample : sample, LOUDEST) >> 4;
    int segment = Math.max(0, 28 - Integer.numberOfLeadingZeros(magnitude | 1));
    int step = segment < 2 ? magnitude & 0x0f : (magnitude >> (segment - 1)) & 0x0f;
    return (byte) ((sign | (segment << 4) | step) ^ A_MASK);
  }
}
