package app.oriel.live;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import org.jspecify.annotations.Nullable;

/**
 * A stream that a hub has open. Its session is started when all are there who want its first
 * packet. Only the hub's thread's.
 */
final class OpenStream {
  private final Camera camera;
  private final Fanout packets;
  private @Nullable CameraSession session;
  private SessionState state = new SessionState.Idle();

  /**
   * Not started yet.
   *
   * @param camera with the lens's own URL
   */
  OpenStream(Camera camera, Quality quality) {
    this.camera = camera;
    this.packets = new Fanout(quality);
  }

  /** How to sign in. */
  Camera camera() {
    return camera;
  }

  CameraUrl lens() {
    return camera.url();
  }

  /** What reads it; null before it is started. */
  @Nullable CameraSession session() {
    return session;
  }

  void start(CameraSession started) {
    session = started;
  }

  Quality quality() {
    return packets.quality();
  }

  Fanout packets() {
    return packets;
  }

  SessionState state() {
    return state;
  }

  void become(SessionState next) {
    state = next;
  }

  /** Why no packets come, null where they do or may. */
  @Nullable OrielException failure() {
    return switch (state) {
      case SessionState.Waiting waiting -> waiting.reason();
      case SessionState.Refused refused -> refused.reason();
      default -> null;
    };
  }

  boolean isBusy() {
    return state instanceof SessionState.Waiting waiting
        && waiting.reason().problem().kind() == Problem.Kind.BUSY;
  }
}
