package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Credentials;
import app.oriel.cli.CliRig.Ended;
import app.oriel.cli.WindowRequest.Content;
import app.oriel.cli.WindowRequest.NamedCamera;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the commands ask of the window. */
class WindowCommandsTest {
  @TempDir private Path folder;
  private CliRig rig;

  @BeforeEach
  void begin() {
    rig = new CliRig(folder, CliRig.SHORT);
  }

  @AfterEach
  void end() throws IOException {
    rig.close();
  }

  @Test
  void aBareCallShowsTheProfile() {
    assertEquals(0, rig.run().code());
    assertEquals(new Content.Profile(Optional.of(rig.profileFile())), request().content());
    assertEquals(0, rig.runAsGiven().code());
    assertEquals(new Content.Profile(Optional.empty()), rig.windows.getLast().content());
  }

  @Test
  void demoShowsSoftwareCamerasAndEndsAsTheWindowDoes() {
    assertEquals(42, rig.run("demo").code());
    assertEquals(new Content.Demo(4), request().content());
    rig.run("demo", "--cameras", "25");
    assertEquals(new Content.Demo(25), rig.windows.getLast().content());
  }

  @Test
  void viewShowsJustTheseCameras() {
    String first = "kasa://" + CliRig.percent(CliRig.USER) + ":canary@127.0.0.9:7?discovery=8";
    rig.run("profile", "add", "Front door", "kasa://canary:canary2@127.0.0.8");
    Ended ended = rig.run("view", first, "front DOOR");
    assertEquals(0, ended.code(), ended.err());

    List<NamedCamera> cameras = ((Content.These) request().content()).cameras();
    assertEquals(
        List.of("kasa://127.0.0.9:7?discovery=8", "front DOOR"),
        cameras.stream().map(NamedCamera::argument).toList());
    Camera byUrl = cameras.get(0).camera();
    assertEquals(CameraUrl.parse("kasa://127.0.0.9:7?discovery=8"), byUrl.url());
    assertEquals(new Credentials(CliRig.USER, "canary"), byUrl.credentials());
    assertEquals("127.0.0.9:7", byUrl.name());
    Camera saved = cameras.get(1).camera();
    assertEquals("Front door", saved.name());
    assertEquals(new Credentials("canary", "canary2"), saved.credentials());
  }

  @Test
  void camerasOfOneHostAreToldApartByTheirPorts() {
    rig.run(
        "view", "kasa://a:b@[::1]", "kasa://a:b@[::1]:7", "kasa://a:b@hall:7", "kasa://a:b@hall");
    assertEquals(
        List.of("::1", "[::1]:7", "hall:7", "hall"),
        ((Content.These) request().content())
            .cameras().stream().map(each -> each.camera().name()).toList());
  }

  @Test
  void theWindowIsAskedForAsTheOptionsSay() {
    rig.run(
        "demo",
        "--full-screen",
        "--size",
        "1280x720",
        "--layout",
        "9",
        "--plain",
        "--for",
        "1500ms",
        "--headless",
        "--screenshot",
        "wall-%d.png",
        "--stats",
        "stats.jsonl");
    WindowOptions options = request().options();
    assertTrue(options.fullScreen());
    assertEquals(Optional.of(new WindowOptions.Size(1280, 720)), options.size());
    assertEquals(Optional.of(9), options.layout());
    assertTrue(options.plain());
    assertEquals(Optional.of(Duration.ofMillis(1500)), options.time());
    assertTrue(options.headless());
    assertEquals(Optional.of(Path.of("wall-%d.png")), options.screenshot());
    assertEquals(Optional.of(Path.of("stats.jsonl")), options.stats());
  }

  /** Unlike no word at all, which leaves it to what is saved. */
  @Test
  void allAtOnceIsALayoutToo() {
    rig.run("--layout", "auto");
    assertEquals(Optional.of(0), request().options().layout());
  }

  @Test
  void nothingIsAskedForUnlessTheOptionsSay() {
    rig.run();
    WindowOptions options = request().options();
    assertFalse(options.fullScreen() || options.plain() || options.headless());
    assertEquals(Optional.empty(), options.size());
    assertEquals(Optional.empty(), options.layout());
    assertEquals(Optional.empty(), options.time());
    assertEquals(Optional.empty(), options.screenshot());
    assertEquals(Optional.empty(), options.stats());
  }

  @ParameterizedTest
  @CsvSource({"500ms, 500", "30s, 30000", "5m, 300000", "0s, 0"})
  void durationsAreRead(String written, long millis) {
    rig.run("demo", "--for", written);
    assertEquals(Optional.of(Duration.ofMillis(millis)), request().options().time());
  }

  @Test
  void theWindowSpeaksTheLanguageOfTheCommand() {
    rig.runAsGiven("demo", "--lang", "zh-CN");
    assertEquals(Locale.SIMPLIFIED_CHINESE, request().commandTexts().locale());
    rig.runAsGiven("--lang=en", "demo");
    assertEquals(Locale.ENGLISH, rig.windows.getLast().commandTexts().locale());
  }

  private WindowRequest request() {
    return rig.windows.getFirst();
  }
}
