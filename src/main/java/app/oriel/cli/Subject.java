package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import java.util.Locale;

/**
 * The camera that a command is about.
 *
 * @param name as the command line called it, without credentials; empty for none
 * @param make the scheme of its URL, for advice; empty where it is not known
 */
record Subject(String name, String make) {
  static final Subject NONE = new Subject("", "");

  /** The camera that an argument names. */
  static Subject of(String argument) {
    boolean isUrl = CameraUrl.looksLikeUrl(argument) && argument.contains("://");
    String make =
        isUrl ? argument.substring(0, argument.indexOf("://")).toLowerCase(Locale.ROOT) : "";
    return new Subject(CameraUrl.forEyes(argument), make);
  }

  /** The same, now that it is known. */
  Subject of(Camera camera) {
    return new Subject(name, camera.url().scheme());
  }
}
