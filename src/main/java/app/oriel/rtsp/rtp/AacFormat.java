package app.oriel.rtsp.rtp;

import app.oriel.bitstream.BitReader;
import java.util.Optional;

/**
 * How a camera compresses and packs AAC.
 *
 * @param profile the ADTS profile: the audio object type less one
 * @param rateIndex the index of the sampling rate
 * @param channels the channel configuration
 * @param sizeBits bits of an AU header that say how long the unit is
 * @param indexBits bits of the first AU header that say its place
 * @param deltaBits the same of the other headers
 */
public record AacFormat(
    int profile, int rateIndex, int channels, int sizeBits, int indexBits, int deltaBits) {
  private static final int ADTS_HEAD = 7;

  /** What the 13 bits of an ADTS header can say. */
  static final int LONGEST_UNIT = 8191 - ADTS_HEAD;

  private static final int[] RATES = {
    96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350
  };

  /** The index that says that the rate itself follows. */
  private static final int RATE_FOLLOWS = 15;

  private static final int MAIN = 1;
  private static final int LOW_COMPLEXITY = 2;
  private static final int LONG_TERM_PREDICTION = 4;
  private static final int SPECTRAL_BAND_REPLICATION = 5;
  private static final int PARAMETRIC_STEREO = 29;

  /** Samples per second. */
  public int rate() {
    return RATES[rateIndex];
  }

  /** AAC-LC of this rate, for a camera that does not say more; empty for an odd rate. */
  public static Optional<AacFormat> lowComplexity(int rate, int channels, int[] headerBits) {
    int index = index(rate);
    return index < 0
        ? Optional.empty()
        : Optional.of(of(LOW_COMPLEXITY, index, channels, headerBits));
  }

  private static int index(int rate) {
    for (int i = 0; i < RATES.length; i++) {
      if (RATES[i] == rate) {
        return i;
      }
    }
    return -1;
  }

  /**
   * Reads an AudioSpecificConfig, ISO/IEC 14496-3, 1.6.2.1: 5 bits of the object type, 4 of the
   * rate, which is written out where these are all ones, 4 of the channels. Empty for kinds that
   * have no place in an ADTS header.
   *
   * @param otherwise how many channels there are where it leaves that to the units
   * @param headerBits of an AU header: size, index, delta
   */
  public static Optional<AacFormat> parse(byte[] config, int otherwise, int[] headerBits) {
    if (config.length < 2) {
      return Optional.empty();
    }
    BitReader bits = new BitReader(config, 0, config.length);
    int type = bits.read(5);
    int shortRate = bits.read(4);
    int rateIndex = shortRate == RATE_FOLLOWS ? index(bits.read(24)) : shortRate;
    int said = bits.read(4);
    int channels = said == 0 ? otherwise : said;
    boolean extended = type == SPECTRAL_BAND_REPLICATION || type == PARAMETRIC_STEREO;
    // What an extension adds, a decoder finds in the units; below it is low complexity.
    int core = extended ? LOW_COMPLEXITY : type;
    boolean fits = core >= MAIN && core <= LONG_TERM_PREDICTION && channels >= 1 && channels <= 7;
    return fits && rateIndex >= 0 && rateIndex < RATES.length
        ? Optional.of(of(core, rateIndex, channels, headerBits))
        : Optional.empty();
  }

  /** Whether some bytes are just one ADTS frame. */
  static boolean isAdts(byte[] bytes, int from, int size) {
    return size > ADTS_HEAD
        && bytes[from] == (byte) 0xff
        && (bytes[from + 1] & 0xf6) == 0xf0
        && size
            == ((bytes[from + 3] & 3) << 11
                | (bytes[from + 4] & 0xff) << 3
                | (bytes[from + 5] & 0xff) >> 5);
  }

  /** A unit as an ADTS frame, ISO/IEC 14496-3, 1.A.2: MPEG-4, no checksum, one raw data block. */
  byte[] adts(byte[] bytes, int from, int size) {
    int length = ADTS_HEAD + size;
    byte[] frame = new byte[length];
    frame[0] = (byte) 0xff;
    frame[1] = (byte) 0xf1;
    frame[2] = (byte) (profile << 6 | rateIndex << 2 | channels >> 2);
    frame[3] = (byte) ((channels & 3) << 6 | length >> 11);
    frame[4] = (byte) (length >> 3);
    frame[5] = (byte) ((length & 7) << 5 | 0x1f);
    frame[6] = (byte) 0xfc;
    System.arraycopy(bytes, from, frame, ADTS_HEAD, size);
    return frame;
  }

  private static AacFormat of(int objectType, int rateIndex, int channels, int[] headerBits) {
    return new AacFormat(
        objectType - 1, rateIndex, channels, headerBits[0], headerBits[1], headerBits[2]);
  }
}
