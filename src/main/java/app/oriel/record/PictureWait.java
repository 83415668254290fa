package app.oriel.record;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.Detail;
import app.oriel.camera.Losses;
import app.oriel.camera.Packet;
import app.oriel.camera.Problem;
import app.oriel.live.LiveCameras;
import app.oriel.live.PacketFeed;
import app.oriel.live.PacketSink;
import app.oriel.live.SessionState;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Waits for the pictures of a camera's best stream, from a keyframe on, for a while. */
final class PictureWait implements AutoCloseable {
  /** Decoding keeps up; and what does not fit is no loss for who wants one picture. */
  private static final int MOST = 64;

  /** A camera that says busy may still give its other stream. */
  private static final Duration BUSY = Duration.ofSeconds(3);

  /** A picture, or why there is none. */
  private sealed interface Came {
    record Picture(Packet.Video packet) implements Came {}

    record Nothing(CameraException reason) implements Came {}
  }

  private final BlockingQueue<Came> came = new ArrayBlockingQueue<>(MOST);
  private final PacketFeed feed;
  private final Runnable unsubscribe;
  private final Duration patience;
  private long deadline;
  private @Nullable CameraException reason;
  private volatile boolean unusable;

  PictureWait(Camera camera, LiveCameras cameras, Duration patience) {
    this.patience = patience;
    this.deadline = System.nanoTime() + patience.toNanos();
    this.feed = cameras.packets(camera, new Sink());
    this.unsubscribe = feed.onState(this::look);
  }

  /**
   * The next picture.
   *
   * @throws CameraException why there is none
   */
  Packet.Video next() throws CameraException, InterruptedException {
    while (System.nanoTime() - deadline < 0) {
      switch (came.poll(deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        case Came.Picture picture -> {
          unusable = true;
          return picture.packet();
        }
        case Came.Nothing nothing -> {
          reason = nothing.reason();
          if (reason.problem().kind() != Problem.Kind.BUSY) {
            throw reason;
          }
          deadline = Math.min(deadline, System.nanoTime() + BUSY.toNanos());
        }
        case null -> {}
      }
    }
    throw late();
  }

  private CameraException late() {
    CameraException known = reason;
    String what =
        unusable ? "no-picture-to-begin-with-came-for-seconds" : "no-picture-came-for-seconds";
    return known != null
        ? known
        : new CameraException(Problem.NO_PICTURE, Detail.of(what, patience.toSeconds()));
  }

  private void look(SessionState state) {
    switch (state) {
      case SessionState.Waiting waiting -> came.offer(new Came.Nothing(waiting.reason()));
      case SessionState.Refused refused -> came.offer(new Came.Nothing(refused.reason()));
      default -> {}
    }
  }

  @Override
  public void close() {
    unsubscribe.run();
    feed.close();
  }

  /** On the sessions' threads, one at a time. */
  private final class Sink implements PacketSink {
    private boolean needsKeyframe = true;

    @Override
    public void offer(Packet.Video packet) {
      needsKeyframe &= !packet.keyframe();
      unusable |= needsKeyframe;
      if (!needsKeyframe) {
        needsKeyframe = !came.offer(new Came.Picture(packet));
      }
    }

    /** What refers to something lost makes no picture, and the decoder says so. */
    @Override
    public void missed(Losses more) {}

    @Override
    public void startOver() {
      needsKeyframe = true;
    }

    @Override
    public void close() {}
  }
}
