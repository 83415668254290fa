package app.oriel.library;

import app.oriel.camera.OrielException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/** Where files go that a user does not want any more, and can be taken out of by the user. */
public interface Trash {
  /**
   * Whether a file would be taken; asked before it is hidden. Blocks.
   *
   * @throws OrielException with the reason why not
   */
  void check(Path file) throws OrielException;

  /**
   * Moves a file into the trash, and never deletes it. Blocks.
   *
   * @throws OrielException where that is not possible; the file is where it was then
   */
  void take(Path file) throws OrielException;

  /** The system's own. */
  static Trash ofSystem() {
    return of(System.getenv(), System.getProperties());
  }

  /** The trash that fits an environment. */
  static Trash of(Map<String, String> environment, Properties properties) {
    String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    if (system.startsWith("windows")) {
      return new SystemTrash(WindowsBin::new);
    }
    if (system.startsWith("mac")) {
      return new SystemTrash(MacBin::new);
    }
    Path home = Path.of(properties.getProperty("user.home", ""));
    String data = environment.getOrDefault("XDG_DATA_HOME", "");
    Path usual = home.resolve(".local").resolve("share");
    boolean told = !data.isEmpty() && Path.of(data).isAbsolute();
    return new FreedesktopTrash((told ? Path.of(data) : usual).resolve("Trash"));
  }
}
