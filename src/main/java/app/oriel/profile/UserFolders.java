package app.oriel.profile;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Where a platform wants a program's files of this user: settings, and logs.
 *
 * @param settings kept, and worth a backup
 * @param logs may go at any time
 */
public record UserFolders(Path settings, Path logs) {
  private static final String PROFILE = "profile.json";

  /** Those of the user who runs this program. */
  public static UserFolders usual() {
    return of(System.getenv(), System.getProperties());
  }

  /** The usual profile. */
  public Path profile() {
    return settings.resolve(PROFILE);
  }

  /** The folder of the logs, made where it is missing; only its owner may look into it. */
  public Path makeLogs() throws IOException {
    OwnerFile.makeFolder(logs);
    return logs;
  }

  /**
   * The folders for an environment.
   *
   * @param properties {@code os.name} and {@code user.home} of them
   */
  static UserFolders of(Map<String, String> environment, Properties properties) {
    String system = properties.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    Path home = Path.of(properties.getProperty("user.home", ""));
    if (system.startsWith("windows")) {
      Path data = home.resolve("AppData");
      return new UserFolders(
          absolute(environment.get("APPDATA"), data.resolve("Roaming")).resolve("Oriel"),
          absolute(environment.get("LOCALAPPDATA"), data.resolve("Local"))
              .resolve("Oriel")
              .resolve("logs"));
    }
    if (system.startsWith("mac")) {
      Path library = home.resolve("Library");
      return new UserFolders(
          library.resolve("Application Support").resolve("Oriel"),
          library.resolve("Logs").resolve("Oriel"));
    }
    return new UserFolders(
        absolute(environment.get("XDG_CONFIG_HOME"), home.resolve(".config")).resolve("oriel"),
        absolute(environment.get("XDG_STATE_HOME"), home.resolve(".local").resolve("state"))
            .resolve("oriel")
            .resolve("logs"));
  }

  /** The XDG rules want a relative path ignored, and for Windows it makes no sense either. */
  private static Path absolute(@Nullable String wanted, Path usual) {
    return wanted != null && Path.of(wanted).isAbsolute() ? Path.of(wanted) : usual;
  }
}
