package app.oriel.live;

/** What a subscriber needs of a camera; which stream that is, its hub decides. */
public sealed interface Want {
  /** The best stream that the camera gives; another one while it does not give that. */
  Want BEST = new Best();

  /** Whatever is open for others; nothing is opened for it. */
  Want RIDE_ALONG = new RideAlong();

  /** As {@link #BEST}. */
  record Best() implements Want {}

  /** As {@link #RIDE_ALONG}. */
  record RideAlong() implements Want {}

  /**
   * A stream with the pixels that a tile can show.
   *
   * @param pixels of the tile; none before it is known
   * @param part of the camera's picture that fills it
   */
  record Fit(FrameSize pixels, PictureArea part) implements Want {
    /** For a tile whose size is not known yet: the stream that costs little. */
    static final Fit UNKNOWN = new Fit(new FrameSize(0, 0), PictureArea.WHOLE);

    boolean isKnown() {
      return pixels.width() > 0;
    }
  }
}
