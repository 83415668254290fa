package app.oriel.measure;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** An X server without a screen of glass, whose frame buffer is a file that anyone can read. */
final class XvfbDisplay implements AutoCloseable {
  private static final String PROGRAM = "Xvfb";
  private static final int PATIENCE_SECONDS = 5;

  private final Process server;
  private final String name;
  private final Path frameBuffer;

  private XvfbDisplay(Process server, String name, Path frameBuffer) {
    this.server = server;
    this.name = name;
    this.frameBuffer = frameBuffer;
  }

  /** Whether the machine has the server. */
  static boolean isInstalled() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, PROGRAM))
        .anyMatch(Files::isExecutable);
  }

  /**
   * Starts a server on a free display number and waits until it takes clients.
   *
   * @param folder for the frame buffer and the server's own words
   */
  static XvfbDisplay start(int width, int height, Path folder) throws IOException {
    Path log = folder.resolve("xvfb.log");
    // Without -noreset the frame buffer would be made anew when the last window has gone.
    Process server =
        new ProcessBuilder(
                PROGRAM,
                "-displayfd",
                "1",
                "-screen",
                "0",
                width + "x" + height + "x24",
                "-fbdir",
                folder.toString(),
                "-nolisten",
                "tcp",
                "-noreset")
            .redirectError(log.toFile())
            .start();
    BufferedReader said = server.inputReader();
    String number = said.readLine();
    if (number == null || number.isBlank()) {
      server.destroyForcibly();
      throw new IOException("Xvfb did not start: " + Files.readString(log));
    }
    return new XvfbDisplay(server, ":" + number.strip(), folder.resolve("Xvfb_screen0"));
  }

  /** What clients put into {@code DISPLAY}. */
  String name() {
    return name;
  }

  /** What is on the screen, live. */
  ScreenPixels pixels() throws IOException {
    return ScreenPixels.map(frameBuffer);
  }

  @Override
  public void close() {
    end(server);
  }

  /** Ends a process that this one started: kindly, then not. */
  static void end(Process process) {
    process.destroy();
    try {
      if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
