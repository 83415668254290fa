package app.oriel.simulator.ipc;

import static app.oriel.simulator.ipc.RtspPeer.hash;
import static app.oriel.simulator.talk.Sounds.assertNear;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.simulator.ipc.RtspPeer.Reply;
import app.oriel.simulator.talk.Sounds;
import app.oriel.simulator.talk.TalkFault;
import app.oriel.simulator.talk.TalkReport;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Talk by MULTITRANS, asked for by hand as tplink-ipc.md section 2 has it. */
@Timeout(60)
class MultitransTest {
  private static final String UUID = "X-Client-UUID: 2f1b7e0c-51a2-4c07-9b52-0f6a2b9c33d1\r\n";
  private static final String GOOD =
      "{\"type\":\"response\", \"seq\":0, \"params\":{\"error_code\":0, \"session_id\":\"0\"}}";

  /** A test machine that stutters is no fault of the client. */
  private static final String[] PATIENT = {"talkPatience=3000", "talkBuffer=4000"};

  private static String body(String mode) {
    return "{\"type\":\"request\",\"seq\":0,\"params\":{\"method\":\"get\",\"talk\":{\"mode\":\""
        + mode
        + "\"}}}";
  }

  /** Steps 1 and 2 of section 2.1; the Session header's value. */
  private static String signIn(RtspPeer peer) throws Exception {
    peer.learn(peer.ask("MULTITRANS", "/multitrans", UUID));
    Reply reply = peer.signed("MULTITRANS", "/multitrans", UUID);
    assertEquals("200 OK", reply.status());
    return RtspPeer.first(Pattern.compile("\r\nSession: (.+)\r\n"), reply.head());
  }

  /** Steps 1 to 3. */
  private static Reply open(RtspPeer peer) throws Exception {
    return peer.talk("Session: " + signIn(peer) + "\r\n", body("half_duplex"));
  }

  /** Says something in real time. */
  private static final class Voice {
    private final RtspPeer peer;
    private final int channel;
    private final int type;
    private final int rate;
    private int sequence = 4711;
    private int timestamp = 900;
    private long due = System.nanoTime();

    Voice(RtspPeer peer, int channel, int type, int rate) {
      this.peer = peer;
      this.channel = channel;
      this.type = type;
      this.rate = rate;
    }

    void say(byte[] sound, int block) throws Exception {
      for (int from = 0; from < sound.length; from += block) {
        byte[] piece = Arrays.copyOfRange(sound, from, Math.min(sound.length, from + block));
        TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
        peer.raw(frame(piece));
        due += TimeUnit.SECONDS.toNanos(1) * piece.length / rate;
      }
    }

    byte[] frame(byte[] sound) {
      ByteBuffer frame = ByteBuffer.allocate(16 + sound.length);
      frame.put((byte) '$').put((byte) channel).putShort((short) (12 + sound.length));
      frame.put((byte) 0x80).put((byte) type).putShort((short) sequence++);
      frame.putInt(timestamp).putInt(0x1234).put(sound);
      timestamp += sound.length;
      return frame.array();
    }
  }

  private static TalkReport over(IpcRig rig) throws Exception {
    IpcRig.await(() -> rig.camera.talk().reports().stream().anyMatch(TalkReport::over));
    return rig.camera.talk().reports().getFirst();
  }

  @Beside
  @Test
  void theWholeHandshakeAndASentenceHeard() throws Exception {
    try (IpcRig rig = new IpcRig(IpcModel.IPC485EP_AI, new StillFootage(), PATIENT)) {
      try (RtspPeer peer = rig.peer()) {
        Reply reply = open(peer);
        assertEquals("200 OK", reply.status());
        assertEquals(GOOD, reply.body());
        Voice voice = new Voice(peer, 1, 8, 8000);
        voice.say(Sounds.aLawSilence(2400), 160);
        voice.say(Sounds.aLawTone(440, 8000, 8000), 160);
        voice.say(Sounds.aLawSilence(4800), 160);
        assertTrue(rig.camera.talk().counters().open());
        IpcRig.await(() -> rig.camera.talk().reports().getFirst().pace().packets() == 95);
      }
      TalkReport report = over(rig);
      assertEquals(List.of(), report.violations());
      assertEquals("half_duplex", report.terms());
      assertNear(1000, report.heard().audible().millis(), 10);
      assertTrue(report.heard().audible().shareAt(440) > 0.95);
      assertEquals(160, report.pace().smallest());
      assertTrue(report.firstAudibleAt().getAsLong() > report.openedAt());
      assertEquals(0, rig.camera.counters().refusedSignIns());
      assertFalse(rig.camera.talk().counters().open());
    }
  }

  @Beside
  @Test
  void theSeriesWithWholePiecesHearsThem() throws Exception {
    try (IpcRig rig = new IpcRig(IpcModel.TL_IPC48AW, new StillFootage(), PATIENT)) {
      try (RtspPeer peer = rig.peer()) {
        assertEquals(GOOD, open(peer).body());
        Voice voice = new Voice(peer, 1, 8, 8000);
        voice.say(Sounds.aLawSilence(4096), 2048);
        voice.say(Sounds.aLawTone(440, 8000, 4096), 2048);
        voice.say(Sounds.aLawSilence(6144), 2048);
        IpcRig.await(() -> rig.camera.talk().reports().getFirst().pace().packets() == 7);
      }
      assertEquals(List.of(), over(rig).violations());
    }
  }

  @Beside
  @Test
  void thePlusHearsMuLawAtSixteenKilohertz() throws Exception {
    try (IpcRig rig = new IpcRig(IpcModel.TL_IPC48AW_PLUS, new StillFootage(), PATIENT)) {
      try (RtspPeer peer = rig.peer()) {
        assertEquals(GOOD, peer.talk("Session: " + signIn(peer) + "\r\n", body("aec")).body());
        Voice voice = new Voice(peer, 1, 102, 16_000);
        voice.say(Sounds.muLawSilence(4800), 320);
        voice.say(Sounds.muLawTone(440, 16_000, 8000), 320);
        voice.say(Sounds.muLawSilence(9600), 320);
        IpcRig.await(() -> rig.camera.talk().reports().getFirst().pace().packets() == 70);
      }
      TalkReport report = over(rig);
      assertEquals(List.of(), report.violations());
      assertEquals(16_000, report.heard().rate());
      assertTrue(report.heard().audible().shareAt(440) > 0.95);
    }
  }

  @Beside
  @Test
  void vigiTakesTheBodyInItsFirstRequestAndQuotedSha256() throws Exception {
    try (IpcRig rig = new IpcRig(IpcModel.VIGI_C540V, new StillFootage(), PATIENT)) {
      try (RtspPeer peer = rig.peer()) {
        peer.learn(peer.talk(UUID, body("half_duplex")));
        Reply refused = peer.talk(sha256(peer, "qop=auth, nc=00000001"), body("half_duplex"));
        assertEquals("401 Unauthorized", refused.status());
        Reply reply = peer.talk(sha256(peer, "qop=\"auth\", nc=\"00000001\""), body("half_duplex"));
        assertEquals(GOOD, reply.body());
        Voice voice = new Voice(peer, 0, 8, 8000);
        voice.say(Sounds.aLawTone(440, 8000, 1600), 160);
        IpcRig.await(() -> rig.camera.talk().reports().getFirst().pace().packets() == 10);
      }
      assertEquals(List.of(), over(rig).violations());
      assertNear(200, over(rig).heard().audible().millis(), 10);
    }
  }

  private static String sha256(RtspPeer peer, String protection) throws Exception {
    String uri = peer.root() + "/multitrans";
    String secret = hash("SHA-256", IpcRig.USER + ":TP-LINK IP-Camera:" + IpcRig.PASSWORD);
    String what = hash("SHA-256", "MULTITRANS:" + uri);
    String response =
        hash("SHA-256", secret + ":" + peer.nonce() + ":00000001:aaaabbbbccccdddd:auth:" + what);
    return "Authorization: Digest username=\"%s\", realm=\"TP-LINK IP-Camera\", nonce=\"%s\","
            .formatted(IpcRig.USER, peer.nonce())
        + " uri=\"%s\", response=\"%s\", cnonce=\"aaaabbbbccccdddd\", %s\r\n"
            .formatted(uri, response, protection);
  }

  @Beside
  @Test
  void aWrongPasswordIsRefusedAndCounted() throws Exception {
    try (IpcRig rig = new IpcRig();
        RtspPeer peer = new RtspPeer(rig.camera.port(), IpcRig.USER, "wrong")) {
      peer.learn(peer.ask("MULTITRANS", "/multitrans", UUID));
      Reply reply = peer.signed("MULTITRANS", "/multitrans", UUID);
      assertEquals("401 Unauthorized", reply.status());
      assertEquals("401 Unauthorized", peer.talk("", body("aec")).status());
      assertEquals(1, rig.camera.counters().refusedSignIns());
      assertEquals(0, rig.camera.talk().counters().asked());
    }
  }

  @Beside
  @ParameterizedTest
  @CsvSource({"basic-first, Basic", "digest-first, Digest"})
  void bothWaysToSignInAreOfferedInEitherOrder(String order, String first) throws Exception {
    try (IpcRig rig = new IpcRig("challenge=" + order);
        RtspPeer peer = rig.peer()) {
      Reply challenge = peer.ask("MULTITRANS", "/multitrans", UUID);
      String lines = challenge.head().substring(challenge.head().indexOf("WWW-"));
      assertTrue(lines.startsWith("WWW-Authenticate: " + first), lines);
      peer.learn(challenge);
      assertEquals("200 OK", peer.signed("MULTITRANS", "/multitrans", UUID).status());
    }
  }

  @Beside
  @Test
  void theColourModelAsksForNoPassword() throws Exception {
    try (IpcRig rig = new IpcRig(IpcModel.TL_IPC44AW_COLOR, new StillFootage());
        RtspPeer peer = rig.peer()) {
      assertEquals("200 OK", peer.ask("MULTITRANS", "/multitrans", UUID).status());
      assertEquals(GOOD, peer.talk("", body("half_duplex")).body());
      assertEquals(0, rig.camera.counters().signIns());
    }
  }

  @Beside
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nested        | {"type":"response", "seq":"1", "params":{"error_code":0, "session_id":"0"}}
          compact       | {"type":"response","seq":"1","params":{"error_code":0,"session_id":"0"}}
          flat          | {"error_code":0, "session_id":"0"}
          no-session-id | {"type":"response", "seq":"1", "params":{"error_code":0}}
          empty         | ''
          """)
  void repliesAreWrittenInManyWays(String form, String expected) throws Exception {
    try (IpcRig rig = new IpcRig("talkReply=" + form, "talkSession=absent");
        RtspPeer peer = rig.peer()) {
      peer.learn(peer.ask("MULTITRANS", "/multitrans", UUID));
      Reply signed = peer.signed("MULTITRANS", "/multitrans", UUID);
      assertFalse(signed.head().contains("Session"), signed.head());
      Reply reply = peer.talk("", body("aec").replace("\"seq\":0", "\"seq\":\"1\""));
      assertEquals("200 OK", reply.status());
      assertEquals(expected, reply.body());
      assertTrue(rig.camera.talk().counters().open());
    }
  }

  @Beside
  @Test
  void theSessionMayBeDemanded() throws Exception {
    try (IpcRig rig = new IpcRig("talkSessionNeeded=true", "talkSession=hex");
        RtspPeer peer = rig.peer()) {
      String session = signIn(peer);
      assertTrue(session.matches("[0-9A-F]{8}"), session);
      assertEquals("454 Session Not Found", peer.talk("", body("aec")).status());
      assertEquals(GOOD, peer.talk("Session: " + session + "\r\n", body("aec")).body());
    }
  }

  @Beside
  @Test
  void framesWithAnEmptyLineComeBeforeTheReplyWhichIsCutAnywhere() throws Exception {
    try (IpcRig rig = new IpcRig("talkDownlink=always", "replyBytes=1");
        RtspPeer peer = rig.peer()) {
      assertEquals(GOOD, open(peer).body());
      assertTrue(peer.framesKept() >= 3);
      assertTrue(new String(peer.frame(0).bytes(), StandardCharsets.US_ASCII).contains("\r\n\r\n"));
      peer.frame(0);
      peer.frame(0);
      assertEquals(8, peer.frame(0).type());
    }
  }

  @Beside
  @Test
  void oneTalksAndTheOtherIsToldSo() throws Exception {
    try (IpcRig rig = new IpcRig();
        RtspPeer second = rig.peer()) {
      try (RtspPeer first = rig.peer()) {
        assertEquals(GOOD, open(first).body());
        assertTrue(open(second).body().contains("\"error_code\":-52411}"));
        assertEquals(1, rig.camera.talk().counters().busy());
      }
      over(rig);
      assertTrue(second.talk("", body("aec")).body().contains("\"error_code\":0,"));
    }
  }

  @Beside
  @Test
  void aTelephoneThatTalksIsInTheWayAndTakesTheLoudspeaker() throws Exception {
    try (IpcRig rig = new IpcRig("talkBusy=true");
        RtspPeer peer = rig.peer()) {
      assertTrue(open(peer).body().contains("-52411"));
      rig.camera.talk().elsewhere(false);
      assertTrue(peer.talk("", body("aec")).body().contains("\"error_code\":0"));
      rig.camera.talk().elsewhere(true);
      assertTrue(peer.reply().body().contains("-52411"));
      assertThrows(IOException.class, () -> peer.talk("", body("aec")));
      over(rig);
    }
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"-52411", "-52407", "-52405", "-52419", "-52402", "-52423"})
  void errorsAreAnsweredSoOftenAsAsked(String code) throws Exception {
    try (IpcRig rig = new IpcRig("talkError=" + code, "talkErrorTimes=1");
        RtspPeer peer = rig.peer()) {
      assertEquals(
          "{\"type\":\"response\", \"seq\":0, \"params\":{\"error_code\":" + code + "}}",
          open(peer).body());
      assertTrue(peer.talk("", body("aec")).body().contains("\"error_code\":0,"));
    }
  }

  @Beside
  @Test
  void soundMayBePlayedInSpiteOfAnError() throws Exception {
    try (IpcRig rig = new IpcRig("talkError=-52411", "talkErrorPlays=true", "talkLeadIn=0");
        RtspPeer peer = rig.peer()) {
      assertTrue(open(peer).body().contains("-52411"));
      new Voice(peer, 1, 8, 8000).say(Sounds.aLawTone(440, 8000, 1024), 1024);
      IpcRig.await(() -> rig.camera.talk().reports().getFirst().firstAudibleAt().isPresent());
    }
  }

  @Beside
  @Test
  void aModeThatTheCameraLacksIsRefusedOnTheSameSignIn() throws Exception {
    try (IpcRig rig = new IpcRig("talkModes=aec+full-duplex");
        RtspPeer peer = rig.peer()) {
      assertTrue(open(peer).body().contains("\"error_code\":-52423}"));
      assertTrue(peer.talk("", body("aec")).body().contains("\"error_code\":0,"));
      assertEquals(1, rig.camera.talk().counters().refused());
    }
  }

  @Beside
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"type":"request","seq":0}                                                  | -501
          {"type":"request","seq":0,"params":{"method":"get","talk":{}}}              | -502
          {"type":"request","seq":0,"params":{"method":"do","playback":{}}}           | -502
          {"type":"request","seq":0,"params":{"method":"get","download":{}}}          | -52405
          {"type":"request","seq":0,"params":{"method":"get","video":{}}}             | -52402
          """)
  void otherBodiesGetTheErrorsThatWereSeen(String json, String code) throws Exception {
    try (IpcRig rig = new IpcRig();
        RtspPeer peer = rig.peer()) {
      signIn(peer);
      assertTrue(peer.talk("", json).body().contains("\"error_code\":" + code + "}"));
    }
  }

  @Beside
  @Test
  void paramsInQuotesKillThePortUntilTheCameraReboots() throws Exception {
    try (IpcRig rig = new IpcRig();
        RtspPeer peer = rig.peer()) {
      signIn(peer);
      String deadly = "{\"type\":\"request\",\"seq\":0,\"params\":\"{}\"}";
      assertThrows(IOException.class, () -> peer.talk("", deadly));
      IpcRig.await(() -> isShut(rig));
      rig.camera.reboot(Duration.ZERO);
      IpcRig.await(() -> isReachable(rig));
    }
  }

  private static boolean isShut(IpcRig rig) {
    try (RtspPeer _ = rig.peer()) {
      return false;
    } catch (IOException e) {
      return e instanceof ConnectException;
    }
  }

  private static boolean isReachable(IpcRig rig) {
    try (RtspPeer peer = rig.peer()) {
      return peer.ask("OPTIONS", "/", "").status().equals("200 OK");
    } catch (IOException e) {
      return false;
    }
  }

  @Beside
  @Test
  void theWrongDialectIsAcceptedAndNothingIsHeard() throws Exception {
    try (IpcRig rig = new IpcRig(IpcModel.TL_IPC48AW_PLUS, new StillFootage(), PATIENT)) {
      try (RtspPeer peer = rig.peer()) {
        assertEquals(GOOD, open(peer).body());
        new Voice(peer, 0, 102, 16_000).say(Sounds.muLawTone(440, 16_000, 640), 320);
        new Voice(peer, 1, 8, 8000).say(Sounds.aLawTone(440, 8000, 640), 160);
        IpcRig.await(() -> has(rig, TalkFault.WRONG_TYPE));
      }
      TalkReport report = over(rig);
      assertTrue(report.has(TalkFault.WRONG_CHANNEL));
      assertEquals(0, report.heard().length());
    }
  }

  private static boolean has(IpcRig rig, TalkFault fault) {
    return rig.camera.talk().reports().getFirst().has(fault);
  }

  @Beside
  @Test
  void leapsOfNumbersTimesAndSourcesAreFound() throws Exception {
    try (IpcRig rig = new IpcRig(PATIENT)) {
      try (RtspPeer peer = rig.peer()) {
        open(peer);
        Voice voice = new Voice(peer, 1, 8, 8000);
        voice.frame(new byte[160]);
        voice.say(Sounds.aLawSilence(160), 160);
        voice.sequence++;
        voice.say(Sounds.aLawSilence(160), 160);
        voice.timestamp += 80;
        voice.say(Sounds.aLawSilence(160), 160);
        byte[] other = voice.frame(Sounds.aLawSilence(160));
        other[15] ^= 1;
        peer.raw(other);
        byte[] extended = voice.frame(Sounds.aLawSilence(160));
        extended[4] = (byte) 0x90;
        peer.raw(extended);
        IpcRig.await(() -> has(rig, TalkFault.BAD_PACKET));
      }
      TalkReport report = over(rig);
      assertEquals(1, count(report, TalkFault.SEQUENCE));
      assertEquals(1, count(report, TalkFault.TIMESTAMP));
      assertEquals(1, count(report, TalkFault.SOURCE));
      assertEquals(1, count(report, TalkFault.BAD_PACKET));
    }
  }

  private static int count(TalkReport report, TalkFault fault) {
    return report.violations().stream()
        .filter(each -> each.fault() == fault)
        .mapToInt(each -> each.count())
        .sum();
  }

  @Beside
  @Test
  void soundBeforeTheCameraAgreedIsHeldAgainstTheClient() throws Exception {
    try (IpcRig rig = new IpcRig();
        RtspPeer peer = rig.peer()) {
      signIn(peer);
      peer.raw(new Voice(peer, 1, 8, 8000).frame(Sounds.aLawSilence(160)));
      peer.talk("", body("aec"));
      assertTrue(has(rig, TalkFault.NOT_ASKED));
    }
  }

  @Beside
  @Test
  void aClientThatLeavesInsideAFrameIsFound() throws Exception {
    try (IpcRig rig = new IpcRig()) {
      try (RtspPeer peer = rig.peer()) {
        open(peer);
        byte[] frame = new Voice(peer, 1, 8, 8000).frame(Sounds.aLawSilence(160));
        peer.raw(Arrays.copyOf(frame, 100));
      }
      assertTrue(over(rig).has(TalkFault.CUT_SHORT));
    }
  }

  @Beside
  @Test
  void theCameraMayHangUpInTheMiddle() throws Exception {
    try (IpcRig rig = new IpcRig("talkDrop=1");
        RtspPeer peer = rig.peer()) {
      open(peer);
      Voice voice = new Voice(peer, 1, 8, 8000);
      assertThrows(IOException.class, () -> voice.say(Sounds.aLawSilence(80_000), 2048));
      over(rig);
    }
  }

  @Beside
  @Test
  void theCameraMayStopDrainingInTheMiddle() throws Exception {
    try (IpcRig rig = new IpcRig("talkStall=1")) {
      try (RtspPeer peer = rig.peer()) {
        open(peer);
        Voice voice = new Voice(peer, 1, 8, 8000);
        voice.say(Sounds.aLawSilence(16_384), 1024);
        assertTrue(rig.camera.talk().reports().getFirst().pace().packets() < 15);
      }
      rig.camera.close();
      assertEquals(List.of(), rig.running());
    }
  }

  @Beside
  @Test
  void tapoKnowsNoMultitrans() throws Exception {
    try (IpcRig rig = new IpcRig(IpcModel.TAPO_C220, new StillFootage());
        RtspPeer peer = rig.peer()) {
      assertFalse(peer.ask("OPTIONS", "/", "").head().contains("MULTITRANS"));
      peer.learn(peer.ask("DESCRIBE", "/stream1", ""));
      Reply reply = peer.signed("MULTITRANS", "/multitrans", UUID);
      assertEquals("405 Method Not Allowed", reply.status());
    }
  }
}
