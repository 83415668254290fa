package app.oriel.rtsp.rtp;

/** The NAL units of ITU-T H.265. */
final class H265 {
  private H265() {}

  /**
   * Table 7-1. What cameras send as SEI was seen to be invalid, and no decoder needs it.
   *
   * @param header the NAL unit's first byte
   */
  static NalKind kind(int header) {
    int type = header >> 1 & 0x3f;
    if (type < 32) {
      return type >= 16 && type <= 23 ? NalKind.KEY_SLICE : NalKind.SLICE;
    }
    return switch (type) {
      case 32 -> NalKind.VPS;
      case 33 -> NalKind.SPS;
      case 34 -> NalKind.PPS;
      case 35 -> NalKind.DELIMITER;
      default -> NalKind.SKIPPED;
    };
  }

  /** Whether a slice begins a picture: {@code first_slice_segment_in_pic_flag}. */
  static boolean isFirstSlice(NalKind kind, int third) {
    return kind.isSlice() && (third & 0x80) != 0;
  }
}
