package app.oriel.camera;

/** One open stream of one camera. */
public interface PacketSource extends AutoCloseable {
  /**
   * The next packet, in the order of arrival. Called by one reader thread; blocks until a packet is
   * whole, the stream ends or fails, or {@link #close} is called.
   */
  Packet next() throws CameraException, InterruptedException;

  /** What was lost since the stream was opened; from any thread. */
  default Losses losses() {
    return Losses.NONE;
  }

  /** Ends the stream from any thread, at once, and makes a waiting {@link #next} fail. */
  @Override
  void close();
}
