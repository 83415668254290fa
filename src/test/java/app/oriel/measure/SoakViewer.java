package app.oriel.measure;

import app.oriel.camera.Credentials;
import app.oriel.measure.SoakedWall.Inside;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The wall in a process of its own, with figures from outside and inside. */
final class SoakViewer implements AutoCloseable {
  private static final String PASSWORD = "ORIEL_SOAK_PASSWORD";
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private final Process process;
  private final Path folder;
  private final Writer questions;
  private int asked;

  private SoakViewer(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
    this.questions = process.outputWriter();
  }

  /**
   * Starts the wall.
   *
   * @param display its name
   * @param folder where it writes; new for each run
   */
  static SoakViewer start(
      String display, SoakPlan plan, List<String> urls, Credentials credentials, Path folder)
      throws IOException {
    Duration time = plan.length().plusMinutes(2);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("@jpackage/jvm.args", "--module-path", "target/oriel/javafx"));
    command.addAll(plan.javaOptions());
    command.addAll(List.of("-classpath", "target/test-classes:target/classes:target/oriel/lib/*"));
    command.addAll(List.of(SoakedWall.class.getName(), answers(folder).toString(), "view"));
    command.addAll(urls);
    command.addAll(List.of("--user", credentials.user(), "--password-env", PASSWORD));
    command.addAll(List.of("--size", "1920x1080", "--layout", "auto"));
    command.addAll(List.of("--for", time.toSeconds() + "s"));
    command.addAll(List.of("--profile", folder.resolve("profile.json").toString()));
    command.addAll(List.of("--stats", folder.resolve("stats.jsonl").toString()));
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("DISPLAY", display);
    environment.put(PASSWORD, credentials.password());
    environment.remove("WAYLAND_DISPLAY");
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("viewer.log").toFile());
    return new SoakViewer(builder.start(), folder);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Where the wall writes its figures. */
  Path stats() {
    return folder.resolve("stats.jsonl");
  }

  /** All that it wrote on its terminal. */
  List<String> said() throws IOException {
    return Files.readAllLines(folder.resolve("viewer.log"));
  }

  /** What it logged of its cameras. */
  List<String> log() throws IOException {
    Path log = SoakedWall.log(answers(folder));
    return Files.exists(log) ? Files.readAllLines(log) : List.of();
  }

  CpuTimes cpu() throws IOException {
    return CpuTimes.of(process.pid());
  }

  /** A number of {@code /proc/PID/status}, such as {@code VmRSS} in kilobytes. */
  long status(String name) throws IOException {
    return Files.readAllLines(proc("status")).stream()
        .filter(line -> line.startsWith(name + ":"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }

  /** Open files whose target begins so; all for an empty word. */
  long files(String begin) throws IOException {
    long count = 0;
    try (Stream<Path> all = Files.list(proc("fd"))) {
      for (Path each : all.toList()) {
        count += target(each).startsWith(begin) ? 1 : 0;
      }
    }
    return count;
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "closed meanwhile";
    }
  }

  private Path proc(String name) {
    return Path.of("/proc", String.valueOf(process.pid()), name);
  }

  /** Asks the inside and waits for its answer. */
  Inside inside(boolean collect) throws IOException, InterruptedException {
    questions.write(collect ? "collect\n" : "look\n");
    questions.flush();
    asked++;
    Path file = answers(folder);
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() - deadline < 0) {
      List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
      if (lines.size() >= asked) {
        return Inside.read(lines.get(asked - 1));
      }
      Thread.sleep(20);
    }
    throw new IOException("the wall does not answer; it said: " + said());
  }

  private static Path answers(Path folder) {
    return folder.resolve("inside.txt");
  }

  @Override
  public void close() {
    XvfbDisplay.end(process);
  }
}
