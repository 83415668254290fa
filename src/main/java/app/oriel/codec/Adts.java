package app.oriel.codec;

import app.oriel.camera.Codec;
import java.util.Optional;

/** The heads of ADTS frames, in which AAC comes; files want it without. ISO/IEC 14496-3, 1.A.2. */
public final class Adts {
  private static final int HEAD = 7;
  private static final int CHECKSUM = 2;
  private static final int HIGHEST_EVERYWHERE = 48_000;
  private static final int[] RATES = {
    96_000, 88_200, 64_000, 48_000, 44_100, 32_000, 24_000, 22_050, 16_000, 12_000, 11_025, 8000,
    7350
  };

  private Adts() {}

  /**
   * How long a frame's head is, or -1 where it is no ADTS frame, or holds another one: FFmpeg's MP4
   * muxer fails for good on that.
   */
  public static int headLength(byte[] frame) {
    boolean isOne =
        frame.length > HEAD + CHECKSUM && frame[0] == (byte) 0xff && (frame[1] & 0xf6) == 0xf0;
    if (!isOne) {
      return -1;
    }
    int length = (frame[1] & 1) == 0 ? HEAD + CHECKSUM : HEAD;
    boolean another =
        frame.length > length + 1
            && frame[length] == (byte) 0xff
            && (frame[length + 1] & 0xf0) == 0xf0;
    return another ? -1 : length;
  }

  /** Whether two frames are of one kind of sound: their profiles, rates and channels. */
  public static boolean alike(byte[] frame, byte[] other) {
    return headLength(frame) >= 0
        && headLength(other) >= 0
        && ((frame[2] ^ other[2]) & 0xfd) == 0
        && ((frame[3] ^ other[3]) & 0xc0) == 0;
  }

  /** The lowest rate of AAC that is not lower than this, or the highest that all players know. */
  public static int rateFor(int rate) {
    int best = HIGHEST_EVERYWHERE;
    for (int each : RATES) {
      best = each >= rate && each < best ? each : best;
    }
    return best;
  }

  /**
   * A frame with the head that it needs where it travels alone.
   *
   * @param format of AAC
   * @throws IllegalArgumentException if no head can say that
   */
  public static byte[] framed(SoundFormat format, byte[] frame) {
    AdtsHeader head = AdtsHeader.of(format.config());
    int length = head == null ? -1 : head.lengthFor(frame.length);
    if (head == null || length < 0) {
      throw new IllegalArgumentException("no ADTS head for " + frame.length + " bytes");
    }
    byte[] framed = new byte[length + frame.length];
    System.arraycopy(frame, 0, framed, length, frame.length);
    head.write(framed);
    return framed;
  }

  /** What a file must say of such sound; empty where the head makes no sense. */
  public static Optional<SoundFormat> format(byte[] frame) {
    if (headLength(frame) < 0) {
      return Optional.empty();
    }
    int type = (frame[2] >> 6 & 3) + 1;
    int rate = frame[2] >> 2 & 0xf;
    int channels = (frame[2] & 1) << 2 | (frame[3] >> 6 & 3);
    if (rate >= RATES.length || channels == 0) {
      return Optional.empty();
    }
    byte[] config = {(byte) (type << 3 | rate >> 1), (byte) (rate << 7 | channels << 3)};
    return Optional.of(new SoundFormat(Codec.AAC, RATES[rate], channels, config));
  }
}
