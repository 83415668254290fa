package app.oriel.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.cli.CliRig.Ended;
import app.oriel.live.Await;
import app.oriel.simulator.kasa.CameraCertificate;
import app.oriel.simulator.kasa.KasaCamera;
import app.oriel.simulator.kasa.KasaModel;
import app.oriel.simulator.kasa.KasaPorts;
import java.io.IOException;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code oriel test} against cameras that do not work: kind, exit code, attempts, and no secret.
 */
@Timeout(60)
class TestFailuresTest {
  private static final JsonMapper JSON = JsonMapper.shared();

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

  @Beside
  @ParameterizedTest
  @CsvSource({
    "streamPw=base64, 3",
    "streamPw=base64 refusal=close, 3",
    "maxStreams=1 concurrentHandshakes=reset, 3",
  })
  void aWrongPasswordIsRefusedAfterOneAttemptForEachForm(String quirks, int attempts) {
    KasaCamera camera = rig.camera(quirks.split(" ", -1));
    Ended ended = rig.run("test", CliRig.urlWithPassword(camera, "Canary but wrong"), "--json");
    assertFails(ended, CliRig.url(camera), 4, "refused", "reach", "secure", "signIn");
    assertEquals(attempts, camera.counters().signIns());
  }

  @Beside
  @Test
  void aClosedPortIsUnreachable() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    String host = CliRig.here() + ":" + port;
    Ended ended = rig.run("test", "kasa://canary:canary@" + host, "--json");
    assertFails(ended, "kasa://" + host, 3, "unreachable", "reach");
  }

  @Beside
  @Test
  void aSilentHostIsUnreachable() {
    KasaCamera camera = rig.camera("answer=silent");
    Ended ended = rig.run("test", CliRig.urlWithPassword(camera), "--json");
    assertFails(ended, CliRig.url(camera), 3, "unreachable", "reach", "secure");
    assertEquals(0, camera.counters().signIns());
  }

  @Beside
  @Test
  void aStreamThatFallsSilentIsUnreachable() {
    KasaCamera camera = rig.camera("stall=1");
    Ended ended = rig.run("test", CliRig.urlWithPassword(camera), "--json");
    assertFails(
        ended, CliRig.url(camera), 3, "unreachable", "reach", "secure", "signIn", "picture");
  }

  @Beside
  @Test
  void aStreamThatBreaksOffIsUnreachable() {
    KasaCamera camera = rig.camera("drop=1", "dropBy=reset");
    Ended ended = rig.run("test", CliRig.urlWithPassword(camera), "--json");
    assertFails(
        ended, CliRig.url(camera), 3, "unreachable", "reach", "secure", "signIn", "picture");
  }

  @Beside
  @Test
  void aCameraThatHangsUpOnTheRightPasswordDoesNotAnswerAsACamera() {
    KasaCamera camera = rig.camera("answer=close");
    Ended ended = rig.run("test", CliRig.urlWithPassword(camera), "--json");
    assertFails(ended, CliRig.url(camera), 6, "protocol", "reach", "secure", "signIn");
    assertTrue(camera.counters().signIns() <= 3);
  }

  @Beside
  @Test
  void aWebPageIsNoCamera() {
    KasaCamera camera = rig.camera("answer=html");
    Ended ended = rig.run("test", CliRig.urlWithPassword(camera), "--json");
    assertFails(ended, CliRig.url(camera), 6, "protocol", "reach", "secure", "signIn");
    assertEquals(1, camera.counters().signIns());
  }

  @Beside
  @Test
  void whatSpeaksNoTlsIsNoCamera() throws Exception {
    try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.startVirtualThread(() -> answerInPlainText(server));
      String host = CliRig.here() + ":" + server.getLocalPort();
      Ended ended = rig.run("test", "kasa://canary:canary@" + host, "--json");
      assertFails(ended, "kasa://" + host, 6, "protocol", "reach", "secure");
    }
  }

  private static void answerInPlainText(ServerSocket server) {
    try (var connection = server.accept()) {
      connection.getOutputStream().write("HTTP/1.0 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
      connection.getInputStream().readNBytes(100);
    } catch (IOException e) {
      // the client leaves
    }
  }

  @Beside
  @Test
  void aCameraThatIsSwitchedOffIsOff() {
    KasaCamera camera = rig.camera("power=off");
    Ended ended = rig.run("test", CliRig.urlWithPassword(camera), "--json");
    assertFails(ended, CliRig.url(camera), 5, "off", "reach", "secure", "signIn");
    assertEquals(1, camera.counters().signIns());
  }

  @Beside
  @Test
  void aCameraThatServesAnotherIsBusy() throws Exception {
    KasaCamera camera = rig.camera("maxStreams=1");
    rig.occupy(camera);
    Ended ended = rig.run("test", CliRig.urlWithPassword(camera), "--json");
    assertFails(ended, CliRig.url(camera), 5, "busy", "reach", "secure", "signIn");
  }

  @Beside
  @Test
  void anUnknownMakeIsUnsupported() {
    Ended ended = rig.run("test", "nope://canary:canary@" + CliRig.here(), "--json");
    assertFails(ended, "nope://" + CliRig.here(), 6, "unsupported", "reach");
    assertTrue(error(ended).get("message").asString().contains("kasa://"));
  }

  @Beside
  @Test
  void aChangedCertificateIsShownAndAcceptedOnlyOnOnesWord() {
    CameraCertificate first = CliRig.certificate();
    // Switched off, which is said after the certificate was looked at, and at once.
    KasaCamera before = rig.camera(KasaModel.EC60, KasaPorts.FREE, first, "power=off");
    String old = fingerprint(rig.run("test", CliRig.urlWithPassword(before), "--json"));
    KasaPorts ports = new KasaPorts(before.streamPort(), 0);
    before.close();

    KasaCamera after = rig.camera(KasaModel.EC60, ports, CliRig.certificate(), "power=off");
    String url = CliRig.urlWithPassword(after);
    Ended changed = rig.run("test", url, "--json");
    assertFails(changed, CliRig.url(after), 8, "certificateChanged", "reach", "secure");
    String message = error(changed).get("message").asString();
    assertTrue(message.contains(old), message);
    assertEquals(0, after.counters().signIns(), "nothing is sent to a stranger");

    String shown = message.replaceAll("(?s).*now (sha256:[0-9a-f]{64}).*", "$1");
    assertFalse(shown.equals(old));
    Ended wrongWord =
        rig.run("test", url, "--accept-certificate", "sha256:" + "0".repeat(64), "--json");
    assertFails(wrongWord, CliRig.url(after), 8, "certificateChanged", "reach", "secure");
    assertEquals(8, rig.run("test", url, "--json").code(), "the wrong word is not remembered");

    Ended accepted = rig.run("test", url, "--accept-certificate", shown, "--json");
    assertEquals(5, accepted.code(), accepted.out());
    assertEquals(shown, fingerprint(accepted));
    Ended known = rig.run("test", url, "--json");
    assertEquals(5, known.code(), known.out());
    assertEquals("known", step(known, "secure").get("pin").asString());
  }

  @Beside
  @Test
  void peopleReadTheSameInWords() {
    KasaCamera camera = rig.camera("power=off");
    Ended ended = rig.run("test", CliRig.urlWithPassword(camera));
    assertEquals(5, ended.code());
    assertTrue(ended.out().contains("✓ reach"), ended.out());
    assertTrue(ended.out().contains("✓ secure"), ended.out());
    assertTrue(ended.out().contains("✗ sign in"), ended.out());
    assertTrue(ended.err().contains("oriel: " + CliRig.url(camera)), ended.err());
    assertTrue(ended.err().contains("its switch is off"), ended.err());
  }

  @Beside
  @Test
  void ctrlCEndsItCleanly() throws Exception {
    Ended ended = interrupted();
    assertTrue(ended.out().contains("✓ secure"), ended.out());
    assertEquals("", ended.err());
  }

  @Beside
  @Test
  void ctrlCIsAFailureInJson() throws Exception {
    Ended ended = interrupted("--json");
    JsonNode document = JSON.readTree(ended.document());
    assertEquals(List.of("camera", "ok", "error"), names(document));
    assertTrue(document.get("camera").asString().startsWith("kasa://" + CliRig.here()));
    assertFalse(document.get("ok").asBoolean());
    assertEquals("interrupted", document.get("error").get("kind").asString());
  }

  /** Ends a test while pictures come. */
  private Ended interrupted(String... more) throws Exception {
    KasaCamera camera = rig.camera();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLineProgram program = rig.program(out, err);
    List<String> arguments = new ArrayList<>();
    Collections.addAll(
        arguments, "test", CliRig.url(camera), "--lang", "en", "--user", CliRig.USER);
    Path password = folder.resolve("given-password.txt");
    Files.writeString(password, CliRig.PASSWORD);
    Collections.addAll(arguments, "--password-file", password.toString());
    Collections.addAll(arguments, "--profile", rig.profileFile().toString());
    Collections.addAll(arguments, more);
    FutureTask<Integer> task =
        new FutureTask<>(() -> program.run(arguments.toArray(String[]::new)));
    Thread thread = Thread.ofPlatform().start(task);
    Await.until("it is signed in", () -> camera.counters().streamsOpen() == 1);
    thread.interrupt();
    int code = task.get(20, TimeUnit.SECONDS);
    assertEquals(130, code);
    Await.until("the camera is let go", () -> camera.counters().streamsOpen() == 0);
    return new Ended(code, out.toString(), err.toString());
  }

  /** The steps went as far as the last of these, which failed in this way. */
  private static void assertFails(
      Ended ended, String camera, int code, String kind, String... steps) {
    assertEquals(code, ended.code(), ended::toString);
    JsonNode document = JSON.readTree(ended.document());
    assertEquals(List.of("camera", "ok", "error", "steps", "talk"), names(document));
    assertEquals(camera, document.get("camera").asString());
    assertFalse(document.get("ok").asBoolean());
    assertEquals(List.of("kind", "message", "advice"), names(document.get("error")));
    assertEquals(kind, document.get("error").get("kind").asString(), ended::toString);
    assertTrue(document.get("error").get("message").asString().contains(camera), ended::toString);
    assertFalse(document.get("error").get("advice").asString().isBlank());
    List<String> walked = new ArrayList<>();
    for (JsonNode step : document.get("steps")) {
      walked.add(step.get("step").asString());
      assertEquals(walked.size() < steps.length, step.get("ok").asBoolean(), ended::toString);
    }
    assertEquals(List.of(steps), walked);
  }

  private static List<String> names(JsonNode object) {
    return List.copyOf(object.propertyNames());
  }

  private static JsonNode error(Ended ended) {
    return JSON.readTree(ended.document()).get("error");
  }

  private static JsonNode step(Ended ended, String name) {
    for (JsonNode step : JSON.readTree(ended.document()).get("steps")) {
      if (step.get("step").asString().equals(name)) {
        return step;
      }
    }
    throw new AssertionError("no step " + name + ": " + ended);
  }

  private static String fingerprint(Ended ended) {
    return step(ended, "secure").get("fingerprint").asString();
  }
}
