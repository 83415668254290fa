package app.oriel.camera;

/** What a stream carries: one value per track, shared by all its packets until it changes. */
public sealed interface TrackInfo {
  /** How the track is compressed. */
  Codec codec();

  /**
   * Pictures; their size is in the bit stream, where only a decoder sees it.
   *
   * @param shape what a file says of them beside the bit stream
   */
  record Video(Codec codec, PictureShape shape) implements TrackInfo {
    /** Pictures of which only the bit stream says anything. */
    public Video(Codec codec) {
      this(codec, PictureShape.PLAIN);
    }
  }

  /**
   * Sound.
   *
   * @param rate samples per second and channel
   * @param channels 1 for mono
   */
  record Audio(Codec codec, int rate, int channels) implements TrackInfo {}
}
