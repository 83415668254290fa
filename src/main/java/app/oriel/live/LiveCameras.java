package app.oriel.live;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Families;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * All sessions: one for each camera, however often it is shown. A session begins with its first
 * feed and ends with its last.
 */
public final class LiveCameras implements AutoCloseable {
  private final Families families;
  private final CredentialGate gate;
  private final SessionTimes times;
  private final Threads threads;
  private final ScheduledExecutorService scheduler;
  private final ScheduledFuture<?> sleepWatch;
  private final Map<CameraUrl, Shared> sessions = new HashMap<>();

  /** One for each camera that was ever watched; sessions that follow each other take turns. */
  private final Map<CameraUrl, Lock> upstreams = new HashMap<>();

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
    CameraUrl url = families.canonical(camera.url());
    Shared shared = sessions.get(url);
    if (shared == null) {
      Lock upstream = upstreams.computeIfAbsent(url, it -> new ReentrantLock());
      shared =
          new Shared(
              new CameraSession(camera, families, gate, times, upstream, threads, scheduler));
      sessions.put(url, shared);
    } else {
      shared.session.knownAs(camera);
    }
    shared.feeds++;
    return new PictureFeed(shared.session, threads, () -> release(url));
  }

  private void release(CameraUrl url) {
    CameraSession last;
    synchronized (this) {
      Shared shared = sessions.get(url);
      if (shared == null || --shared.feeds > 0) {
        return;
      }
      last = shared.session;
      sessions.remove(url);
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

  /** A session and how many feeds it serves. */
  private static final class Shared {
    private final CameraSession session;
    private int feeds;

    private Shared(CameraSession session) {
      this.session = session;
    }
  }
}
