package app.oriel.rtsp;

import app.oriel.camera.Losses;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketPace;
import app.oriel.camera.PacketSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A camera's open stream. Closing it waits a moment for the camera to free what it held. */
final class RtspSource implements PacketSource {
  /** A camera that said nothing for so long is gone; it is told, and not waited for. */
  private static final Duration GONE = Duration.ofSeconds(2);

  private static final Duration NO_PATIENCE = Duration.ofMillis(50);

  private final PacketPace pace = new PacketPace();
  private final PacketPipe pipe;
  private final RtspSession session;
  private final List<PlayedPart> parts;
  private final @Nullable String unknownSound;
  private final StreamListener listener;
  private final KeepAlive keepAlive;
  private final Duration farewell;
  private final StreamTracks tracks;
  private final Runnable gone;
  private final AtomicReference<@Nullable CompletableFuture<@Nullable Void>> closing =
      new AtomicReference<>();

  /**
   * @param parts what is told farewell
   * @param unknownSound as the method says
   * @param keepAlive is told that it is over
   * @param farewell that closing may wait for the camera
   * @param gone is run once the camera was told farewell
   */
  RtspSource(
      PacketPipe pipe,
      StreamTracks tracks,
      RtspSession session,
      List<PlayedPart> parts,
      @Nullable String unknownSound,
      StreamListener listener,
      KeepAlive keepAlive,
      Duration farewell,
      Runnable gone) {
    this.pipe = pipe;
    this.session = session;
    this.parts = parts;
    this.unknownSound = unknownSound;
    this.listener = listener;
    this.keepAlive = keepAlive;
    this.farewell = farewell;
    this.tracks = tracks;
    this.gone = gone;
  }

  @Override
  public Packet next() throws OrielException, InterruptedException {
    pace.await();
    Packet next = pipe.take();
    pace.took(next);
    return next;
  }

  @Override
  public Losses losses() {
    return tracks.losses();
  }

  @Override
  public @Nullable String unknownSound() {
    return unknownSound;
  }

  /** Makes {@link #next} fail at once, then waits for the farewell, not longer than it may take. */
  @Override
  public void close() {
    CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
    CompletableFuture<@Nullable Void> before = closing.compareAndExchange(null, done);
    if (before != null) {
      before.join();
      return;
    }
    pipe.close();
    try {
      long last = listener.lastFrame();
      keepAlive.ended(System.nanoTime() - last > GONE.toNanos(), last);
      boolean silent = System.nanoTime() - session.line().lastRead() > GONE.toNanos();
      long millis = (silent ? NO_PATIENCE : farewell).toMillis();
      // No interrupt cuts it short: a camera that was not told keeps the place taken.
      tearDown(millis);
    } finally {
      gone.run();
      session.line().close();
      done.complete(null);
    }
  }

  /** Tells the camera of all parts at once. */
  private void tearDown(long millis) {
    List<CompletableFuture<@Nullable Void>> told = new ArrayList<>();
    for (PlayedPart part : parts) {
      told.add(session.tearDown(part.uri(), part.header()));
    }
    for (CompletableFuture<@Nullable Void> each : told) {
      each.completeOnTimeout(null, millis, TimeUnit.MILLISECONDS).join();
    }
  }
}
