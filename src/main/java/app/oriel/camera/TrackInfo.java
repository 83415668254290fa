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
   * @param bits of each compressed sample, where the codec leaves that open; else 0
   */
  record Audio(Codec codec, int rate, int channels, int bits) implements TrackInfo {
    /** Of a codec whose samples are of one size. */
    public Audio(Codec codec, int rate, int channels) {
      this(codec, rate, channels, 0);
    }
  }
}
