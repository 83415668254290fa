package app.oriel.tplink.web;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.time.Duration;

/** A camera's web door lets nobody in for a while; its other doors may. */
public final class LockedDoor extends OrielException {
  private static final long serialVersionUID = 1L;

  private final Duration left;

  LockedDoor(Duration left) {
    super(
        Problem.LOCKED_OUT,
        Detail.of("lets-nobody-in-for-seconds", String.valueOf(left.toSeconds())));
    this.left = left;
  }

  /** For how long still. */
  public Duration left() {
    return left;
  }
}
