package app.oriel.ui.wall;

import app.oriel.camera.Camera;

/**
 * A camera to be put on the wall.
 *
 * @param model for the list's second line, such as {@code Kasa EC60}; may be empty
 */
public record WallCamera(Camera camera, String model) {}
