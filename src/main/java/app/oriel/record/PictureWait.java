package app.oriel.record;

import app.oriel.camera.Camera;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.Problem;
import app.oriel.live.LiveCameras;
import app.oriel.live.QueuePolicy;
import app.oriel.live.SessionState;
import app.oriel.live.Subscription;
import app.oriel.live.Want;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Waits for the pictures of a camera's best stream, from a keyframe on, for a while. */
final class PictureWait implements AutoCloseable {
  /** Decoding keeps up; and what does not fit is no loss for who wants one picture. */
  private static final int MOST = 64;

  /** A camera that says busy may still give its other stream. */
  private static final Duration BUSY = Duration.ofSeconds(3);

  private final Subscription packets;
  private final Runnable unsubscribe;
  private final AtomicReference<@Nullable OrielException> failure = new AtomicReference<>();
  private final Duration patience;
  private boolean taken;
  private long deadline;
  private @Nullable OrielException reason;

  PictureWait(Camera camera, LiveCameras cameras, Duration patience) {
    this.deadline = System.nanoTime() + patience.toNanos();
    this.patience = patience;
    this.packets = cameras.hub(camera).subscribe(Want.BEST, new QueuePolicy.Newest(MOST));
    this.unsubscribe = packets.onState(this::look);
  }

  /**
   * The next picture.
   *
   * @throws OrielException why there is none
   */
  Packet.Video next() throws OrielException, InterruptedException {
    for (long left = left(); left > 0 && !packets.isOver(); left = left()) {
      if (packets.next(Duration.ofNanos(left)) instanceof Packet.Video picture) {
        taken = true;
        return picture;
      }
      consider(failure.getAndSet(null));
    }
    throw late();
  }

  private long left() {
    return deadline - System.nanoTime();
  }

  private OrielException late() {
    OrielException known = reason;
    if (known != null) {
      return known;
    }
    long seconds = patience.toSeconds();
    Detail what =
        taken || packets.unusableSince() != 0
            ? Detail.of("no-picture-to-begin-with-came-for-seconds", seconds)
            : Detail.of("no-picture-came-for-seconds", seconds);
    return new OrielException(Problem.NO_PICTURE, what);
  }

  private void consider(@Nullable OrielException failed) throws OrielException {
    if (failed == null) {
      return;
    }
    reason = failed;
    if (failed.problem().kind() != Problem.Kind.BUSY) {
      throw failed;
    }
    deadline = Math.min(deadline, System.nanoTime() + BUSY.toNanos());
  }

  private void look(SessionState state) {
    switch (state) {
      case SessionState.Waiting waiting -> failed(waiting.reason());
      case SessionState.Refused refused -> failed(refused.reason());
      default -> {}
    }
  }

  private void failed(OrielException why) {
    failure.set(why);
    packets.wake();
  }

  @Override
  public void close() {
    unsubscribe.run();
    packets.close();
  }
}
