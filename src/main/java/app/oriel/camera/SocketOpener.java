package app.oriel.camera;

import java.time.Duration;

/** Opens connections to cameras. For any thread. */
public interface SocketOpener {
  /**
   * Connects: tries every address of the host in turn, each with an equal share of the time. Blocks
   * within the limit; ends soon after the thread is interrupted, except that a platform thread
   * waits out the limit.
   *
   * @return the connection, which the caller closes
   */
  CameraSocket plain(String host, int port, Duration limit)
      throws OrielException, InterruptedException;

  /**
   * Connects, encrypts and checks the certificate against the pin of that port, or pins it where
   * there is none; nothing is sent yet. Blocks as {@link #plain} does.
   *
   * @param camera remembers the pin
   * @param host may be another than the camera's URL names
   * @param steps is told of reaching and securing
   * @return the connection, which the caller closes
   * @throws CertificateChangedException if another certificate was pinned
   */
  CameraSocket secure(Camera camera, String host, int port, Patience patience, SignInSteps steps)
      throws OrielException, InterruptedException;

  /**
   * How long to wait for a secure connection.
   *
   * @param connect until the camera's port takes the connection, names and addresses included
   * @param handshake from there until the line is encrypted
   */
  record Patience(Duration connect, Duration handshake) {}
}
