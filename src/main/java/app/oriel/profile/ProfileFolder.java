package app.oriel.profile;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** Where this platform keeps a program's settings. */
public final class ProfileFolder {
  private static final String FILE = "profile.json";

  private ProfileFolder() {}

  /** The profile of the user who runs this program. */
  public static Path usualFile() {
    return file(System.getenv(), System.getProperties());
  }

  /**
   * The profile's file for an environment.
   *
   * @param properties {@code os.name} and {@code user.home} of them
   */
  static Path file(Map<String, String> environment, Properties properties) {
    String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Path home = Path.of(properties.getProperty("user.home", ""));
    return folder(system, home, environment).resolve(FILE);
  }

  private static Path folder(String system, Path home, Map<String, String> environment) {
    if (system.startsWith("windows")) {
      return absolute(environment.get("APPDATA"), home.resolve("AppData").resolve("Roaming"))
          .resolve("Oriel");
    }
    if (system.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve("Oriel");
    }
    return absolute(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")).resolve("oriel");
  }

  /** The XDG rules want a relative path ignored, and for Windows it makes no sense either. */
  private static Path absolute(@Nullable String wanted, Path usual) {
    return wanted != null && Path.of(wanted).isAbsolute() ? Path.of(wanted) : usual;
  }
}
