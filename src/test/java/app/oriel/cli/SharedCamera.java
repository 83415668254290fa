package app.oriel.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A camera that somebody met: a script of {@code ../shared/cases}, on a free port. Where the cases
 * are not beside this checkout, or a tool that they want is not installed, its test is skipped.
 */
final class SharedCamera implements AutoCloseable {
  static final Path CASES = Path.of("../shared/cases");
  private static final Path RTSP = CASES.resolve("rtsp");

  private final Process process;
  private final Path said;
  private final @Nullable String url;

  private SharedCamera(Process process, Path said, @Nullable String url) {
    this.process = process;
    this.said = said;
    this.url = url;
  }

  static void assumePresent() {
    assumeTrue(Files.isDirectory(RTSP), "the cases of real cameras are not beside this checkout");
    assumeTrue(runs("python3", "--version"), "python3 is not installed");
  }

  /** Whether a tool is installed. */
  static boolean runs(String... command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * Starts a script and waits until it listens.
   *
   * @param script its name in {@code cases/rtsp}, without {@code .py}
   * @param variant which of its oddities, as it wants to be told
   * @param said where it may write what it notes
   */
  static SharedCamera start(String script, Map<String, String> variant, Path said)
      throws IOException {
    return start(RTSP, List.of("python3", script + ".py", "0"), variant, said);
  }

  /** Starts any command that says that it is ready, in a folder. */
  static SharedCamera start(
      Path folder, List<String> command, Map<String, String> variant, Path said)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectError(said.toFile());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    builder.environment().putAll(variant);
    Process process = builder.start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String ready = out.readLine();
    boolean listens = ready != null && ready.startsWith("ready ");
    return new SharedCamera(process, said, listens ? ready.split(" ", -1)[1] : null);
  }

  /** Whether it listens: it may want a tool that is not installed. */
  boolean isReady() {
    return url != null;
  }

  /** Skips a test whose camera could not be started. */
  static void assumeReady(boolean ready, String notes) {
    assumeTrue(ready, "a tool that this camera wants is not installed: " + notes);
  }

  /** Where it is. */
  String url() {
    return Objects.requireNonNull(url, "it did not start");
  }

  /** What it noted of its clients. */
  String notes() throws IOException {
    return Files.readString(said);
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
