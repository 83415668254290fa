package app.oriel.bitstream;

/** Kinds of NAL units, by where they stand in an access unit and whether decoders need them. */
public enum NalKind {
  /** A slice of a picture that refers to others. */
  SLICE(Place.SLICE, true),
  /** A slice of a picture that cannot be decoded by those who began with the keyframe before it. */
  LEADING_SLICE(Place.SLICE, true),
  /** A slice of an IDR or IRAP picture. */
  KEY_SLICE(Place.SLICE, true),
  VPS(Place.BEFORE, true),
  SPS(Place.BEFORE, true),
  PPS(Place.BEFORE, true),
  /** Supplemental information about the picture that follows. */
  SEI(Place.BEFORE, true),
  /** The same, for reading only: it was seen to upset decoders. */
  HIDDEN_SEI(Place.BEFORE, false),
  /** Stands before a picture and holds nothing of it. */
  DELIMITER(Place.BEFORE, false),
  /** Stands before a picture, and decoders may want it. */
  BEFORE(Place.BEFORE, true),
  /** Belongs to the picture that it follows. */
  AFTER(Place.AFTER, true),
  /** Ends a sequence, so that the next picture refers to nothing before. */
  END(Place.AFTER, true),
  /** No decoder needs it: filler, makers' own data, kinds that do not exist. */
  SKIPPED(Place.ANYWHERE, false);

  private enum Place {
    BEFORE,
    SLICE,
    AFTER,
    ANYWHERE
  }

  private final Place place;
  private final boolean kept;

  NalKind(Place place, boolean kept) {
    this.place = place;
    this.kept = kept;
  }

  public boolean isSlice() {
    return place == Place.SLICE;
  }

  public boolean isParameterSet() {
    return this == VPS || this == SPS || this == PPS;
  }

  public boolean isSei() {
    return this == SEI || this == HIDDEN_SEI;
  }

  /** Whether it can only stand before the slices of a picture: H.264 7.4.1.2.3, H.265 7.4.2.4.4. */
  public boolean beginsUnit() {
    return place == Place.BEFORE;
  }

  /** Whether it is handed out. */
  public boolean isKept() {
    return kept;
  }
}
