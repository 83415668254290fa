package app.oriel.ui.wall;

import app.oriel.camera.Camera;
import app.oriel.camera.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A camera to be put on the wall.
 *
 * @param model for the list's second line, such as {@code Kasa EC60}; may be empty
 * @param id the same for as long as the camera is kept; empty for one that is not kept
 * @param locked why a password that is kept cannot be opened; null where it can, or none is kept
 */
public record WallCamera(Camera camera, String model, String id, @Nullable Problem locked) {
  /** A camera whose password is known, where it has one. */
  public WallCamera(Camera camera, String model, String id) {
    this(camera, model, id, null);
  }

  /** A camera that is shown, but not kept. */
  public WallCamera(Camera camera, String model) {
    this(camera, model, "");
  }
}
