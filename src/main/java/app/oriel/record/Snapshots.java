package app.oriel.record;

import app.oriel.camera.Camera;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.PictureShape;
import app.oriel.codec.PictureKind;
import app.oriel.codec.PictureScaler;
import app.oriel.codec.Pixels;
import app.oriel.codec.VideoDecoder;
import app.oriel.codec.VideoDecoder.Outcome;
import app.oriel.live.FrameSize;
import app.oriel.live.LiveCameras;
import app.oriel.process.Threads;
import app.oriel.record.Snapshot.Saved;
import java.time.Clock;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Takes pictures of cameras at the full size of their best stream, whatever a tile shows. For any
 * thread; each is taken on a thread of its own.
 */
public final class Snapshots {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** For who has something to show meanwhile. */
  private static final Duration LITTLE_PATIENCE = Duration.ofSeconds(6);

  /** What is older is what the camera showed, not what it shows. */
  private static final long FRESH = TimeUnit.SECONDS.toNanos(3);

  private final LiveCameras cameras;
  private final Threads threads;
  private final Clock clock;

  Snapshots(LiveCameras cameras, Threads threads, Clock clock) {
    this.cameras = cameras;
    this.threads = threads;
    this.clock = clock;
  }

  /**
   * Takes the first picture that the camera sends.
   *
   * @return fails with a {@link OrielException}
   */
  public CompletableFuture<Saved> take(Camera camera, Destination to, PictureKind kind) {
    return aside(camera, () -> awaited(camera, PATIENCE).save(to, kind));
  }

  /**
   * Takes the newest picture of a camera that is being kept, if it is of the best stream; else the
   * next one of that, or what there is where the camera does not give it.
   *
   * @return fails with a {@link OrielException}
   */
  public CompletableFuture<Saved> take(
      Camera camera, Recorder recorder, Destination to, PictureKind kind) {
    return aside(camera, () -> newest(camera, recorder).save(to, kind));
  }

  /** What may fail. */
  private interface Taking {
    Saved take() throws OrielException, InterruptedException;
  }

  private CompletableFuture<Saved> aside(Camera camera, Taking taking) {
    CompletableFuture<Saved> saved = new CompletableFuture<>();
    threads.startPlatform(
        camera.name() + " snapshot",
        () -> {
          try {
            saved.complete(taking.take());
          } catch (OrielException | InterruptedException | RuntimeException | Error e) {
            // Even when memory ran out: whoever asked must hear of it.
            saved.completeExceptionally(e);
          }
        });
    return saved;
  }

  private Snapshot newest(Camera camera, Recorder recorder)
      throws OrielException, InterruptedException {
    List<Packet> best = recorder.newestPicture(true);
    if (!best.isEmpty() && System.nanoTime() - best.getLast().arrival() < FRESH) {
      Snapshot now = decoded(camera, best);
      if (now != null) {
        return now;
      }
    }
    try {
      return awaited(camera, LITTLE_PATIENCE);
    } catch (OrielException e) {
      Snapshot old = decoded(camera, recorder.newestPicture(false));
      if (old == null) {
        throw e;
      }
      return old;
    }
  }

  private @Nullable Snapshot decoded(Camera camera, List<Packet> packets) {
    try (Taker taker = new Taker(camera)) {
      for (Packet packet : packets) {
        if (packet instanceof Packet.Video video) {
          taker.decode(video);
        }
      }
      return taker.taken();
    }
  }

  private Snapshot awaited(Camera camera, Duration patience)
      throws OrielException, InterruptedException {
    try (PictureWait wait = new PictureWait(camera, cameras, patience);
        Taker taker = new Taker(camera)) {
      while (true) {
        taker.decode(wait.next());
        Snapshot taken = taker.taken();
        if (taken != null) {
          return taken;
        }
      }
    }
  }

  /** Decodes a stream to the last of its pictures that is whole. One thread. */
  private final class Taker implements AutoCloseable {
    private final Camera camera;
    private @Nullable VideoDecoder decoder;
    private Packet.@Nullable Video last;
    private Packet.@Nullable Video whole;

    Taker(Camera camera) {
      this.camera = camera;
    }

    void decode(Packet.Video packet) {
      Packet.Video before = last;
      last = packet;
      if (packet.keyframe() && (before == null || !before.track().equals(packet.track()))) {
        close();
        decoder = new VideoDecoder(packet.track());
      }
      VideoDecoder open = decoder;
      if (open != null) {
        whole = open.decode(packet.bytes()) == Outcome.PICTURE ? packet : null;
      }
    }

    /** The picture of the packet decoded last; null where that made none that may be shown. */
    @Nullable Snapshot taken() {
      VideoDecoder open = decoder;
      Packet.Video packet = whole;
      if (open == null || packet == null) {
        return null;
      }
      var picture = open.picture();
      PictureShape shape = camera.aspect().of(picture.shape(), picture.width(), picture.height());
      FrameSize size = FrameSize.shown(picture.width(), picture.height(), shape);
      Pixels pixels = new Pixels(size.width(), size.height());
      try (PictureScaler scaler = PictureScaler.sharp()) {
        scaler.scale(picture, pixels);
      }
      long age = Math.max(0, System.nanoTime() - packet.arrival());
      ZonedDateTime taken = ZonedDateTime.now(clock).minusNanos(age);
      return new Snapshot(camera.name(), taken, pixels);
    }

    @Override
    public void close() {
      if (decoder != null) {
        decoder.close();
        decoder = null;
      }
    }
  }
}
