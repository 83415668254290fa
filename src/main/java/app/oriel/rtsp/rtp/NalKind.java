package app.oriel.rtsp.rtp;

/** What a NAL unit is to who cuts a stream into access units. */
enum NalKind {
  /** A slice of a picture that refers to others. */
  SLICE,
  /** A slice of an IDR or IRAP picture. */
  KEY_SLICE,
  VPS,
  SPS,
  PPS,
  /** Stands before a picture and holds nothing of it. */
  DELIMITER,
  /** Belongs to the picture. */
  OTHER,
  /** No decoder needs it: filler, makers' own data, kinds that do not exist. */
  SKIPPED;

  boolean isSlice() {
    return this == SLICE || this == KEY_SLICE;
  }

  boolean isParameterSet() {
    return this == VPS || this == SPS || this == PPS;
  }

  /** Whether it can only stand before the slices of a picture. */
  boolean beginsUnit() {
    return isParameterSet() || this == DELIMITER;
  }
}
