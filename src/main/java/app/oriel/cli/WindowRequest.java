package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A window that a command asks for.
 *
 * @param terminal for what the window says beside itself
 */
public record WindowRequest(
    Content content, WindowOptions options, Terminal terminal, Texts commandTexts) {
  /** What the wall shows. */
  public sealed interface Content {
    /** The cameras of the profile, in the named file or the usual one. */
    record Profile(Optional<Path> file) implements Content {}

    /** Software cameras. */
    record Demo(int cameras) implements Content {}

    /**
     * Just these.
     *
     * @param question is asked where a camera wants to know who signs in and nobody sees its tile
     */
    record These(List<NamedCamera> cameras, SignInQuestion question) implements Content {}
  }

  /**
   * A camera and how the command line called it.
   *
   * @param argument as it may be shown
   */
  public record NamedCamera(String argument, Camera camera) {}
}
