package app.oriel.live;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Families;
import app.oriel.process.SleepWatch;
import app.oriel.process.Threads;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The hubs of all cameras: one for each device, however many watch it. */
public final class LiveCameras implements AutoCloseable {
  private final DeviceHub.Shared shared;
  private final ScheduledFuture<?> sleepWatch;

  // Guarded by this.
  private final Map<CameraUrl, DeviceHub> hubs = new HashMap<>();
  private boolean closed;

  /**
   * Nothing is open at first.
   *
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
    this(new DeviceHub.Shared(families, gate, times, HubTimes.USUAL, threads, scheduler), clock);
  }

  LiveCameras(DeviceHub.Shared shared, InstantSource clock) {
    this.shared = shared;
    SleepWatch sleep = new SleepWatch(clock);
    long every = shared.times().watch().toNanos();
    sleepWatch =
        shared
            .scheduler()
            .scheduleAtFixedRate(() -> wakeUpAfter(sleep), every, every, TimeUnit.NANOSECONDS);
  }

  private void wakeUpAfter(SleepWatch sleep) {
    if (sleep.slept()) {
      all().forEach(DeviceHub::wakeUp);
    }
  }

  private synchronized List<DeviceHub> all() {
    return List.copyOf(hubs.values());
  }

  /**
   * The door to a camera's packets. Where the camera is watched already, it is called and signed in
   * to as this one from now on.
   */
  public CameraHub hub(Camera camera) {
    CameraUrl lens = shared.families().lens(camera.url());
    return new CameraHub(camera, lens, device(camera, shared.families().device(lens)));
  }

  private synchronized DeviceHub device(Camera camera, CameraUrl device) {
    DeviceHub hub = hubs.computeIfAbsent(device, it -> new DeviceHub(camera.name(), shared));
    if (closed) {
      CompletableFuture<Void> _ = hub.close();
    }
    return hub;
  }

  /** Pictures of a camera, which the caller closes. Never fails: the session's state tells. */
  public PictureFeed watch(Camera camera) {
    return new PictureFeed(hub(camera), shared.threads());
  }

  /** Ends all sessions, side by side. */
  @Override
  public void close() {
    sleepWatch.cancel(false);
    synchronized (this) {
      closed = true;
    }
    try {
      CompletableFuture.allOf(
              all().stream().map(DeviceHub::close).toArray(CompletableFuture<?>[]::new))
          .get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a hub failed", e.getCause());
    }
  }
}
