package app.oriel.live;

import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.process.StateHolder;
import java.util.Locale;

/** Where a camera's session stands. Times are {@link System#nanoTime}. */
public sealed interface SessionState {
  /** Nobody has started it. */
  record Idle() implements SessionState {}

  /**
   * A connection is being made.
   *
   * @param attempt 1 for the first since the last live picture
   */
  record Connecting(int attempt) implements SessionState {}

  /** Packets arrive. */
  record Live(StreamStats stats) implements SessionState {}

  /** The connection stands, but nothing has come for three seconds. */
  record Stalled(long since) implements SessionState {}

  /** It failed, and is tried again by itself. */
  record Waiting(OrielException reason, long retryAt) implements SessionState {}

  /** It failed in a way that only the user can mend; never tried again by itself. */
  record Refused(OrielException reason) implements SessionState {}

  /** It has ended for good. */
  record Closed() implements SessionState {}

  /** An owner of a session's state: what is closed stays closed. */
  static StateHolder<SessionState> holder() {
    return new StateHolder<>(new Idle(), Closed.class::isInstance);
  }

  /** Whether the camera refused who signed in: then time must pass, or the user must say so. */
  default boolean isRefusal() {
    return this instanceof Refused
        || (this instanceof Waiting waiting
            && waiting.reason().problem().kind() == Problem.Kind.REFUSED);
  }

  /** Whether pictures are expected; what has failed keeps its own words. */
  default boolean awaitsPictures() {
    return this instanceof Live || this instanceof Connecting;
  }

  /** The state's name in JSON. */
  default String jsonName() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }
}
