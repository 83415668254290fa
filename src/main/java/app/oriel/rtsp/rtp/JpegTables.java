package app.oriel.rtsp.rtp;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The tables for quantization of a JPEG picture: 64 numbers of one byte, or of two, in zigzag
 * order.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by isAs
record JpegTables(byte[] luma, byte[] chroma) {
  static final int NUMBERS = 64;

  /** What a quality is a factor of: RFC 2435, appendix A. */
  private static final int[] LUMA = {
    16, 11, 12, 14, 12, 10, 16, 14, 13, 14, 18, 17, 16, 19, 24, 40, //
    26, 24, 22, 22, 24, 49, 35, 37, 29, 40, 58, 51, 61, 60, 57, 51, //
    56, 55, 64, 72, 92, 78, 64, 68, 87, 69, 55, 56, 80, 109, 81, 87, //
    95, 98, 103, 104, 103, 62, 77, 113, 121, 112, 100, 120, 92, 101, 103, 99
  };

  private static final int[] CHROMA = {17, 18, 18, 24, 21, 24, 47, 26, 26, 47, 99, 66, 56, 66};
  private static final int REST_OF_CHROMA = 99;
  private static final int HIGHEST_QUALITY = 99;

  /** The tables of a quality, which is taken for 99 where it is higher. */
  static JpegTables of(int quality) {
    int q = Math.clamp(quality, 1, HIGHEST_QUALITY);
    int factor = q < 50 ? 5000 / q : 200 - 2 * q;
    byte[] luma = new byte[NUMBERS];
    byte[] chroma = new byte[NUMBERS];
    for (int i = 0; i < NUMBERS; i++) {
      luma[i] = scaled(LUMA[i], factor);
      chroma[i] = scaled(i < CHROMA.length ? CHROMA[i] : REST_OF_CHROMA, factor);
    }
    return new JpegTables(luma, chroma);
  }

  private static byte scaled(int number, int factor) {
    return (byte) Math.clamp((number * factor + 50) / 100, 1, 255);
  }

  /**
   * Reads the tables that came with a picture, 3.1.8; where there is one, it is for both.
   *
   * @param precision a bit for each table, the first the lowest: whether its numbers have two bytes
   * @return null where they are not whole
   */
  static @Nullable JpegTables read(byte[] bytes, int from, int length, int precision) {
    int luma = (precision & 1) == 0 ? NUMBERS : 2 * NUMBERS;
    int chroma = (precision & 2) == 0 ? NUMBERS : 2 * NUMBERS;
    if (length != luma && length < luma + chroma) {
      return null;
    }
    byte[] first = Arrays.copyOfRange(bytes, from, from + luma);
    return length == luma
        ? new JpegTables(first, first)
        : new JpegTables(first, Arrays.copyOfRange(bytes, from + luma, from + luma + chroma));
  }

  /** Whether the others say the same. */
  boolean isAs(JpegTables other) {
    return Arrays.equals(luma, other.luma) && Arrays.equals(chroma, other.chroma);
  }
}
