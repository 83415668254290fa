package app.oriel.camera;

import java.time.Duration;

/**
 * How long a caller waits for a camera. Sizes are limited by each protocol itself.
 *
 * @param connect until the camera's port takes the connection, names and addresses included
 * @param handshake from there until the line is encrypted
 * @param answer from a request until its answer is whole
 * @param silence between two pieces of a stream
 */
public record TimeLimits(Duration connect, Duration handshake, Duration answer, Duration silence) {
  /** What suits a camera on the same network: ten seconds each. */
  public static TimeLimits usual() {
    Duration patience = Duration.ofSeconds(10);
    return new TimeLimits(patience, patience, patience, patience);
  }

  /** These with another time to connect. */
  public TimeLimits withConnect(Duration time) {
    return new TimeLimits(time, handshake, answer, silence);
  }
}
