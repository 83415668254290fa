package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.camera.Camera;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.TimeLimits;
import app.oriel.cli.CliRig.Ended;
import app.oriel.cli.WindowRequest.Content;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcModel;
import app.oriel.simulator.kasa.KasaCamera;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Nobody is asked who signs in before a camera asks, and a person only then. */
@Timeout(60)
class SignInQuestionTest {
  @TempDir private Path folder;
  private CliRig rig;

  @BeforeEach
  void begin() {
    rig = new CliRig(folder, TimeLimits.usual());
  }

  @AfterEach
  void end() throws IOException {
    rig.close();
  }

  /** Answers with the right user and password, and notes what it was asked. */
  private static final class Owner implements Person {
    private final Queue<String> asked = new ConcurrentLinkedQueue<>();
    private final String password;

    Owner(String password) {
      this.password = password;
    }

    @Override
    public String line(String question) {
      asked.add(question);
      return CliRig.USER;
    }

    @Override
    public char[] secret(String question) {
      asked.add(question);
      return password.toCharArray();
    }
  }

  private Owner owner() {
    Owner owner = new Owner(CliRig.PASSWORD);
    rig.seat(owner);
    return owner;
  }

  private String[] command(String which, String url) {
    String line =
        switch (which) {
          case "record" -> "record URL -o FOLDER/hall.mkv --duration 1s --json";
          case "snapshot" -> "snapshot URL -o FOLDER/hall.png --json";
          case "talk" -> "talk URL --tone 440 --duration 200ms --json";
          case "profile add" -> "profile add Hall URL --json";
          default -> which + " URL --json";
        };
    return line.replace("URL", url).replace("FOLDER", folder.toString()).split(" ", -1);
  }

  private static JsonNode last(Ended ended) {
    return JsonMapper.shared().readTree(ended.out().lines().toList().getLast());
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"test", "record", "snapshot", "talk", "profile add"})
  void aCameraThatAsksNobodyNeedsNoPassword(String command) {
    IpcCamera camera = rig.camera(IpcModel.VIGI_C540V, "challenge=none");
    Ended ended = rig.run(command(command, camera.url()));
    assertEquals(0, ended.code(), ended::toString);
    assertTrue(last(ended).get("ok").asBoolean(), ended::toString);
    assertEquals(0, camera.counters().signIns());
  }

  @Beside
  @Test
  void aCameraThatAsksNobodyNeedsNoPasswordWhateverTheUser() {
    IpcCamera camera = rig.camera(IpcModel.VIGI_C540V, "challenge=none");
    String rtsp = camera.url().replaceAll("[a-z]+://([^/?]*).*", "rtsp://$1/stream1");
    Ended ended = rig.run("test", rtsp, "--user", CliRig.USER, "--json");
    assertEquals(0, ended.code(), ended::toString);
    assertEquals("none", last(ended).get("steps").get(1).get("method").asString());
    assertEquals(0, rig.run("test", rtsp.replace("://", "://:@"), "--json").code());
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"test", "record", "snapshot", "talk", "profile add"})
  void askedWithNobodyThereIsAMistakeOfTheCall(String command) throws IOException {
    IpcCamera ipc = rig.camera(IpcModel.VIGI_C540V);
    KasaCamera kasa = rig.camera();
    String rtsp = ipc.url().replaceAll("[a-z]+://([^/?]*).*", "rtsp://$1/stream1");
    String both = CliRig.url(kasa) + "&talk=" + kasa.talkPort();
    for (String url : List.of(ipc.url(), both, rtsp)) {
      if (command.equals("talk") && url.equals(rtsp)) {
        continue; // nobody talks to it
      }
      Ended ended = rig.run(command(command, url));
      assertEquals(2, ended.code(), ended::toString);
      JsonNode error = last(ended).get("error");
      assertEquals("usage", error.get("kind").asString());
      assertTrue(error.get("advice").asString().contains("--password-env"), ended::toString);
      assertEquals(
          url.startsWith("kasa"), error.get("advice").asString().contains("e-mail"), ended.out());
    }
    assertEquals(0, ipc.counters().signIns());
    assertEquals(0, kasa.counters().signIns());
    assertTrue(rig.profile(Optional.of(rig.profileFile())).cameras().list().isEmpty());
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"test", "record", "snapshot", "talk", "profile add"})
  void thePersonAtTheTerminalIsAskedOnceAndTheCommandGoesOn(String command) throws IOException {
    Owner owner = owner();
    IpcCamera camera = rig.camera(IpcModel.VIGI_C540V);
    Ended ended = rig.run(command(command, camera.url()));
    assertEquals(0, ended.code(), ended::toString);
    assertTrue(last(ended).get("ok").asBoolean(), ended::toString);
    assertEquals(List.of("User name:", "Password:"), List.copyOf(owner.asked));
    assertEquals(0, camera.counters().refusedSignIns());
    assertTrue(ended.err().contains(" asks for a user name and a password."), ended::err);
    if (command.equals("profile add")) {
      var cameras = rig.profile(Optional.of(rig.profileFile())).cameras();
      assertEquals(
          new Credentials(CliRig.USER, CliRig.PASSWORD),
          cameras.credentialsOf(cameras.find("Hall").orElseThrow()));
    }
  }

  @Beside
  @Test
  void aKasaCameraIsAskedForItsEmail() {
    Owner owner = owner();
    KasaCamera camera = rig.camera();
    Ended ended = rig.run("test", CliRig.url(camera));
    assertEquals(0, ended.code(), ended::toString);
    assertEquals(List.of("E-mail:", "Password:"), List.copyOf(owner.asked));
    for (String step : List.of("✓ reach", "✓ secure", "✓ sign in", "✓ picture")) {
      assertEquals(2, ended.out().split(step, -1).length, () -> step + " once: " + ended.out());
    }
    assertFalse(ended.out().contains("✗"), ended::out);
  }

  @Beside
  @Test
  void onlyWhatIsNotKnownIsAskedFor() {
    Owner owner = owner();
    IpcCamera camera = rig.camera(IpcModel.VIGI_C540V);
    Ended ended = rig.run("test", camera.url(), "--user", CliRig.USER, "--json");
    assertEquals(0, ended.code(), ended::toString);
    assertEquals(List.of("Password:"), List.copyOf(owner.asked));
  }

  @Beside
  @Test
  void aWrongAnswerIsOneAttemptAndNoOtherQuestion() {
    Owner owner = new Owner("canary but wrong");
    rig.seat(owner);
    IpcCamera camera = rig.camera(IpcModel.VIGI_C540V);
    Ended ended = rig.run(command("test", camera.url()));
    assertEquals(4, ended.code(), ended::toString);
    assertEquals(2, owner.asked.size());
    assertEquals(1, camera.counters().refusedSignIns());
  }

  /** The password of one camera is not sent to another. */
  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"record", "snapshot"})
  void eachCameraAsksForItselfAndItsStreamsTogether(String command) throws IOException {
    Owner owner = owner();
    IpcCamera hall = rig.camera(IpcModel.VIGI_C540V);
    IpcCamera yard = rig.camera(IpcModel.VIGI_C540V);
    Path to = Files.createDirectory(folder.resolve("all"));
    String urls = hall.url() + " " + hall.url() + "?stream=sub " + yard.url();
    String more = command.equals("record") ? " --duration 1s" : "";
    Ended ended = rig.run((command + " " + urls + " -o " + to + more).split(" ", -1));
    assertEquals(0, ended.code(), ended::toString);
    assertEquals(4, owner.asked.size(), owner.asked::toString);
    assertEquals(0, hall.counters().refusedSignIns() + yard.counters().refusedSignIns());
  }

  @Beside
  @Test
  void whatCannotBeTriedIsAddedWithoutAQuestion() {
    Owner owner = owner();
    Ended ended = rig.run("profile", "add", "Hall", "rtsp://127.0.0.1:1/live");
    assertEquals(0, ended.code(), ended::toString);
    assertTrue(ended.err().contains("refused the connection"), ended::err);
    assertTrue(owner.asked.isEmpty());
    assertEquals(1, rig.profile(Optional.of(rig.profileFile())).cameras().list().size());
  }

  @Test
  void anEmptyPasswordIsSavedAsOne() throws IOException {
    Path empty = Files.writeString(folder.resolve("empty"), "\nsecond line\n");
    rig.run("profile", "add", "Url", "rtsp://canary:@127.0.0.1/live");
    String byFile = "profile add File rtsp://127.0.0.1/live --user canary --password-file " + empty;
    rig.run(byFile.split(" ", -1));
    var cameras = rig.profile(Optional.of(rig.profileFile())).cameras();
    assertEquals(2, cameras.list().size());
    cameras
        .list()
        .forEach(each -> assertEquals(new Credentials("canary", ""), cameras.credentialsOf(each)));
  }

  @Test
  void aWindowIsOpenedBeforeAnybodyIsAsked() throws Exception {
    Owner owner = owner();
    assertEquals(0, rig.run("view", "rtsp://127.0.0.1/live", "kasa://127.0.0.9").code());
    assertTrue(owner.asked.isEmpty());
    Content.These these = (Content.These) rig.windows.getFirst().content();
    Camera camera = these.cameras().getLast().camera();
    assertNull(camera.credentials());
    var asks = new OrielException(Problem.PASSWORD_MISSING, Detail.of("answered", 401));
    assertEquals(
        new Credentials(CliRig.USER, CliRig.PASSWORD),
        these.question().ask(camera, asks).credentials());
    var busy = new OrielException(Problem.BUSY, Detail.of("answered", 503));
    assertEquals(
        busy, assertThrows(OrielException.class, () -> these.question().ask(camera, busy)));
  }
}
