package app.oriel.talk;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Families;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Each camera listens to one line: who opens one ends ours that was open before. Any thread. */
final class TalkSlots {
  private final Families families;

  // Both by the camera, whatever stream of it is meant and however it is typed.
  private final Map<CameraUrl, TalkRun> holders = new HashMap<>();
  private final Map<CameraUrl, Long> left = new HashMap<>();

  /**
   * @param families tell which URLs mean one camera
   */
  TalkSlots(Families families) {
    this.families = families;
  }

  private CameraUrl place(Camera camera) {
    return families.device(camera.url());
  }

  /** Takes the camera over; who had it before, which is to be ended, or null. */
  synchronized @Nullable TalkRun take(Camera camera, TalkRun by) {
    return holders.put(place(camera), by);
  }

  /** The line is closed. */
  synchronized void leave(Camera camera, TalkRun by, boolean wasOpen) {
    CameraUrl place = place(camera);
    if (wasOpen) {
      left.put(place, System.nanoTime());
    }
    if (Objects.equals(holders.get(place), by)) {
      holders.remove(place);
    }
  }

  /** Whether a line of ours was closed a moment ago, so that the camera may not know it yet. */
  synchronized boolean wasOurs(Camera camera, long withinNanos) {
    Long when = left.get(place(camera));
    return when != null && System.nanoTime() - when < withinNanos;
  }
}
