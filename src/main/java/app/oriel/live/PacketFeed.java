package app.oriel.live;

import app.oriel.camera.Camera;
import app.oriel.camera.Quality;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * A camera's packets for who keeps them, as they came: of the main stream, and of another only
 * while the camera does not give that. Sees no tile and no window.
 */
public final class PacketFeed implements AutoCloseable {
  private static final FrameSize ALL = new FrameSize(1 << 14, 1 << 14);

  private final StreamSwitch streams;

  PacketFeed(
      Camera camera,
      StreamSwitch.Streams available,
      PacketSink sink,
      Threads threads,
      ScheduledExecutorService scheduler) {
    streams =
        new StreamSwitch(
            camera, Quality.MAIN, available, sink, StreamSwitch.Times.USUAL, threads, scheduler);
    streams.fit(ALL, Part.WHOLE);
  }

  /** The camera at the other end. */
  public Camera camera() {
    return streams.session().camera();
  }

  /** The session of the stream that is kept. */
  public CameraSession session() {
    return streams.session();
  }

  /**
   * Tells every state of the stream that is kept from now on, and the present one at once.
   *
   * @param listener called on the sessions' threads, one call at a time; must not block
   * @return ends the telling
   */
  public Runnable onState(Consumer<SessionState> listener) {
    return streams.onState(listener);
  }

  /** Lets the sessions go and ends the sink; may block while they end. */
  @Override
  public void close() {
    streams.close();
  }
}
