package app.oriel.talk;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Each camera listens to one line: who opens one ends ours that was open before. Any thread. */
final class TalkSlots {
  private final Map<Place, TalkRun> holders = new HashMap<>();
  private final Map<Place, Long> left = new HashMap<>();

  /** A camera, whatever stream of it is meant. */
  private record Place(String scheme, String host, int port) {
    static Place of(Camera camera) {
      CameraUrl url = camera.url();
      return new Place(url.scheme(), url.host().toLowerCase(Locale.ROOT), url.port());
    }
  }

  /** Takes the camera over; who had it before, which is to be ended, or null. */
  synchronized @Nullable TalkRun take(Camera camera, TalkRun by) {
    return holders.put(Place.of(camera), by);
  }

  /** The line is closed. */
  synchronized void leave(Camera camera, TalkRun by, boolean wasOpen) {
    Place place = Place.of(camera);
    if (wasOpen) {
      left.put(place, System.nanoTime());
    }
    if (Objects.equals(holders.get(place), by)) {
      holders.remove(place);
    }
  }

  /** Whether a line of ours was closed a moment ago, so that the camera may not know it yet. */
  synchronized boolean wasOurs(Camera camera, long withinNanos) {
    Long when = left.get(Place.of(camera));
    return when != null && System.nanoTime() - when < withinNanos;
  }
}
