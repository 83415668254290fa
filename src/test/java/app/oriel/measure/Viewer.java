package app.oriel.measure;

import app.oriel.camera.Credentials;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The real program, or another player, in a process of its own, seen from outside. */
final class Viewer implements AutoCloseable {
  static final String PASSWORD = "ORIEL_MEASURE_PASSWORD";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Process process;
  private final Path folder;
  private final long startedAt = System.nanoTime();

  private Viewer(Process process, Path folder) {
    this.process = process;
    this.folder = folder;
  }

  /**
   * What is asked of the program.
   *
   * @param width of the window's content
   * @param time after which it ends by itself, whatever becomes of this process
   * @param javaOptions beside the usual ones
   */
  record Order(List<String> urls, int width, int height, Duration time, List<String> javaOptions) {}

  /**
   * Starts the program.
   *
   * @param folder where it writes; new for each run
   */
  static Viewer start(
      Player player, String display, Order order, Credentials credentials, Path folder)
      throws IOException {
    List<String> command = player.command(order, credentials, folder);
    ProcessBuilder builder = new ProcessBuilder(command);
    Map<String, String> environment = builder.environment();
    environment.put("DISPLAY", display);
    environment.put(PASSWORD, credentials.password());
    environment.remove("WAYLAND_DISPLAY");
    builder.redirectErrorStream(true).redirectOutput(logFile(folder).toFile());
    return new Viewer(builder.start(), folder);
  }

  /** {@link System#nanoTime} of the start. */
  long startedAt() {
    return startedAt;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Processor time that it and its threads have used, as the system counts it. */
  CpuTimes cpu() throws IOException {
    return CpuTimes.of(process.pid());
  }

  /** Memory that it holds in megabytes, shared libraries included. */
  long residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /** What JavaFX draws with, such as {@code SWPipeline}. */
  String pipeline() throws IOException {
    return Files.readAllLines(logFile(folder)).stream()
        .filter(line -> line.contains("prism pipeline:"))
        .map(line -> line.substring(line.lastIndexOf('.') + 1))
        .findFirst()
        .orElse("unknown");
  }

  /** All that it wrote on its terminal. */
  String said() throws IOException {
    return Files.readString(logFile(folder));
  }

  /** The figures that it wrote about itself, a line per second and camera. */
  List<JsonNode> stats() throws IOException {
    Path file = statsFile(folder);
    return Files.exists(file)
        ? Files.readAllLines(file).stream().map(JSON::readTree).toList()
        : List.of();
  }

  static Path statsFile(Path folder) {
    return folder.resolve("stats.jsonl");
  }

  private static Path logFile(Path folder) {
    return folder.resolve("viewer.log");
  }

  @Override
  public void close() {
    XvfbDisplay.end(process);
  }
}
