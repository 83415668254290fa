package app.oriel.live;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Families;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;

/**
 * All sessions: one for each camera, however often it is shown. A session begins with its first
 * feed and ends with its last.
 */
public final class LiveCameras implements AutoCloseable {
  private final Families families;
  private final SessionTimes times;
  private final Threads threads;
  private final ScheduledExecutorService scheduler;
  private final Map<CameraUrl, Shared> sessions = new HashMap<>();

  /**
   * @param scheduler runs the sessions' looks at the clock; not closed here
   */
  public LiveCameras(
      Families families, SessionTimes times, Threads threads, ScheduledExecutorService scheduler) {
    this.families = families;
    this.times = times;
    this.threads = threads;
    this.scheduler = scheduler;
  }

  /** Pictures of a camera, which the caller closes. Never fails: the session's state tells. */
  public synchronized PictureFeed watch(Camera camera) {
    Shared shared = sessions.get(camera.url());
    if (shared == null) {
      shared = new Shared(new CameraSession(camera, families, times, threads, scheduler));
      sessions.put(camera.url(), shared);
    }
    shared.feeds++;
    return new PictureFeed(shared.session, threads, () -> release(camera.url()));
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
    List<CameraSession> open = new ArrayList<>();
    synchronized (this) {
      sessions.values().forEach(shared -> open.add(shared.session));
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
