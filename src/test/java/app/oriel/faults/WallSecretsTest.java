package app.oriel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.oriel.camera.CameraUrl;
import app.oriel.camera.Credentials;
import app.oriel.cli.SecretForms;
import app.oriel.live.Await;
import app.oriel.profile.CameraMemories;
import app.oriel.profile.KeyFile;
import app.oriel.profile.ProfileStore;
import app.oriel.profile.SavedCameras;
import app.oriel.profile.Stores;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.kasa.KasaCamera;
import app.oriel.simulator.kasa.KasaModel;
import app.oriel.simulator.kasa.KasaPorts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A wall in a process of its own, with everything said that it can say, beside cameras that are
 * well, refuse, make no sense and are off, until it crashes: no file, log, word, process list or
 * crash report tells who signs in with what, or where the cameras are.
 */
@Timeout(120)
class WallSecretsTest {
  private static final String USER = "canary.owner+wall@mail.example";
  private static final String PASSWORD = "Canary7-of the wall:@/%ü";
  private static final SecretForms SECRETS = new SecretForms(USER, PASSWORD);

  /** A crash report is a tenth of it, a core file of the wall hundreds of times as much. */
  private static final long MOST_BYTES = 2 << 20;

  private static final String VARIABLE = "ORIEL_TEST_CANARY";

  @TempDir private Path folder;
  private final House house = new House();
  private final List<KasaCamera> cameras = new ArrayList<>();
  private @Nullable Process wall;

  /** How the wall learns the password. */
  enum Given {
    PROFILE,
    ENVIRONMENT,
    FILE
  }

  @AfterEach
  void end() {
    if (wall != null) {
      wall.destroyForcibly();
    }
    house.close();
  }

  @ParameterizedTest
  @EnumSource
  void nothingTellsASecretUntilItCrashesAndAfterwards(Given given) throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "this system has no /proc to look into");
    startCameras();
    Process running = start(given);
    wall = running;
    Await.until("all cameras were met with", this::allTold);
    assertTellsNothing("process list", processList(running, given));
    // The names and stacks of all threads go to its terminal.
    run("kill", "-QUIT", String.valueOf(running.pid()));
    Await.until("its threads are told", () -> said().contains("Full thread dump"));
    // The JVM reports the one, and knows nothing of the other, as when its report itself fails.
    boolean reported = given != Given.ENVIRONMENT;
    run("kill", reported ? "-SEGV" : "-ABRT", String.valueOf(running.pid()));
    assertTrue(running.waitFor(20, TimeUnit.SECONDS), "it did not crash");
    assertEquals(reported ? 1 : 0, crashReports(), "crash reports");
    lookIntoFiles(given);
  }

  @Test
  void theNetIsNotTooWide() {
    assertTrue(SECRETS.in("… " + PASSWORD + " …").isPresent());
    assertTrue(SECRETS.in("stack: 0x2d377972616e6143 0x0").isPresent());
    assertTrue(SECRETS.in("{\"latitude\":51.477928}").isPresent());
    assertEquals(Optional.empty(), SECRETS.in("INFO CameraSession: hall: signed in (basic)"));
  }

  /** Well, with another password, no camera at all, and switched off, so that sysinfo is read. */
  private void startCameras() {
    Credentials owner = new Credentials(USER, PASSWORD);
    Credentials other = new Credentials(USER, "quite another");
    cameras.add(camera(owner, ""));
    cameras.add(camera(other, ""));
    cameras.add(camera(owner, "answer=html"));
    cameras.add(camera(owner, "power=off"));
  }

  private KasaCamera camera(Credentials owner, String quirk) {
    Quirks quirks = KasaModel.EC60.quirks();
    return house.software(
        owner,
        KasaModel.EC60,
        KasaPorts.FREE,
        House.CERTIFICATE,
        house.footage(House.CLIP),
        quirk.isEmpty() ? quirks : quirks.with(quirk));
  }

  private Process start(Given given) throws Exception {
    Path here = Path.of("").toAbsolutePath();
    List<String> command = new ArrayList<>();
    // A core file would hold everything; where the system lets us, we ask for one.
    command.addAll(List.of("sh", "-c", "ulimit -c unlimited 2>/dev/null; exec \"$@\"", "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + here.resolve("jpackage/jvm.args"));
    command.addAll(List.of("--module-path", here.resolve("target/oriel/javafx").toString()));
    command.add("-classpath");
    command.add(here.resolve("target/classes") + ":" + here.resolve("target/oriel/lib") + "/*");
    command.add("app.oriel.Main");
    List<String> options =
        List.of("-v", "--headless", "--profile", folder.resolve("profile.json").toString());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.command().addAll(arguments(given, builder.environment()));
    builder.command().addAll(options);
    builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
    builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
    builder.directory(folder.toFile());
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("said.txt").toFile());
    return builder.start();
  }

  private List<String> arguments(Given given, Map<String, String> environment) throws Exception {
    if (given == Given.PROFILE) {
      writeProfile();
      return List.of();
    }
    List<String> arguments = new ArrayList<>(List.of("view"));
    cameras.forEach(camera -> arguments.add(url(camera).toString()));
    if (given == Given.ENVIRONMENT) {
      environment.put(VARIABLE, PASSWORD);
      environment.put("ORIEL_USER", USER);
      arguments.addAll(List.of("--password-env", VARIABLE));
    } else {
      environment.put("ORIEL_USER", USER);
      Path file = Files.writeString(folder.resolve("given-password"), PASSWORD + "\n");
      arguments.addAll(List.of("--password-file", file.toString()));
    }
    return arguments;
  }

  private void writeProfile() throws Exception {
    ProfileStore store = Stores.open(folder.resolve("profile.json"));
    SecureRandom random = new SecureRandom();
    SavedCameras saved =
        new SavedCameras(
            store, CameraMemories.saved(store), List.of(KeyFile.beside(store.file())), random);
    for (int i = 0; i < cameras.size(); i++) {
      saved.add("camera " + i, url(cameras.get(i)), new Credentials(USER, PASSWORD));
    }
  }

  private static CameraUrl url(KasaCamera camera) {
    return House.url(camera.streamPort(), camera.discoveryPort());
  }

  /** What the log says of each camera, wherever it goes. */
  private boolean allTold() {
    assertTrue(wall != null && wall.isAlive(), () -> "it ended: " + said());
    String said = said();
    return Stream.of("signed in", "PASSWORD_REFUSED", "NOT_A_STREAM", "SWITCHED_OFF", ">> GET")
        .allMatch(said::contains);
  }

  private String said() {
    return read(folder.resolve("said.txt"));
  }

  private static String processList(Process process, Given given) throws IOException {
    Path proc = Path.of("/proc", String.valueOf(process.pid()));
    StringBuilder seen = new StringBuilder(read(proc.resolve("cmdline")));
    if (given == Given.PROFILE) {
      seen.append(read(proc.resolve("environ")));
    }
    try (Stream<Path> tasks = Files.list(proc.resolve("task"))) {
      for (Path task : tasks.toList()) {
        seen.append(read(task.resolve("comm"))).append(read(task.resolve("children")));
      }
    }
    assertEquals(0, process.children().count(), "the wall started other programs");
    return seen.toString();
  }

  private long crashReports() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.getFileName().toString().startsWith("hs_err")).count();
    }
  }

  private void lookIntoFiles(Given given) throws IOException {
    int logs = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        if (!name.startsWith("given-")) {
          assertTrue(Files.size(file) < MOST_BYTES, file + " holds the memory of the crash");
          assertTellsNothing(file.toString(), read(file));
        }
        logs += name.startsWith("oriel") && name.endsWith(".log") ? 1 : 0;
      }
    }
    assertEquals(given == Given.PROFILE ? 1 : 0, logs, "logs");
  }

  private static void assertTellsNothing(String where, String text) {
    Optional<String> found = SECRETS.in(text);
    if (found.isPresent()) {
      int at = text.toLowerCase(Locale.ROOT).indexOf(found.get().toLowerCase(Locale.ROOT));
      String around = text.substring(Math.max(0, at - 100), Math.min(text.length(), at + 100));
      throw new AssertionError(where + " tells: " + around);
    }
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    } catch (IOException e) {
      return "";
    }
  }

  private static void run(String... command) throws Exception {
    assertEquals(0, new ProcessBuilder(command).start().waitFor());
  }
}
