package app.oriel.codec;

import app.oriel.camera.Codec;

/** Samples of G.711, ITU-T tables 1a and 2a. */
public final class G711 {
  private static final int MU_BIAS = 132;
  private static final short[] MU_LAW = new short[256];
  private static final short[] A_LAW = new short[256];

  static {
    for (int code = 0; code < 256; code++) {
      MU_LAW[code] = muLaw(~code & 0xff);
      // A-law is sent with every other bit turned.
      A_LAW[code] = aLaw(code ^ 0x55);
    }
  }

  private G711() {}

  /** The samples of a packet, one for each byte. */
  public static short[] samples(Codec codec, byte[] bytes) {
    short[] table = codec == Codec.PCMA ? A_LAW : MU_LAW;
    short[] samples = new short[bytes.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = table[bytes[i] & 0xff];
    }
    return samples;
  }

  private static short muLaw(int bits) {
    int magnitude = ((((bits & 0xf) << 3) + MU_BIAS) << (bits >> 4 & 7)) - MU_BIAS;
    return (short) ((bits & 0x80) == 0 ? magnitude : -magnitude);
  }

  private static short aLaw(int bits) {
    int segment = bits >> 4 & 7;
    int step = (bits & 0xf) << 4 | 8;
    int magnitude = segment == 0 ? step : (step + 0x100) << (segment - 1);
    return (short) ((bits & 0x80) != 0 ? magnitude : -magnitude);
  }
}
