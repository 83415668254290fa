package app.oriel.camera;

import org.jspecify.annotations.Nullable;

/** One open stream of one camera. */
public interface PacketSource extends AutoCloseable {
  /**
   * The next packet, in the order of arrival. Called by one reader thread; blocks until a packet is
   * whole, the stream ends or fails, or {@link #close} is called.
   */
  Packet next() throws OrielException, InterruptedException;

  /** What was lost since the stream was opened; from any thread. */
  default Losses losses() {
    return Losses.NONE;
  }

  /**
   * What the camera calls the sound that it offers and Oriel cannot play, as one short printable
   * line; null where it offers none, or some that is played.
   */
  default @Nullable String unknownSound() {
    return null;
  }

  /** Ends the stream from any thread, at once, and makes a waiting {@link #next} fail. */
  @Override
  void close();
}
