import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Lets a new app image run once, and leaves in it what the JVM learnt: classes read and checked,
 * methods known to be worth compiling. A JVM that finds other times at the jars starts without.
 *
 * @param image the image's folder
 * @param app where its jars and settings are
 * @param command the command of the terminal
 */
record ClassCache(Path image, Path app, Path command) {
  private static final String NAME = "oriel.aot";

  /** For the image that jpackage put into a folder, each system's in its own way. */
  static ClassCache in(Path target, String system) {
    return switch (system) {
      case "macos" -> of(target.resolve("Oriel.app"), "Contents/app", "Contents/MacOS/Oriel");
      case "windows" -> of(target.resolve("Oriel"), "app", "Oriel.exe");
      default -> of(target.resolve("oriel"), "lib/app", "bin/oriel");
    };
  }

  private static ClassCache of(Path image, String app, String command) {
    return new ClassCache(image, image.resolve(app), image.resolve(command));
  }

  void make() throws IOException, InterruptedException {
    Path cache = app.resolve(NAME);
    Path picture = image.resolveSibling("wall.png");
    launch(
        "-XX:AOTCacheOutput=\"" + cache + "\"",
        List.of("demo", "--headless", "--for", "3s", "--screenshot", picture.toString()));
    Files.deleteIfExists(picture); // a busy machine may not have drawn it
    useCache();
    launch("-XX:AOTMode=on", List.of("--version"));
    if (image.toString().endsWith(".app")) {
      // jpackage's seal is over what was there before.
      AppImage.run(new ProcessBuilder("codesign", "--force", "--sign", "-", image.toString()));
    }
  }

  private void useCache() throws IOException {
    try (var files = Files.newDirectoryStream(app, "*.cfg")) {
      for (Path settings : files) {
        List<String> lines = new ArrayList<>(Files.readAllLines(settings));
        lines.add(lines.indexOf("[JavaOptions]") + 1, "java-options=-XX:AOTCache=$APPDIR/" + NAME);
        Files.write(settings, lines);
      }
    }
  }

  private void launch(String flag, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> call = new ArrayList<>(arguments);
    call.addFirst(command.toString());
    ProcessBuilder program = new ProcessBuilder(call).redirectErrorStream(true);
    program.environment().put("JAVA_TOOL_OPTIONS", flag);
    AppImage.run(program);
  }
}
