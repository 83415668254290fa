package app.oriel.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.Credentials;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TalkWish;
import app.oriel.camera.TimeLimits;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcModel;
import app.oriel.simulator.kasa.KasaCamera;
import app.oriel.simulator.talk.HeardSound;
import app.oriel.simulator.talk.TalkReport;
import app.oriel.simulator.talk.TalkRoom;
import app.oriel.sound.SoundFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Talk with software cameras, which judge what they hear. */
class TalkWireTest {
  private static final Duration SECOND = Duration.ofSeconds(1);
  @AutoClose private final WireRig rig = new WireRig();
  @TempDir private Path folder;

  TalkWireTest() throws IOException {}

  @Beside
  @Test
  void everyPersonaHearsAToneInFullAndNothingIsWrong() throws Exception {
    allHearATone(everyPersona());
  }

  private List<IpcCamera> everyPersona() throws IOException {
    List<IpcCamera> cameras = new ArrayList<>();
    for (IpcModel model : EnumSet.complementOf(EnumSet.of(IpcModel.TAPO_C220))) {
      cameras.add(rig.ipc(model));
    }
    return cameras;
  }

  private void allHearATone(List<IpcCamera> cameras) throws Exception {
    List<TalkState> ends = rig.sayToAll(cameras, Voices.tone(440, SECOND));
    for (int i = 0; i < cameras.size(); i++) {
      assertInstanceOf(TalkState.Closed.class, ends.get(i), cameras.get(i).url());
      assertTone(cameras.get(i).talk(), 1000);
    }
  }

  @Beside
  @Test
  void aKasaCameraHearsAToneInFullAndNothingIsWrong() throws Exception {
    KasaCamera camera = rig.kasa();
    assertInstanceOf(
        TalkState.Closed.class,
        rig.say(WireRig.url(camera), Voices.tone(440, Duration.ofSeconds(4))));
    assertTone(camera.talk(), 4000);
  }

  @Beside
  @Test
  void everyPersonaHearsASentenceOfFiveSecondsWithItsFirstAndLastSyllable() throws Exception {
    SoundFile file = SoundFile.read(sentence());
    List<IpcCamera> cameras = everyPersona();
    List<TalkState> ends = rig.sayToAll(cameras, () -> Voices.of(file));
    for (int i = 0; i < cameras.size(); i++) {
      assertInstanceOf(TalkState.Closed.class, ends.get(i), cameras.get(i).url());
      assertSentence(cameras.get(i).talk());
    }
  }

  @Beside
  @Test
  void aKasaCameraHearsASentenceOfFiveSecondsWithItsFirstAndLastSyllable() throws Exception {
    KasaCamera camera = rig.kasa();
    SoundFile file = SoundFile.read(sentence());
    assertInstanceOf(TalkState.Closed.class, rig.say(WireRig.url(camera), () -> Voices.of(file)));
    assertSentence(camera.talk());
  }

  private static void assertSentence(TalkRoom room) throws Exception {
    TalkReport report = WireRig.report(room);
    assertEquals(List.of(), report.violations());
    HeardSound heard = report.heard().audible();
    assertEquals(5000, Math.toIntExact(heard.millis()), 60.0);
    HeardSound first = heard.part(0, heard.rate() / 5);
    HeardSound last = heard.part(heard.length() - heard.rate() / 5, heard.length());
    assertTrue(first.shareAt(660) > 0.6, "first " + first.shareAt(660));
    assertTrue(last.level() > -30, "last " + last.level());
  }

  private static void assertTone(TalkRoom room, int millis) throws Exception {
    TalkReport report = WireRig.report(room);
    assertEquals(List.of(), report.violations());
    HeardSound heard = report.heard().audible();
    assertEquals(millis, Math.toIntExact(heard.millis()), 40.0);
    assertTrue(heard.shareAt(440) > 0.95, "share " + heard.shareAt(440));
    assertTrue(heard.level() > -15, "level " + heard.level());
  }

  @Beside
  @Test
  void everyVariantOfTheHandshakeIsUnderstood() throws Exception {
    List<IpcCamera> cameras = new ArrayList<>();
    for (String quirk :
        List.of(
            "talkReply=compact",
            "talkReply=flat",
            "talkReply=no-session-id",
            "talkReply=empty",
            "talkSession=absent",
            "talkSession=hex",
            "talkNoAuth=true",
            "challenge=basic-only",
            "challenge=basic-first",
            "digest=sha256-quoted",
            "talkDownlink=before-reply",
            "talkDownlink=always",
            "replyBytes=1",
            "replyBytes=7")) {
      cameras.add(rig.ipc(IpcModel.IPC485EP_AI, quirk));
    }
    allHearATone(cameras);
  }

  @Beside
  @Test
  void noAnswerAndNoSessionAtOnceIsUnderstoodToo() throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC44AW_COLOR, "talkSession=absent");
    rig.say(camera.url(), Voices.tone(440, SECOND));
    assertTone(camera.talk(), 1000);
  }

  @Beside
  @Test
  void aModeThatIsRefusedIsFollowedByTheNextAndRemembered() throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC44AW_COLOR, "talkModes=full-duplex");
    rig.say(camera.url(), Voices.tone(440, SECOND));
    assertTone(camera.talk(), 1000);
    assertEquals(2, camera.talk().counters().asked());
    rig.say(camera.url(), Voices.tone(440, Duration.ofMillis(100)));
    assertEquals(3, camera.talk().counters().asked());
  }

  @Beside
  @ParameterizedTest
  @ValueSource(
      strings = {
        "-52411 TALK_TAKEN",
        "-52407 BUSY",
        "-52405 BUSY",
        "-52419 BUSY",
        "-52402 TALK_UNSUPPORTED",
        "-501 TALK_UNSUPPORTED"
      })
  void everyErrorIsAReason(String row) throws Exception {
    String[] words = row.split(" ", -1);
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC652P_A4, "talkError=" + words[0]);
    refused(camera.url(), Problem.valueOf(words[1]));
  }

  @Beside
  @Test
  void someoneElseBeforeAndDuringIsSaid() throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC652P_A4);
    camera.talk().elsewhere(true);
    refused(camera.url(), Problem.TALK_TAKEN);
    camera.talk().elsewhere(false);
    PushToTalk button = rig.talks.with(rig.camera(camera.url()));
    button.press(Voices.tone(440, Duration.ofMinutes(1)));
    WireRig.await(() -> button.state() instanceof TalkState.Talking);
    camera.talk().elsewhere(true);
    WireRig.await(() -> button.state() instanceof TalkState.Refused);
  }

  @Beside
  @Test
  void aWrongPasswordIsSentOnceHoweverOftenTheButtonIsPressed() throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC652P_A4);
    PushToTalk button = rig.talks.with(rig.camera(camera.url(), new Credentials("admin", "wrong")));
    for (int i = 0; i < 3; i++) {
      button.press(Voices.tone(440, SECOND));
      WireRig.await(() -> button.state() instanceof TalkState.Refused);
      TalkState.Refused refused = (TalkState.Refused) button.state();
      assertEquals(Problem.PASSWORD_REFUSED, refused.reason().problem());
      button.release();
    }
    assertEquals(1, camera.counters().refusedSignIns());
  }

  @Beside
  @Test
  void aCameraThatPlaysNothingIsTalkedToOtherwiseOnceSomebodySaysSo() throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC652P_A4, "talkDeaf=true");
    PushToTalk button = rig.talks.with(rig.camera(camera.url()));
    button.press(Voices.chirp());
    WireRig.await(() -> button.state() instanceof TalkState.Closed);
    assertEquals(0, WireRig.report(camera.talk()).heard().audible().length());
    button.heard(false);
    var terms = new AtomicReference<>("");
    button.onState(
        state -> {
          if (state instanceof TalkState.Talking talking) {
            terms.set(talking.terms().dialect());
          }
        });
    button.press(Voices.chirp());
    WireRig.await(() -> !terms.get().isEmpty());
    assertEquals("full-duplex", terms.get());
  }

  @Beside
  @Test
  void aCameraThatStopsTakingSoundIsSaid() throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC652P_A4, "talkStall=1");
    endless(camera.url(), Problem.TALK_FAILED);
  }

  @Beside
  @Test
  void aCameraThatHangsUpInTheMiddleIsSaid() throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC652P_A4, "talkDrop=1");
    endless(camera.url(), Problem.CONNECTION_LOST);
  }

  @Beside
  @Test
  void aHundredPressesInTenSecondsLeaveTheCameraReady() throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC652P_A4);
    PushToTalk button = rig.talks.with(rig.camera(camera.url()));
    Voice.Source voice = Voices.tone(440, Duration.ofMinutes(1));
    for (int i = 0; i < 100; i++) {
      button.press(voice);
      TimeUnit.MILLISECONDS.sleep(40);
      button.release();
      TimeUnit.MILLISECONDS.sleep(60);
    }
    WireRig.await(() -> button.state() instanceof TalkState.Closed);
    WireRig.await(() -> !camera.talk().counters().open());
    assertEquals(0, camera.talk().counters().busy());
    assertInstanceOf(TalkState.Closed.class, rig.say(camera.url(), Voices.tone(440, SECOND)));
  }

  @Beside
  @Test
  void theVideoOfTheSameCameraComesAndGoesMeanwhile() throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.TL_IPC652P_A4);
    PushToTalk button = rig.talks.with(rig.camera(camera.url()));
    button.press(Voices.tone(440, Duration.ofSeconds(3)));
    for (int i = 0; i < 5; i++) {
      var watched = rig.camera(camera.url());
      try (PacketSource source =
          rig.families
              .of(watched.url())
              .open(watched, Quality.MAIN, TimeLimits.usual(), SignInSteps.IGNORED)) {
        assertTrue(source.next().bytes().length > 0);
      }
    }
    WireRig.await(() -> WireRig.isOver(button.state()));
    assertTone(camera.talk(), 3000);
  }

  @Beside
  @Test
  void twoCamerasHearTwoVoicesAtOnce() throws Exception {
    IpcCamera one = rig.ipc(IpcModel.TL_IPC652P_A4);
    IpcCamera other = rig.ipc(IpcModel.TL_IPC652P_A4);
    PushToTalk first = rig.talks.with(rig.camera(one.url()));
    PushToTalk second = rig.talks.with(rig.camera(other.url()));
    first.press(Voices.tone(440, SECOND));
    second.press(Voices.tone(440, SECOND));
    WireRig.await(() -> WireRig.isOver(first.state()) && WireRig.isOver(second.state()));
    assertTone(one.talk(), 1000);
    assertTone(other.talk(), 1000);
  }

  @Beside
  @Test
  void tapoCamerasSayThatTalkIsNotThereYet() throws Exception {
    IpcCamera camera = rig.ipc(IpcModel.TAPO_C220);
    refused(camera.url(), Problem.TALK_UNSUPPORTED);
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"talkPw=base64", "talkPw=plain", "talkPw=md5"})
  void kasaTakesTheFormThatItTakesAndItIsRemembered(String quirk) throws Exception {
    KasaCamera camera = rig.kasa(quirk);
    rig.say(WireRig.url(camera), Voices.tone(440, SECOND));
    assertTone(camera.talk(), 1000);
    remembers(camera, quirk.substring(quirk.indexOf('=') + 1));
  }

  /** Soon: it is over before the camera has said its last word. */
  private void remembers(KasaCamera camera, String form) throws InterruptedException {
    CameraMemory memory = rig.memory(WireRig.url(camera));
    WireRig.await(() -> memory.learnt("kasa.talk.passwordForm").filter(form::equals).isPresent());
  }

  @Beside
  @Test
  void aFormThatKasaRefusesLateIsNotSentAgain() throws Exception {
    KasaCamera camera = rig.kasa("talkPw=plain", "talkRefusalMillis=400");
    for (int i = 0; i < 2; i++) {
      refused(WireRig.url(camera), Problem.PASSWORD_REFUSED);
    }
    assertInstanceOf(
        TalkState.Closed.class, rig.say(WireRig.url(camera), Voices.tone(440, SECOND)));
    assertEquals(3, camera.counters().talkSignIns());
    remembers(camera, "plain");
  }

  @Beside
  @Test
  void aWrongPasswordIsSentKasaInEachFormOnceThoughItIsRefusedLate() throws Exception {
    KasaCamera camera = rig.kasa("talkRefusalMillis=400");
    Camera known = rig.camera(WireRig.url(camera), new Credentials("admin", "wrong"));
    for (int i = 0; i < 6; i++) {
      try (PushToTalk button = rig.talks.with(known)) {
        button.press(Voices.tone(440, SECOND));
        WireRig.await(() -> WireRig.isOver(button.state()));
        TalkState.Refused refused = assertInstanceOf(TalkState.Refused.class, button.state());
        assertEquals(Problem.PASSWORD_REFUSED, refused.reason().problem());
      }
    }
    assertEquals(3, camera.counters().talkSignIns());
  }

  @Beside
  @Test
  void aKasaCameraThatHangsUpOnTalkLeavesTheVideoAlone() throws Exception {
    KasaCamera camera = rig.kasa("talkPw=plain", "refusal=close");
    Camera known = rig.camera(WireRig.url(camera), new Credentials("admin", "wrong"));
    rig.gate.pass(known, camera.streamPort(), () -> "the stream was let in");
    PushToTalk button = rig.talks.with(known);
    button.press(Voices.tone(440, SECOND));
    WireRig.await(() -> WireRig.isOver(button.state()));
    TalkState.Refused refused = assertInstanceOf(TalkState.Refused.class, button.state());
    assertEquals(Problem.TALK_FAILED, refused.reason().problem());
    assertEquals("again", rig.gate.pass(known, camera.streamPort(), () -> "again"));
  }

  private void endless(String url, Problem problem) throws InterruptedException {
    PushToTalk button = rig.talks.with(rig.camera(url));
    button.press(Voices.tone(440, Duration.ofMinutes(2)), TalkWish.usual());
    WireRig.await(() -> WireRig.isOver(button.state()));
    TalkState.Refused refused = assertInstanceOf(TalkState.Refused.class, button.state());
    assertEquals(problem, refused.reason().problem());
  }

  private void refused(String url, Problem problem) throws InterruptedException {
    TalkState.Refused refused =
        assertInstanceOf(TalkState.Refused.class, rig.say(url, Voices.tone(440, SECOND)));
    assertEquals(problem, refused.reason().problem(), refused.reason().toString());
  }

  /** A WAV file of two channels at another rate than any camera's. */
  private Path sentence() throws IOException {
    short[] syllables = Chirps.chirp(44_100);
    short[] vowel = Chirps.tone(440, Duration.ofMillis(1800), 44_100);
    short[] samples = Arrays.copyOf(syllables, 2 * syllables.length + vowel.length);
    System.arraycopy(vowel, 0, samples, syllables.length, vowel.length);
    System.arraycopy(syllables, 0, samples, syllables.length + vowel.length, syllables.length);
    byte[] data = new byte[samples.length * 4];
    for (int i = 0; i < samples.length; i++) {
      for (int channel = 0; channel < 2; channel++) {
        data[4 * i + 2 * channel] = (byte) samples[i];
        data[4 * i + 2 * channel + 1] = (byte) (samples[i] >> 8);
      }
    }
    Path file = folder.resolve("sentence.wav");
    var format = new AudioFormat(44_100, 16, 2, true, false);
    try (var sound = new AudioInputStream(new ByteArrayInputStream(data), format, samples.length)) {
      AudioSystem.write(sound, AudioFileFormat.Type.WAVE, file.toFile());
    }
    return file;
  }
}
