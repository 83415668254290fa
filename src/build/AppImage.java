import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Makes the app image: {@code HOME TARGET VERSION PLATFORM}, run from the project's folder. The
 * program comes from HOME, as Maven left it there, and gets a Java runtime of its own, made from
 * the JDK that runs this; so each system makes its own image. Native libraries lie unpacked in it,
 * so that nothing is unpacked at the user's. Options are in {@code jpackage/*.args}.
 */
class AppImage {
  private static final Path OPTIONS = Path.of("jpackage");
  private static final Pattern NATIVE = Pattern.compile("\\.(so(\\.[0-9]+)*|dll|dylib)$");

  private final Path libraries;
  private final Path javafx;
  private final Path target;
  private final Path runtime;
  private final Path input;
  private final String version;
  private final String nativeEnding;
  private final String system;

  private AppImage(Path home, Path target, String version, String platform) {
    this.libraries = home.resolve("lib");
    this.javafx = home.resolve("javafx");
    this.target = target;
    this.runtime = target.resolve("runtime");
    this.input = target.resolve("input");
    this.version = version;
    this.nativeEnding = "-" + platform + ".jar";
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    this.system = os.startsWith("windows") ? "windows" : os.startsWith("mac") ? "macos" : "linux";
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    new AppImage(Path.of(args[0]), Path.of(args[1]), args[2], args[3]).make();
  }

  private void make() throws IOException, InterruptedException {
    delete(target);
    Path mainJar = only(libraries, "oriel-");
    linkRuntime(usedModules(mainJar));
    gatherInput();
    packageApp(mainJar.getFileName().toString());
    if (system.equals("linux")) {
      putLauncherBefore(target.resolve("oriel"));
    }
    delete(runtime);
    delete(input);
    ClassCache.in(target, system).make();
    System.out.printf("The app image is in %s: %d MB%n", target, size(target) >> 20);
  }

  /** The JDK's modules that the program and its libraries need, by what their classes name. */
  private String usedModules(Path mainJar) throws IOException, InterruptedException {
    String others =
        files(libraries).stream()
            .filter(each -> !each.equals(mainJar))
            .map(Path::toString)
            .collect(Collectors.joining(System.getProperty("path.separator")));
    return tool(
            "jdeps",
            List.of("--print-module-deps", "--recursive", "--ignore-missing-deps"),
            List.of("--multi-release", Integer.toString(Runtime.version().feature())),
            List.of("--module-path", javafx.toString(), "--add-modules", "javafx.controls"),
            List.of("--class-path", others, mainJar.toString()))
        .strip();
  }

  private void linkRuntime(String modules) throws IOException, InterruptedException {
    tool(
        "jlink",
        List.of("@" + OPTIONS.resolve("jlink.args")),
        List.of("--module-path", javafx.toString(), "--add-modules", modules),
        List.of("--output", runtime.toString()));
  }

  /** JavaFX looks where the runtime has its own native libraries, FFmpeg beside the jars. */
  private void gatherInput() throws IOException {
    for (Path jar : files(javafx)) {
      unpackNatives(jar, runtime.resolve(system.equals("windows") ? "bin" : "lib"));
    }
    Files.createDirectories(input);
    for (Path jar : files(libraries)) {
      if (jar.toString().endsWith(nativeEnding)) {
        unpackNatives(jar, input);
      } else {
        Files.copy(jar, input.resolve(jar.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void unpackNatives(Path jar, Path folder) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        Path file = folder.resolve(Path.of(entry.getName()).getFileName());
        // What the JDK brought is newer than what JavaFX brings along of the same name.
        if (NATIVE.matcher(entry.getName()).find() && !Files.exists(file)) {
          try (InputStream in = zip.getInputStream(entry)) {
            Files.copy(in, file);
          }
        }
      }
    }
  }

  private void packageApp(String mainJar) throws IOException, InterruptedException {
    List<String> flags = new ArrayList<>();
    for (String flag : words("jvm.args", "image.args")) {
      flags.addAll(List.of("--java-options", flag));
    }
    tool(
        "jpackage",
        List.of("--type", "app-image", "--dest", target.toString()),
        List.of("@" + OPTIONS.resolve("app.args"), "@" + OPTIONS.resolve(system + ".args")),
        List.of("--app-version", plainVersion(), "--runtime-image", runtime.toString()),
        List.of("--input", input.toString(), "--main-jar", mainJar),
        flags);
  }

  /** jpackage's own launcher finds its settings by its name, and sets no locale. */
  private static void putLauncherBefore(Path image) throws IOException {
    Path command = image.resolve("bin/oriel");
    Path settings = image.resolve("lib/app/oriel.cfg");
    Files.move(command, command.resolveSibling("oriel-jvm"));
    Files.move(settings, settings.resolveSibling("oriel-jvm.cfg"));
    Files.copy(Path.of("src/launcher/oriel"), command);
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /** Installers take numbers only, and macOS none that begins with 0. */
  private String plainVersion() {
    String numbers = version.replaceAll("-.*", "");
    return system.equals("macos") ? numbers.replaceAll("^0\\.", "1.") : numbers;
  }

  /** The words of argument files, which have no quotes, without comments. */
  private static List<String> words(String... names) throws IOException {
    List<String> words = new ArrayList<>();
    for (String name : names) {
      Files.readAllLines(OPTIONS.resolve(name)).stream()
          .filter(line -> !line.startsWith("#"))
          .flatMap(line -> Arrays.stream(line.split(" ")))
          .filter(word -> !word.isBlank())
          .forEach(words::add);
    }
    return words;
  }

  /** Runs one of the JDK's tools and gives what it prints. */
  @SafeVarargs
  private static String tool(String name, List<String>... arguments)
      throws IOException, InterruptedException {
    List<String> call = new ArrayList<>();
    call.add(Path.of(System.getProperty("java.home"), "bin", name).toString());
    Arrays.stream(arguments).forEach(call::addAll);
    return run(new ProcessBuilder(call).redirectError(Redirect.INHERIT));
  }

  /** Runs a program and gives what it prints; its failure ends this one. */
  static String run(ProcessBuilder program) throws IOException, InterruptedException {
    Process process = program.start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      System.err.println(printed + "AppImage: failed: " + String.join(" ", program.command()));
      System.exit(1);
    }
    return printed;
  }

  private static Path only(Path folder, String beginning) throws IOException {
    List<Path> found =
        files(folder).stream()
            .filter(each -> each.getFileName().toString().startsWith(beginning))
            .toList();
    if (found.size() != 1) {
      throw new IOException(folder + " should hold one " + beginning + "*.jar: " + found);
    }
    return found.getFirst();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var all = Files.list(folder)) {
      return all.sorted().toList();
    }
  }

  private static long size(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).mapToLong(each -> each.toFile().length()).sum();
    }
  }

  private static void delete(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    try (var all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
