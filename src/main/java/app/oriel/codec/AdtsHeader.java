package app.oriel.codec;

import org.jspecify.annotations.Nullable;

/**
 * What stands before each AAC frame of a track, ISO/IEC 14496-3, 1.A.2.2. Files keep it once for
 * the whole track, or not at all where each frame has its own.
 *
 * @param profile the audio object type less one
 * @param rateIndex the index of the sampling rate
 * @param channels the channel configuration
 * @param there whether frames come with a header of their own
 */
record AdtsHeader(int profile, int rateIndex, int channels, boolean there) {
  static final int LENGTH = 7;

  private static final int LONGEST_FRAME = (1 << 13) - 1;
  private static final int RATES = 13;
  private static final int LOW_COMPLEXITY = 2;
  private static final int LONG_TERM_PREDICTION = 4;
  private static final int SPECTRAL_BAND_REPLICATION = 5;
  private static final int PARAMETRIC_STEREO = 29;

  /**
   * Reads an AudioSpecificConfig, 1.6.2.1: 5 bits of the object type, 4 of the rate, 4 of the
   * channels. Null for kinds that have no place in such a header.
   *
   * @param config empty where frames have headers
   */
  static @Nullable AdtsHeader of(byte[] config) {
    if (config.length < 2) {
      return config.length == 0 ? new AdtsHeader(0, 0, 0, true) : null;
    }
    int bits = (config[0] & 0xff) << 8 | (config[1] & 0xff);
    int type = bits >> 11;
    int rateIndex = bits >> 7 & 0xf;
    int channels = bits >> 3 & 0xf;
    boolean extended = type == SPECTRAL_BAND_REPLICATION || type == PARAMETRIC_STEREO;
    // What an extension adds, a decoder finds in the frames; below it is low complexity.
    int core = extended ? LOW_COMPLEXITY : type;
    boolean fits = core >= 1 && core <= LONG_TERM_PREDICTION && channels >= 1 && channels <= 7;
    return fits && rateIndex < RATES ? new AdtsHeader(core - 1, rateIndex, channels, false) : null;
  }

  /** How long the header of a frame of this many bytes is; negative where it fits none. */
  int lengthFor(int frame) {
    int length = there ? 0 : LENGTH;
    return frame < 1 || frame + length > LONGEST_FRAME ? -1 : length;
  }

  /** Writes the header that an ADTS frame begins with, unless it is there already. */
  void write(byte[] frame) {
    if (there) {
      return;
    }
    int length = frame.length;
    frame[0] = (byte) 0xff;
    frame[1] = (byte) 0xf1; // MPEG-4, no checksum
    frame[2] = (byte) (profile << 6 | rateIndex << 2 | channels >> 2);
    frame[3] = (byte) ((channels & 3) << 6 | length >> 11);
    frame[4] = (byte) (length >> 3);
    frame[5] = (byte) ((length & 7) << 5 | 0x1f);
    frame[6] = (byte) 0xfc;
  }

  /** Whether a frame is one, as far as its first bytes tell. */
  static boolean isFrame(byte[] frame) {
    return frame.length > LENGTH && (frame[0] & 0xff) == 0xff && (frame[1] & 0xf0) == 0xf0;
  }
}
