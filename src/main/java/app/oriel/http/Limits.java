package app.oriel.http;

import app.oriel.camera.TimeLimits;
import java.time.Duration;

/**
 * How long and how much of a camera is borne.
 *
 * @param connect until the camera's port takes the connection, names and addresses included
 * @param handshake until the line is encrypted
 * @param answer from the request until the answer's head is whole
 * @param silence between two pieces of the body
 * @param headLines lines in a head, of an answer or of a part
 * @param lineBytes bytes in one line of a head
 * @param partBytes bytes in the body of one part
 * @param garbageBytes bytes before the first delimiter, and blank ones between parts
 */
public record Limits(
    Duration connect,
    Duration handshake,
    Duration answer,
    Duration silence,
    int headLines,
    int lineBytes,
    int partBytes,
    int garbageBytes) {

  /** What suits a camera on the same network: ten seconds each, 8 MiB a part. */
  public static Limits usual() {
    Duration patience = Duration.ofSeconds(10);
    return new Limits(patience, patience, patience, patience, 64, 2048, 8 << 20, 64 << 10);
  }

  /** For small questions on the same network that somebody waits for. */
  public static Limits brief() {
    Duration patience = Duration.ofSeconds(2);
    return new Limits(
        Duration.ofMillis(700), patience, patience, patience, 64, 4096, 64 << 10, 64 << 10);
  }

  /** These sizes within a caller's times. */
  public Limits within(TimeLimits times) {
    return new Limits(
        times.connect(),
        times.handshake(),
        times.answer(),
        times.silence(),
        headLines,
        lineBytes,
        partBytes,
        garbageBytes);
  }
}
