package app.oriel.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.TalkLine;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcModel;
import app.oriel.simulator.talk.HeardSound;
import app.oriel.simulator.talk.TalkReport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What cameras tell of themselves over the web chooses how they are talked to. */
class WebHintsTest {
  private final CameraMemory memory = CameraMemory.forgetful();
  @AutoClose private final WireRig rig = new WireRig();

  WebHintsTest() throws IOException {}

  private Camera known(IpcCamera camera) {
    String url =
        camera.url() + "?web=" + camera.web().port() + "&openapi=" + camera.web().openApiPort();
    return new Camera("hall", CameraUrl.parse(url), WireRig.OWNER, memory);
  }

  private String dialect(IpcCamera camera) throws Exception {
    Camera known = known(camera);
    try (TalkLine line = rig.open(known)) {
      return line.terms().dialect();
    }
  }

  @Beside
  @ParameterizedTest
  @CsvSource({
    "TL_IPC48AW, 48aw",
    "TL_IPC48AW_PLUS, 48aw-plus",
    "IPC485EP_AI, full-duplex",
    "TL_IPC652P_A4, default",
    "VIGI_C540V, vigi"
  })
  void theModelIsAskedForOnceAndRemembered(IpcModel model, String dialect) throws Exception {
    IpcCamera camera = rig.ipc(model);
    assertEquals(dialect, dialect(camera));
    assertEquals(dialect, dialect(camera));
    assertEquals(1, camera.web().counters().signIns());
    assertEquals(0, camera.web().counters().refusedSignIns());
  }

  /** How it listens and what its loudspeaker takes, in all kinds of company. */
  @Beside
  @ParameterizedTest
  @CsvSource({
    "aec, pcma-8k, 8, told",
    "aec, pcma-8k, 8, absent",
    "full-duplex, pcmu-8k, 0, told",
    "aec, pcmu-8k, 0, told",
    "half-duplex, pcmu-16k, 102, told",
    "half-duplex, pcma-16k, 102, told",
    "aec, pcma-8k, 8, vague"
  })
  void theSoundFollowsTheLoudspeakerAndTheModeTheCamera(
      String modes, String code, String type, String audio) throws Exception {
    IpcCamera camera =
        rig.ipc(
            IpcModel.TL_IPC652P_A4,
            "talkModes=" + modes,
            "talkCode=" + code,
            "talkType=" + type,
            "webAudio=" + audio);
    for (int i = 0; i < 2; i++) {
      PushToTalk button = rig.talks.with(known(camera));
      button.press(Voices.tone(440, Duration.ofMillis(500)));
      WireRig.await(() -> WireRig.isOver(button.state()));
      assertInstanceOf(TalkState.Closed.class, button.state());
      int talks = i + 1;
      WireRig.await(
          () ->
              camera.talk().reports().size() >= talks
                  && camera.talk().reports().get(talks - 1).over());
      TalkReport report = camera.talk().reports().get(i);
      assertEquals(List.of(), report.violations());
      HeardSound heard = report.heard().audible();
      assertEquals(500, Math.toIntExact(heard.millis()), 40.0);
      assertTrue(heard.shareAt(440) > 0.95, "share " + heard.shareAt(440));
    }
    assertEquals(0, camera.web().counters().refusedSignIns());
  }

  @Beside
  @Test
  void aLoudspeakerThatTakesOtherSoundIsRefusedByItsName() throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC652P_A4, "webAudio=foreign");
    PushToTalk button = rig.talks.with(known(camera));
    button.press(Voices.chirp());
    WireRig.await(() -> WireRig.isOver(button.state()));
    OrielException reason = assertInstanceOf(TalkState.Refused.class, button.state()).reason();
    assertEquals(Problem.TALK_UNSUPPORTED, reason.problem());
    assertTrue(String.valueOf(reason.getMessage()).contains("aac"), reason.getMessage());
  }

  @Beside
  @Test
  void aPreparedCameraIsNotAskedWhenTheButtonIsPressed() throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC48AW);
    try (PushToTalk button = rig.talks.with(known(camera))) {
      rig.letIn(known(camera));
      button.prepare();
      button.prepare();
      assertEquals("48aw", dialect(camera));
      WireRig.await(() -> memory.learnt("talk.speaker").isPresent());
    }
    assertEquals("48aw", dialect(camera));
    assertEquals(1, camera.web().counters().signIns());
  }

  @Beside
  @Test
  void noPasswordIsSentAheadThatTheCameraHasNotTakenBefore() throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC48AW);
    rig.families.talk(known(camera).url()).orElseThrow().prepare(known(camera));
    assertEquals(0, camera.web().counters().signIns());
    rig.letIn(known(camera));
    rig.families.talk(known(camera).url()).orElseThrow().prepare(known(camera));
    assertEquals(1, camera.web().counters().signIns());
  }

  @Beside
  @ParameterizedTest
  @ValueSource(
      strings = {"plain", "rsa", "md5-3", "md5-2", "md5-1", "vigi", "vigi-key-2", "vigi-bare"})
  void everyLoginRowIsTakenAtTheFirstAttempt(String row) throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC48AW, "webLogin=" + row);
    assertEquals("48aw", dialect(camera));
    assertEquals(1, camera.web().counters().signIns());
    assertEquals(0, camera.web().counters().refusedSignIns());
  }

  @Beside
  @Test
  void openApiTellsWhereItIsOn() throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.VIGI_C540V, "openApi=true");
    assertEquals("vigi", dialect(camera));
    assertTrue(memory.learnt("talk.speaker").isPresent());
    assertEquals(0, camera.web().counters().refusedSignIns());
  }

  /** The camera takes no nonce twice, so the second sign-in asks for one of its own. */
  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"plain", "rsa", "md5-3", "md5-2", "vigi"})
  void aTokenThatExpiresAfterEachUseIsRenewedOnceForAQuestion(String row) throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC48AW, "webStokUses=1", "webLogin=" + row);
    assertEquals("48aw", dialect(camera));
    assertEquals(2, camera.web().counters().signIns());
    assertEquals(0, camera.web().counters().refusedSignIns());
  }

  @Beside
  @Test
  void aCameraThatIsNotReadyYetIsAskedOnceMore() throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC48AW, "webTransient=1");
    assertEquals("48aw", dialect(camera));
    assertEquals(0, camera.web().counters().refusedSignIns());
  }

  @Beside
  @Test
  void aCameraThatTellsNothingOfItsLoudspeakerTellsItsModel() throws Exception {
    assertEquals("48aw", dialect(rig.ipc(IpcModel.TL_IPC48AW, "webAudio=absent")));
  }

  @Beside
  @Test
  void aLockedWebDoorIsLeftAloneAndSaysForHowLong() throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC48AW);
    long inTenMinutes = System.currentTimeMillis() / 1000 + 600;
    memory.learn("web.lockedUntil", String.valueOf(inTenMinutes));
    Camera known = known(camera);
    for (int i = 0; i < 2; i++) {
      try (TalkLine line = rig.open(known)) {
        Duration left = line.terms().doorLocked();
        assertTrue(left != null && Math.abs(left.toSeconds() - 600) < 60, () -> "left: " + left);
      }
    }
    assertEquals(0, camera.web().counters().signIns());
  }

  @Beside
  @Test
  void aClosedWebDoorLetsTalkGoOnWithWhatIsKnown() throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC652P_A4, "web=false");
    PushToTalk button = rig.talks.with(known(camera));
    button.press(Voices.chirp());
    WireRig.await(() -> WireRig.isOver(button.state()));
    assertInstanceOf(TalkState.Closed.class, button.state());
  }
}
