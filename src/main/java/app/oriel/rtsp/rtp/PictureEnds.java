package app.oriel.rtsp.rtp;

/**
 * Knows by what a picture's end is told before the next one begins, so that it need not wait for
 * that.
 *
 * <p>As RFC 6184 and RFC 7798 have it, the last packet of a picture has the marker, and most
 * cameras keep to it: their pictures leave with it. Some set it on every slice. That shows when
 * after a marker the picture goes on; from then on the marker says nothing. Others never set it.
 * With both, the picture is over where the next begins, a picture's time later; or, if the pictures
 * before it all had the same number of slices, with the last of these. A camera that cuts slices by
 * their size breaks that rule once at most: then only the next picture counts.
 */
final class PictureEnds {
  private static final int STEADY = 15;
  private static final int STEADY_KEYFRAMES = 3;

  private Marker marker = Marker.UNPROVEN;
  private int unmarked;
  private boolean countMisled;
  private final Count plain = new Count(STEADY);
  private final Count keyframes = new Count(STEADY_KEYFRAMES);

  private enum Marker {
    /** No picture has ended with one yet. */
    UNPROVEN,
    TRUSTED,
    REFUTED
  }

  /** How many slices pictures had lately. */
  private static final class Count {
    private final int enough;
    private int usual;
    private int row;

    Count(int enough) {
      this.enough = enough;
    }

    void add(int slices) {
      row = slices == usual ? row + 1 : 1;
      usual = slices;
    }

    boolean isUsual(int slices) {
      return row >= enough && slices == usual;
    }
  }

  /** Whether a marker ends a picture, as far as is known. */
  boolean atMarker() {
    return marker != Marker.REFUTED;
  }

  /** Whether it was never seen that a picture goes no further than its marker. */
  boolean isUnproven() {
    return marker == Marker.UNPROVEN;
  }

  /** Whether with so many whole slices a picture is over, whatever the marker says. */
  boolean atSlice(PictureNotes picture) {
    boolean markerIsUseless = marker == Marker.REFUTED || unmarked >= STEADY;
    return markerIsUseless && !countMisled && count(picture).isUsual(picture.slices());
  }

  /**
   * A picture was over, as the beginning of the next one shows.
   *
   * @param marked whether the last of its packets had a marker
   */
  void over(PictureNotes picture, boolean marked) {
    count(picture).add(picture.slices());
    unmarked = marked ? 0 : unmarked + 1;
    if (marked && marker == Marker.UNPROVEN) {
      marker = Marker.TRUSTED;
    }
  }

  /** A picture goes on that was taken to be over. */
  void misled() {
    countMisled |= marker == Marker.REFUTED || unmarked >= STEADY;
    marker = Marker.REFUTED;
  }

  private Count count(PictureNotes picture) {
    return picture.isKey() ? keyframes : plain;
  }
}
