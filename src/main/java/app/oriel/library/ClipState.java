package app.oriel.library;

import app.oriel.camera.OrielException;
import org.jspecify.annotations.Nullable;

/**
 * Where a clip that is played stands.
 *
 * @param ready whether it was opened, and can be played
 * @param position the time of the picture that is shown, in microseconds from the beginning
 * @param length in microseconds; 0 where nobody knows
 * @param playing whether it goes on by itself
 * @param ended whether it has come to its end
 * @param sound whether it has any
 * @param pictures how many were shown so far
 * @param failure why it cannot be played, or null
 */
public record ClipState(
    boolean ready,
    long position,
    long length,
    boolean playing,
    boolean ended,
    boolean sound,
    long pictures,
    @Nullable OrielException failure) {
  /** Before it is open. */
  static final ClipState OPENING = new ClipState(false, 0, 0, false, false, false, 0, null);

  ClipState failed(OrielException reason) {
    return new ClipState(ready, position, length, false, ended, sound, pictures, reason);
  }
}
