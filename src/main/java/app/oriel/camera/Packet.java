package app.oriel.camera;

/**
 * One compressed unit of a stream. Whoever makes a packet hands its array over; nobody writes to it
 * afterwards, so packets are shared between threads and consumers without copies.
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody; the array is the point
public sealed interface Packet extends Delivery {
  /** The timestamp of a packet whose camera gave none. */
  long NO_TIMESTAMP = Long.MIN_VALUE;

  /** The compressed bytes; never changed once the packet exists. */
  byte[] bytes();

  /** Capture time in microseconds of the camera's own clock, or {@link #NO_TIMESTAMP}. */
  long timestamp();

  /** {@link System#nanoTime} when the packet's last byte was read. */
  long arrival();

  /** The track that the packet belongs to. */
  TrackInfo track();

  /**
   * One whole access unit.
   *
   * @param keyframe whether a decoder can start here: an IDR or IRAP picture with its parameter
   *     sets at hand
   */
  record Video(TrackInfo.Video track, byte[] bytes, long timestamp, long arrival, boolean keyframe)
      implements Packet {}

  /** Some milliseconds of sound. */
  record Audio(TrackInfo.Audio track, byte[] bytes, long timestamp, long arrival)
      implements Packet {}
}
