package app.oriel.camera;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.time.Duration;

/**
 * A connection to a camera, encrypted or plain. One thread may read it while another writes; the
 * rest is for any thread.
 */
public interface CameraSocket extends AutoCloseable {
  /** What the camera sends. */
  InputStream in() throws IOException;

  /** What is sent to the camera. */
  OutputStream out() throws IOException;

  /** The address that took the connection. */
  InetAddress peer();

  /**
   * Reads that begin from now on fail with {@link java.net.SocketTimeoutException} after so much
   * silence, and the connection is of no further use.
   */
  void allowEachRead(Duration silence);

  /** From now on so few bytes lie in the system before the camera has taken them. */
  void sendSoon(int bytes) throws IOException;

  /** Ends the connection at once, without a farewell. */
  @Override
  void close();
}
