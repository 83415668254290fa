package app.oriel.simulator.kasa;

import static app.oriel.simulator.talk.Sounds.assertNear;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.simulator.talk.Sounds;
import app.oriel.simulator.talk.TalkFault;
import app.oriel.simulator.talk.TalkReport;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Talk to a Kasa camera, spoken by hand as kasa.md section 4.1 has it. */
@Timeout(60)
class KasaTalkTest {
  private static final String PLAYER = "tty.ABCDEFGHijklmnop0123456789qrstuv";
  private static final String[] PATIENT = {"talkPatience=3000", "talkBuffer=4000"};

  private static String head(String password) {
    String pair = Rig.USER + ":" + password;
    return "POST /https/speaker/audio/g711block?playerId="
        + PLAYER
        + " HTTP/1.1\r\nHost: camera\r\nAuthorization: Basic "
        + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
        + "\r\nX-APP-ID: "
        + PLAYER
        + "\r\nContent-Type: multipart/x-mixed-replace;boundary=audio-boundary--\r\n"
        + "Transfer-Encoding: chunked\r\nConnection: keep-alive\r\nAccept: */*\r\n\r\n";
  }

  private static WireClient talk(Rig rig) throws Exception {
    WireClient client = WireClient.connect(rig.camera.talkPort());
    client.send(head(Forms.md5(Rig.PASSWORD)));
    return client;
  }

  private static void part(WireClient client, String type, byte[] bytes) throws IOException {
    String head =
        "--audio-boundary--\r\nContent-Length: "
            + bytes.length
            + "\r\nContent-Type: "
            + type
            + "\r\n\r\n";
    client.send(Integer.toHexString(head.length() + bytes.length + 2) + "\r\n" + head);
    client.send(bytes);
    client.send("\r\n\r\n");
  }

  private static void beat(WireClient client) throws IOException {
    part(client, "audio/heartbeat", new byte[0]);
  }

  /** Says something in real time. */
  private static void say(WireClient client, byte[] sound, int block) throws Exception {
    long due = System.nanoTime();
    for (int from = 0; from < sound.length; from += block) {
      TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
      part(client, "audio/g711u", Arrays.copyOfRange(sound, from, from + block));
      due += TimeUnit.MICROSECONDS.toNanos(125L * block);
    }
  }

  private static TalkReport over(Rig rig) throws Exception {
    Rig.await(() -> rig.camera.talk().reports().stream().anyMatch(TalkReport::over));
    return rig.camera.talk().reports().getFirst();
  }

  @Beside
  @Test
  void aSentenceIsHeardWholeAndAnsweredAtItsEnd() throws Exception {
    try (Rig rig = new Rig(KasaModel.KC420WS, PATIENT)) {
      try (WireClient client = talk(rig)) {
        beat(client);
        say(client, Sounds.muLawTone(440, 8000, 8000), 160);
        client.send("0\r\n\r\n");
        assertTrue(client.head().startsWith("HTTP/1.1 200 OK\r\n"));
      }
      TalkReport report = over(rig);
      assertEquals(List.of(), report.violations());
      assertNear(1000, report.heard().audible().millis(), 10);
      assertTrue(report.heard().audible().shareAt(440) > 0.95);
      assertEquals(1, rig.camera.counters().talkSignIns());
      assertEquals(0, rig.camera.counters().refusedTalkSignIns());
    }
  }

  @Beside
  @Test
  void onlyTheMd5OfThePasswordOpensTalk() throws Exception {
    try (Rig rig = new Rig();
        WireClient client = WireClient.connect(rig.camera.talkPort())) {
      client.send(head(Forms.base64(Rig.PASSWORD)));
      assertTrue(client.head().startsWith("HTTP/1.1 401 Unauthorized\r\n"));
      assertEquals(1, rig.camera.counters().refusedTalkSignIns());
      assertEquals(0, rig.camera.talk().counters().asked());
    }
  }

  @Beside
  @Test
  void otherFormsOpenItWhereTheCameraTakesThem() throws Exception {
    try (Rig rig = new Rig("talkPw=base64+plain", "talkAnswer=at-once");
        WireClient client = WireClient.connect(rig.camera.talkPort())) {
      client.send(head(Forms.base64(Rig.PASSWORD)));
      assertTrue(client.head().startsWith("HTTP/1.1 200 OK\r\n"));
      assertTrue(rig.camera.talk().counters().open());
    }
  }

  @Beside
  @Test
  void headersAndPartsThatAreNotTheAppsAreHeldAgainstTheClient() throws Exception {
    try (Rig rig = new Rig(PATIENT)) {
      try (WireClient client = WireClient.connect(rig.camera.talkPort())) {
        client.send(head(Forms.md5(Rig.PASSWORD)).replace("X-APP-ID: tty", "X-APP-ID: other"));
        say(client, Sounds.muLawSilence(960), 480);
        part(client, "audio/g711", Sounds.muLawSilence(160));
        part(client, "audio/g711u", Sounds.muLawSilence(160));
        client.send("0\r\n\r\n");
        client.head();
      }
      TalkReport report = over(rig);
      assertTrue(report.has(TalkFault.BAD_FORM));
      assertTrue(report.has(TalkFault.HEARTBEAT));
      assertTrue(report.has(TalkFault.PACKET_SIZE));
      assertTrue(report.has(TalkFault.WRONG_TYPE));
    }
  }

  @Beside
  @Test
  void aHeartbeatThatDoesNotComeIsMissed() throws Exception {
    try (Rig rig = new Rig(PATIENT)) {
      try (WireClient client = talk(rig)) {
        beat(client);
        say(client, Sounds.muLawSilence(40_000), 160);
        client.send("0\r\n\r\n");
        client.head();
      }
      assertTrue(over(rig).has(TalkFault.HEARTBEAT));
    }
  }

  @Beside
  @Test
  void whoLeavesInMidTalkIsFound() throws Exception {
    try (Rig rig = new Rig()) {
      try (WireClient client = talk(rig)) {
        beat(client);
        Rig.await(() -> rig.camera.talk().counters().open());
      }
      assertTrue(over(rig).has(TalkFault.CUT_SHORT));
    }
  }

  @Beside
  @Test
  void oneTalksAtATimeAndNobodyWhileTheCameraIsOff() throws Exception {
    try (Rig rig = new Rig()) {
      try (WireClient first = talk(rig)) {
        beat(first);
        Rig.await(() -> rig.camera.talk().counters().open());
        try (WireClient second = talk(rig)) {
          assertTrue(second.head().startsWith("HTTP/1.1 503 "));
        }
      }
      over(rig);
      rig.camera.setPower(false);
      try (WireClient third = talk(rig)) {
        assertTrue(third.head().startsWith("HTTP/1.1 503 "));
      }
      assertEquals(1, rig.camera.talk().counters().busy());
    }
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"talkDrop=1", "talkTaken=1", "talkSilence=1"})
  void theCameraMayHangUp(String quirk) throws Exception {
    try (Rig rig = new Rig(quirk);
        WireClient client = talk(rig)) {
      beat(client);
      if (quirk.startsWith("talkSilence")) {
        client.rest();
      } else {
        assertThrows(IOException.class, () -> say(client, Sounds.muLawSilence(80_000), 160));
      }
      over(rig);
    }
  }

  @Beside
  @Test
  void theRivalRecipeTakesAPacketAtATime() throws Exception {
    try (Rig rig = new Rig("talkForm=packets", "talkPatience=3000")) {
      try (WireClient client = WireClient.connect(rig.camera.talkPort())) {
        byte[] tone = Sounds.muLawTone(440, 8000, 800);
        for (int from = 0; from < tone.length; from += 160) {
          client.send(
              String.join(
                  "\r\n",
                  "POST /https/speaker/audio/g711block HTTP/1.1",
                  "Content-Type: audio/g711",
                  "Content-Length: 160\r\n\r\n"));
          client.send(Arrays.copyOfRange(tone, from, from + 160));
          assertTrue(client.head().startsWith("HTTP/1.1 200 OK\r\n"));
        }
      }
      assertNear(100, over(rig).heard().audible().millis(), 5);
    }
  }

  @Beside
  @Test
  void whereTalkIsOffThePortIsClosed() throws Exception {
    try (Rig rig = new Rig("talk=false")) {
      assertEquals(0, rig.camera.talkPort());
    }
  }
}
