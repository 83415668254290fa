package app.oriel.live;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Families;
import app.oriel.camera.Quality;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * All sessions: one for each stream of a camera, however often it is shown. A session begins with
 * its first feed and ends with its last.
 */
public final class LiveCameras implements AutoCloseable {
  private final Families families;
  private final CredentialGate gate;
  private final SessionTimes times;
  private final Threads threads;
  private final ScheduledExecutorService scheduler;
  private final ScheduledFuture<?> sleepWatch;
  private final Map<Stream, Shared> sessions = new HashMap<>();

  /** One for each stream that was ever watched; sessions that follow each other take turns. */
  private final Map<Stream, Lock> turns = new HashMap<>();

  /**
   * @param gate is told what the user wants to have tried again
   * @param scheduler runs the sessions' looks at the time; not closed here
   * @param clock the wall clock, which goes on while the machine sleeps
   */
  public LiveCameras(
      Families families,
      CredentialGate gate,
      SessionTimes times,
      Threads threads,
      ScheduledExecutorService scheduler,
      InstantSource clock) {
    this.families = families;
    this.gate = gate;
    this.times = times;
    this.threads = threads;
    this.scheduler = scheduler;
    SleepWatch sleep = new SleepWatch(clock);
    long every = times.watch().toNanos();
    sleepWatch =
        scheduler.scheduleAtFixedRate(() -> wakeUpAfter(sleep), every, every, TimeUnit.NANOSECONDS);
  }

  private void wakeUpAfter(SleepWatch sleep) {
    if (sleep.slept()) {
      open().forEach(CameraSession::wakeUp);
    }
  }

  private synchronized List<CameraSession> open() {
    return sessions.values().stream().map(shared -> shared.session).toList();
  }

  /**
   * Pictures of a camera, which the caller closes. Never fails: the session's state tells. Where
   * the camera is watched already, it is called and signed in to as this one from now on.
   */
  public synchronized PictureFeed watch(Camera camera) {
    return new PictureFeed(camera, streamsOf(camera), threads, scheduler);
  }

  /**
   * All packets of a camera's best stream that it gives, for who keeps or hears them; the caller
   * closes it. Never fails, as {@link #watch}.
   */
  public synchronized PacketFeed packets(Camera camera, PacketSink sink) {
    return new PacketFeed(camera, streamsOf(camera), sink, threads, scheduler);
  }

  private StreamsOf streamsOf(Camera camera) {
    CameraUrl lens = families.lens(camera.url());
    sessions.forEach(
        (stream, shared) -> {
          if (stream.lens.equals(lens)) {
            shared.session.knownAs(at(camera, lens));
          }
        });
    return new StreamsOf(camera.url(), lens);
  }

  /** Who shares a session may have typed another choice of stream, which is not the session's. */
  private static Camera at(Camera camera, CameraUrl lens) {
    return new Camera(camera.name(), lens, camera.credentials(), camera.memory(), camera.aspect());
  }

  /**
   * @param insisting whether the stream is a tile's only one: then the camera has the word, not
   *     what is believed of its limits
   */
  private synchronized @Nullable CameraSession open(
      Camera camera, Stream stream, boolean insisting) {
    Shared shared = sessions.get(stream);
    if (shared == null) {
      if (!insisting && streamsOf(stream.device) >= families.mostStreams(stream.lens)) {
        return null;
      }
      Lock turn = turns.computeIfAbsent(stream, it -> new ReentrantLock());
      shared =
          new Shared(
              new CameraSession(
                  at(camera, stream.lens),
                  stream.quality,
                  families,
                  gate,
                  times,
                  turn,
                  threads,
                  scheduler));
      sessions.put(stream, shared);
    }
    shared.feeds++;
    return shared.session;
  }

  private long streamsOf(CameraUrl device) {
    return sessions.keySet().stream().filter(stream -> stream.device.equals(device)).count();
  }

  private synchronized Budget budget(CameraUrl lens) {
    CameraUrl device = families.device(lens);
    int used =
        sessions.entrySet().stream()
            .filter(each -> each.getKey().device.equals(device))
            .mapToInt(each -> each.getValue().session.upstreams())
            .sum();
    return new Budget(used, families.mostStreams(lens));
  }

  private void release(Stream stream) {
    CameraSession last;
    synchronized (this) {
      Shared shared = sessions.get(stream);
      if (shared == null || --shared.feeds > 0) {
        return;
      }
      last = shared.session;
      sessions.remove(stream);
    }
    last.close();
  }

  /** Ends all sessions, side by side. */
  @Override
  public void close() {
    sleepWatch.cancel(false);
    List<CameraSession> open;
    synchronized (this) {
      open = open();
      sessions.clear();
    }
    List<Thread> closing =
        open.stream()
            .map(each -> threads.startVirtual(each.camera().name() + " closing", each::close))
            .toList();
    try {
      for (Thread each : closing) {
        each.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * One stream of one camera.
   *
   * @param device its camera, whose limits count for all lenses and streams together
   */
  private record Stream(CameraUrl device, CameraUrl lens, Quality quality) {}

  /** What one camera has, for one tile. */
  private final class StreamsOf implements StreamSwitch.Streams {
    private final CameraUrl url;
    private final CameraUrl lens;

    private StreamsOf(CameraUrl url, CameraUrl lens) {
      this.url = url;
      this.lens = lens;
    }

    @Override
    public boolean have(Quality quality) {
      return families.qualities(url).contains(quality);
    }

    @Override
    public @Nullable CameraSession open(Camera camera, Quality quality) {
      return LiveCameras.this.open(camera, stream(quality), false);
    }

    @Override
    public CameraSession insist(Camera camera, Quality quality) {
      return Objects.requireNonNull(LiveCameras.this.open(camera, stream(quality), true));
    }

    private Stream stream(Quality quality) {
      return new Stream(families.device(lens), lens, quality);
    }

    @Override
    public Budget budget() {
      return LiveCameras.this.budget(lens);
    }

    @Override
    public void letGo(Quality quality) {
      release(stream(quality));
    }
  }

  /** A session and how many feeds it serves. */
  private static final class Shared {
    private final CameraSession session;
    private int feeds;

    private Shared(CameraSession session) {
      this.session = session;
    }
  }
}
