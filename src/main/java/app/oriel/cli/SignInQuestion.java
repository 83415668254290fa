package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.camera.OrielException;

/** Asks the person at the terminal who signs in to a camera. Blocks for as long as they type. */
@FunctionalInterface
public interface SignInQuestion {
  /**
   * The camera with what was answered.
   *
   * @param why what the camera answered without
   * @throws OrielException {@link app.oriel.camera.Problem#CREDENTIALS_MISSING} if nobody is there
   *     to be asked; {@code why} if that is no question
   */
  Camera ask(Camera camera, OrielException why) throws OrielException;
}
