package app.oriel.ui.library;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The system's own program for files. */
@FunctionalInterface
public interface FileManager {
  /** Shows a file in its folder, without waiting for what the program does. */
  void show(Path file) throws IOException;

  /** The one of this system. */
  static FileManager ofSystem() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return file ->
        new ProcessBuilder(command(system, file.toAbsolutePath()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
  }

  /** What shows a file on a system; no shell looks at its name. */
  static List<String> command(String system, Path file) {
    if (system.startsWith("windows")) {
      return List.of("explorer.exe", "/select,", file.toString());
    }
    if (system.startsWith("mac")) {
      return List.of("open", "-R", file.toString());
    }
    return List.of("xdg-open", String.valueOf(file.getParent()));
  }
}
