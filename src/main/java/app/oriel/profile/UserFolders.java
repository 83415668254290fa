package app.oriel.profile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a platform wants a program's files of this user: settings, logs, and recordings.
 *
 * @param settings kept, and worth a backup
 * @param logs may go at any time
 * @param recordings the user's own, and snapshots beside them
 */
public record UserFolders(Path settings, Path logs, Path recordings) {
  private static final String PROFILE = "profile.json";
  private static final Pattern VIDEOS = Pattern.compile("XDG_VIDEOS_DIR=\"([^\"]+)\"\\s*");

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
              .resolve("logs"),
          home.resolve("Videos").resolve("Oriel"));
    }
    if (system.startsWith("mac")) {
      Path library = home.resolve("Library");
      return new UserFolders(
          library.resolve("Application Support").resolve("Oriel"),
          library.resolve("Logs").resolve("Oriel"),
          home.resolve("Movies").resolve("Oriel"));
    }
    Path config = absolute(environment.get("XDG_CONFIG_HOME"), home.resolve(".config"));
    return new UserFolders(
        config.resolve("oriel"),
        absolute(environment.get("XDG_STATE_HOME"), home.resolve(".local").resolve("state"))
            .resolve("oriel")
            .resolve("logs"),
        videos(config, home).resolve("Oriel"));
  }

  /** What the desktop calls the folder of videos, in the user's language. */
  private static Path videos(Path config, Path home) {
    Path usual = home.resolve("Videos");
    try (Stream<String> lines = Files.lines(config.resolve("user-dirs.dirs"))) {
      return lines
          .map(VIDEOS::matcher)
          .filter(Matcher::matches)
          .findFirst()
          .map(found -> found.group(1).replace("$HOME", home.toString()))
          .map(found -> absolute(found, usual))
          // A folder switched off is said to be the home itself.
          .filter(found -> !found.equals(home))
          .orElse(usual);
    } catch (IOException | UncheckedIOException | InvalidPathException e) {
      return usual;
    }
  }

  /** The XDG rules want a relative path ignored, and for Windows it makes no sense either. */
  private static Path absolute(@Nullable String wanted, Path usual) {
    return wanted != null && Path.of(wanted).isAbsolute() ? Path.of(wanted) : usual;
  }
}
