package app.oriel.rtsp;

import app.oriel.camera.TimeLimits;
import java.time.Duration;

/**
 * How long and how much of a camera is borne.
 *
 * @param connect until the camera's port takes the connection, names and addresses included
 * @param answer from a request until its answer is whole
 * @param silence without a single byte, once the stream was asked for
 * @param farewell that closing may wait for the camera
 * @param headLines lines in the head of a message
 * @param lineBytes bytes in one line of a head
 * @param headBytes bytes in the whole head
 * @param bodyBytes bytes in the body of a message
 * @param garbageBytes bytes in a row that are neither a frame nor a message
 */
public record RtspLimits(
    Duration connect,
    Duration answer,
    Duration silence,
    Duration farewell,
    int headLines,
    int lineBytes,
    int headBytes,
    int bodyBytes,
    int garbageBytes) {

  /** What suits a camera on the same network. */
  public static RtspLimits usual() {
    Duration patience = Duration.ofSeconds(10);
    return new RtspLimits(
        patience,
        patience,
        patience,
        Duration.ofMillis(400),
        64,
        4096,
        16 << 10,
        64 << 10,
        256 << 10);
  }

  /** These sizes within a caller's times. */
  RtspLimits within(TimeLimits times) {
    return new RtspLimits(
        times.connect(),
        times.answer(),
        times.silence(),
        farewell,
        headLines,
        lineBytes,
        headBytes,
        bodyBytes,
        garbageBytes);
  }
}
