package app.oriel.rtsp.rtp;

import app.oriel.camera.Codec;
import app.oriel.camera.TrackInfo;
import org.jspecify.annotations.Nullable;

/**
 * What the header of a frame of MPEG audio says: ISO/IEC 11172-3, 2.4.2.3, and 13818-3.
 *
 * @param size of the frame with its header
 * @param samples of each channel
 */
record MpegAudioFrame(TrackInfo.Audio track, int size, int samples) {
  static final int HEADER = 4;

  /** More than any frame has: layer II, 384 kbit/s at 32 kHz. */
  static final int LARGEST = 1729;

  private static final int[] RATES = {44_100, 48_000, 32_000};
  private static final int MPEG_1 = 3;
  private static final int NO_VERSION = 1;
  private static final int MONO = 3;

  /** Thousands of bits per second by index: MPEG-1 layers I, II, III, then the others I, II/III. */
  private static final int[][] BITRATES = {
    {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
    {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320},
    {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256},
    {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160}
  };

  /** Reads a header; null where there is none, or one of a free bitrate. */
  static @Nullable MpegAudioFrame read(byte[] bytes, int at, int length) {
    if (length < HEADER || (bytes[at] & 0xff) != 0xff || (bytes[at + 1] & 0xe0) != 0xe0) {
      return null;
    }
    int version = bytes[at + 1] >> 3 & 3;
    int layer = 4 - (bytes[at + 1] >> 1 & 3);
    int bitrate = bytes[at + 2] >> 4 & 0xf;
    int rate = bytes[at + 2] >> 2 & 3;
    if (version == NO_VERSION || layer == 4 || bitrate == 0 || bitrate == 15 || rate == 3) {
      return null;
    }
    int padding = bytes[at + 2] >> 1 & 1;
    int channels = (bytes[at + 3] >> 6 & 3) == MONO ? 1 : 2;
    return of(version, layer, bitrate, RATES[rate] >> shift(version), padding, channels);
  }

  /** MPEG-2 has half the rates, and 2.5 a quarter. */
  private static int shift(int version) {
    return version == MPEG_1 ? 0 : version == 2 ? 1 : 2;
  }

  private static MpegAudioFrame of(
      int version, int layer, int bitrate, int rate, int padding, int channels) {
    boolean first = version == MPEG_1;
    int bits = 1000 * BITRATES[first ? layer - 1 : layer == 1 ? 3 : 4][bitrate];
    int samples = layer == 1 ? 384 : layer == 3 && !first ? 576 : 1152;
    int size = layer == 1 ? (12 * bits / rate + padding) * 4 : samples / 8 * bits / rate + padding;
    Codec codec = layer == 3 ? Codec.MP3 : Codec.MP2;
    return new MpegAudioFrame(new TrackInfo.Audio(codec, rate, channels), size, samples);
  }
}
