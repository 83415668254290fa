package app.oriel.profile;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** A D-Bus of its own, with a GNOME keyring of its own on it; nothing of the user's is touched. */
final class PrivateSession implements AutoCloseable {
  private final Path folder;
  private final Deque<Process> running = new ArrayDeque<>();

  private PrivateSession(Path folder) {
    this.folder = folder;
  }

  /** A bus with nobody on it; without the tools, the test is skipped. */
  static PrivateSession start(Path folder) throws IOException, InterruptedException {
    for (String tool : List.of("dbus-daemon", "gnome-keyring-daemon")) {
      Assumptions.assumeTrue(
          List.of("/usr/bin/", "/bin/", "/usr/local/bin/").stream()
              .anyMatch(it -> Files.isExecutable(Path.of(it + tool))),
          tool + " is needed for a Secret Service, and is not installed");
    }
    PrivateSession session = new PrivateSession(folder);
    Path config = Files.writeString(folder.resolve("bus.xml"), session.rules());
    session.run("", "dbus-daemon", "--nofork", "--config-file=" + config);
    session.await(session.socket());
    return session;
  }

  /** The bus's address. */
  String address() {
    return "unix:path=" + socket();
  }

  /** Starts the keyring, unlocked by a password; the first one it is given becomes its own. */
  void startKeyring(String password) throws IOException {
    run(
        password,
        "gnome-keyring-daemon",
        "--foreground",
        "--unlock",
        "--components=secrets",
        "--control-directory=" + Files.createDirectories(folder.resolve("control")));
  }

  /** Ends the keyring; its secrets stay on the disk. */
  void endKeyring() throws InterruptedException {
    Process keyring = running.pop();
    keyring.destroy();
    keyring.waitFor();
  }

  /** What the bus is told: everybody may talk to everybody, and nobody is started by it. */
  private String rules() {
    return """
    <busconfig><type>session</type><listen>unix:path=%s</listen><auth>EXTERNAL</auth>
    <policy context="default"><allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/><allow own="*"/></policy></busconfig>
    """
        .formatted(socket());
  }

  private Path socket() {
    return folder.resolve("bus");
  }

  private void run(String input, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().keySet().removeIf(it -> it.startsWith("XDG_") || it.equals("DISPLAY"));
    builder.environment().put("HOME", folder.toString());
    builder.environment().put("DBUS_SESSION_BUS_ADDRESS", address());
    Process process = builder.start();
    running.push(process);
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
  }

  private void await(Path path) throws InterruptedException {
    for (int i = 0; i < 1000 && Files.notExists(path); i++) {
      Thread.sleep(10);
    }
  }

  @Override
  public void close() {
    for (Process process : running) {
      process.destroyForcibly().onExit().join();
    }
  }
}
