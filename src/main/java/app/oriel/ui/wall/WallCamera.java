package app.oriel.ui.wall;

import app.oriel.camera.Camera;

/**
 * A camera to be put on the wall.
 *
 * @param model for the list's second line, such as {@code Kasa EC60}; may be empty
 * @param id the same for as long as the camera is kept; empty for one that is not kept
 * @param locked whether a password is kept that cannot be opened, because its key is missing
 */
public record WallCamera(Camera camera, String model, String id, boolean locked) {
  /** A camera whose password is known, where it has one. */
  public WallCamera(Camera camera, String model, String id) {
    this(camera, model, id, false);
  }

  /** A camera that is shown, but not kept. */
  public WallCamera(Camera camera, String model) {
    this(camera, model, "");
  }
}
