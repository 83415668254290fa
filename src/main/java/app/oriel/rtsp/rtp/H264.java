package app.oriel.rtsp.rtp;

/** The NAL units of ITU-T H.264. */
final class H264 {
  /** Kinds of SEI messages from here on are not in the standard: makers' own. */
  private static final int FIRST_FOREIGN_SEI = 206;

  private H264() {}

  /**
   * Table 7-1.
   *
   * @param header the NAL unit's first byte
   * @param second the byte after it, or 0 where there is none
   */
  static NalKind kind(int header, int second) {
    return switch (header & 0x1f) {
      case 1, 2, 3, 4 -> NalKind.SLICE;
      case 5 -> NalKind.KEY_SLICE;
      case 6 -> (second & 0xff) >= FIRST_FOREIGN_SEI ? NalKind.SKIPPED : NalKind.OTHER;
      case 7 -> NalKind.SPS;
      case 8 -> NalKind.PPS;
      case 9 -> NalKind.DELIMITER;
      case 13, 14, 15, 16, 17, 18, 19, 20, 21 -> NalKind.OTHER;
      default -> NalKind.SKIPPED;
    };
  }

  /** Whether a slice begins a picture: {@code first_mb_in_slice} is 0, written as one bit 1. */
  static boolean isFirstSlice(NalKind kind, int second) {
    return kind.isSlice() && (second & 0x80) != 0;
  }
}
