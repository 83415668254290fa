package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code oriel talk} with software cameras. */
class TalkCommandTest {
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
    "VIGI_C540V, auto, vigi, half_duplex, pcma, 8000, 8, 0, 160",
    "TL_IPC652P_A4, auto, default, half_duplex, pcma, 8000, 8, 1, 160",
    "TL_IPC48AW, 48aw, 48aw, half_duplex, pcma, 8000, 8, 1, 2048",
    "TL_IPC48AW_PLUS, 48aw-plus, 48aw-plus, aec, pcmu, 16000, 102, 1, 320"
  })
  void whatWasNegotiatedIsPrinted(
      IpcModel model,
      String wish,
      String dialect,
      String mode,
      String codec,
      int rate,
      int type,
      int channel,
      int bytes) {
    IpcCamera camera = rig.camera(model);
    CliRig.Ended ended =
        rig.run(
            "talk",
            CliRig.urlWithPassword(camera),
            "--tone",
            "440",
            "--duration",
            "500ms",
            "--dialect",
            wish,
            "--json");
    assertEquals(0, ended.code(), ended.err() + ended.out());
    JsonNode document = JsonMapper.shared().readTree(ended.document());
    assertEquals(camera.url(), document.path("camera").asString());
    assertTrue(document.path("ok").asBoolean());
    assertEquals(model.make().scheme(), document.path("family").asString());
    assertEquals(dialect, document.path("dialect").asString());
    assertEquals(mode, document.path("mode").asString());
    assertEquals(codec, document.path("codec").asString());
    assertEquals(rate, document.path("rate").asInt());
    assertEquals(type, document.path("payloadType").asInt());
    assertEquals(channel, document.path("channel").asInt());
    assertEquals(bytes, document.path("packetBytes").asInt());
    assertEquals(500, document.path("sentMs").asInt());
    assertTrue(document.path("latenessMsP95").isNumber());
  }

  @Beside
  @Test
  void theTranscriptHoldsTheHandshakeAndNothingSecret() throws Exception {
    IpcCamera camera = rig.camera(IpcModel.TL_IPC652P_A4);
    Path file = folder.resolve("transcript.txt");
    CliRig.Ended ended =
        rig.run(
            "talk",
            CliRig.urlWithPassword(camera),
            "--tone",
            "440",
            "--duration",
            "200ms",
            "--transcript",
            file.toString());
    assertEquals(0, ended.code(), ended.err());
    String text = Files.readString(file);
    assertTrue(text.contains(">> MULTITRANS rtsp://camera/multitrans RTSP/1.0"), text);
    assertTrue(text.contains("<< RTSP/1.0 401"), text);
    assertTrue(text.contains("realm=\"TP-LINK IP-Camera\""), text);
    assertTrue(text.contains("\"mode\":\"half_duplex\""), text);
    assertTrue(text.contains("\"error_code\":0"), text);
    assertFalse(text.contains("127.0.0.1"), text);
    assertFalse(text.contains(CliRig.PASSWORD), text);
    assertFalse(text.matches("(?s).*[0-9a-f]{32}.*"), text);
  }

  @Beside
  @Test
  void aRefusalIsAnErrorWithItsKindAndTheTranscriptSaysWhy() throws Exception {
    IpcCamera camera = rig.camera(IpcModel.TL_IPC652P_A4);
    camera.talk().elsewhere(true);
    Path file = folder.resolve("transcript.txt");
    CliRig.Ended ended =
        rig.run(
            "talk",
            CliRig.urlWithPassword(camera),
            "--tone",
            "440",
            "--json",
            "--transcript",
            file.toString());
    assertEquals(5, ended.code());
    JsonNode document = JsonMapper.shared().readTree(ended.document());
    assertEquals("busy", document.path("error").path("kind").asString());
    assertTrue(Files.readString(file).contains("TALK_TAKEN"));
  }

  @Beside
  @Test
  void aWrongPasswordCostsOneAttempt() {
    IpcCamera camera = rig.camera(IpcModel.TL_IPC652P_A4);
    CliRig.Ended ended =
        rig.run("talk", CliRig.urlWithPassword(camera, "wrong"), "--tone", "440", "--json");
    assertEquals(4, ended.code(), ended.out());
    assertEquals(1, camera.counters().refusedSignIns());
  }

  @Beside
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--tone 440 --microphone",
        "--tone 5",
        "--tone 440 --duration 0s",
        "--tone 440 --dialect klingon"
      })
  void mistakesInTheArgumentsAreUsage(String arguments) {
    IpcCamera camera = rig.camera(IpcModel.TL_IPC652P_A4);
    String[] words =
        ("talk " + CliRig.urlWithPassword(camera) + " " + arguments).strip().split(" +", -1);
    assertEquals(2, rig.run(words).code());
  }

  @Beside
  @Test
  void aFileThatIsNoSoundIsSaidBeforeTheCameraIsReached() throws Exception {
    Path file = folder.resolve("text.wav");
    Files.writeString(file, "no sound");
    CliRig.Ended ended =
        rig.run("talk", "ipc://admin:x@127.0.0.1:1", "--file", file.toString(), "--json");
    assertEquals(6, ended.code(), ended.out());
    String message = ended.document();
    assertTrue(message.contains("sound file"), message);
    assertFalse(message.contains("video"), message);
  }
}
