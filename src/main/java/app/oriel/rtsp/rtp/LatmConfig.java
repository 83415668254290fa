package app.oriel.rtsp.rtp;

import app.oriel.bitstream.BitReader;
import java.util.Optional;

/**
 * A StreamMuxConfig, ISO/IEC 14496-3, 1.7.3: of one program with one layer, as cameras send it.
 *
 * @param frames in each element
 */
public record LatmConfig(AacFormat aac, int frames) {
  private static final int[] NO_HEADERS = {0, 0, 0};
  private static final int SPECTRAL_BAND_REPLICATION = 5;
  private static final int PARAMETRIC_STEREO = 29;
  private static final int ESCAPED_RATE = 15;

  /** Of the {@code config} of a session description, which some cut off at the end. */
  public static Optional<LatmConfig> parse(byte[] config) {
    return read(new BitReader(config, 0, config.length));
  }

  /** Reads one, and leaves the place after it; empty where it is of a kind that is not known. */
  static Optional<LatmConfig> read(BitReader bits) {
    boolean second = bits.flag();
    if (second && bits.flag()) {
      return Optional.empty();
    }
    if (second) {
      value(bits); // the fullness of a buffer
    }
    boolean oneTime = bits.flag();
    int frames = bits.read(6) + 1;
    boolean one = bits.read(4) == 0 && bits.read(3) == 0;
    long length = second ? value(bits) : -1;
    long left = bits.left();
    Optional<AacFormat> aac = oneTime && one ? sound(bits) : Optional.empty();
    if (aac.isEmpty()) {
      return Optional.empty();
    }
    bits.skip(second ? Math.max(0, length - (left - bits.left())) : 0);
    boolean inItself = bits.read(3) == 0; // each frame says how long it is
    bits.skip(8);
    if (bits.flag()) {
      passOtherLength(bits, second);
    }
    bits.skip(bits.flag() ? 8 : 0); // a checksum
    return inItself ? Optional.of(new LatmConfig(aac.get(), frames)) : Optional.empty();
  }

  /** An AudioSpecificConfig, 1.6.2.1, with the part that AAC has for itself, 4.4.1. */
  private static Optional<AacFormat> sound(BitReader bits) {
    int start = bits.read(16);
    byte[] config = {(byte) (start >> 8), (byte) start};
    bits.skip(-3); // of the type, the rate and the channels there are 13
    int type = start >> 11;
    if (type == SPECTRAL_BAND_REPLICATION || type == PARAMETRIC_STEREO) {
      bits.skip(bits.read(4) == ESCAPED_RATE ? 24 : 0);
      bits.skip(5);
    }
    boolean shortFrames = bits.flag();
    bits.skip(bits.flag() ? 14 : 0);
    bits.skip(1);
    return shortFrames ? Optional.empty() : AacFormat.parse(config, 0, NO_HEADERS);
  }

  /** How much there is behind the frames of what means nothing here. */
  private static void passOtherLength(BitReader bits, boolean second) {
    if (second) {
      value(bits);
      return;
    }
    boolean more = true;
    for (int i = 0; i < 4 && more; i++) {
      more = bits.flag();
      bits.skip(8);
    }
  }

  /** LatmGetValue. */
  private static long value(BitReader bits) {
    return bits.read(8 * (bits.read(2) + 1)) & 0xffff_ffffL;
  }
}
