package app.oriel.live;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Families;

/**
 * The one door to a camera's packets. Whoever wants some says what is needed and gets a
 * subscription; which streams are open for that is decided behind the door, for all subscribers
 * together: one upstream per stream, whoever asks. For any thread; nothing here waits.
 */
public final class CameraHub {
  private final DeviceHub device;
  private final CameraUrl lens;
  private final Seat.Place place;
  private final int mostStreams;
  private volatile Camera camera;

  /**
   * A door that others may have too.
   *
   * @param camera is called and signed in to so from now on, for all who watch it
   */
  CameraHub(Camera camera, CameraUrl lens, DeviceHub device) {
    Families families = device.shared().families();
    this.camera = camera;
    this.lens = lens;
    this.device = device;
    this.place = new Seat.Place(device, lens, families.qualities(camera.url()), this::camera);
    this.mostStreams = families.mostStreams(lens);
    device.knownAs(lens, camera);
  }

  /**
   * Packets of the camera, which the caller closes. Never fails: the subscription's state tells.
   *
   * @param want may be changed later
   */
  public Subscription subscribe(Want want, QueuePolicy policy) {
    Seat seat = new Seat(place, want, policy);
    seat.arrive();
    return seat.subscription();
  }

  /** The camera at the other end. */
  public Camera camera() {
    return camera;
  }

  /** The camera's connections, for all who watch it. */
  public Budget budget() {
    return new Budget(device.upstreams(), mostStreams);
  }

  /** As {@link CameraSession#retryNow}, of all its streams. */
  public void retryNow() {
    device.retryNow(lens);
  }

  /** As {@link CameraSession#use}. */
  public void use(Camera changed) {
    camera = changed;
    device.use(lens, changed);
  }

  /** As {@link CameraSession#knownAs}. */
  public void knownAs(Camera changed) {
    camera = changed;
    device.knownAs(lens, changed);
  }
}
