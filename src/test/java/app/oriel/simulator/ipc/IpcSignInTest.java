package app.oriel.simulator.ipc;

import static app.oriel.simulator.ipc.RtspPeer.hash;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.simulator.ipc.RtspPeer.Reply;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Who is let in by a camera that speaks RTSP, and how it asks. */
@Timeout(30)
class IpcSignInTest {
  @Test
  void optionsNeedNobodyAndTellWhatTheCameraCan() throws Exception {
    try (IpcRig rig = new IpcRig();
        RtspPeer peer = rig.peer()) {
      String head = peer.ask("OPTIONS", "/stream1", "").head();
      assertTrue(
          head.matches(
              "RTSP/1\\.0 200 OK\r\n"
                  + "CSeq: 1\r\n"
                  + "Date: [A-Z][a-z]{2}, [A-Z][a-z]{2} \\d\\d \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\r\n"
                  + "Public: OPTIONS, DESCRIBE, SETUP, TEARDOWN, PLAY, PAUSE, GET_PARAMETER,"
                  + " SET_PARAMETER, MULTITRANS\r\n\r\n"),
          head);
    }
  }

  @Test
  void theChallengeHasTwoLinesAndNothingElse() throws Exception {
    try (IpcRig rig = new IpcRig();
        RtspPeer peer = rig.peer()) {
      String head = peer.ask("DESCRIBE", "/stream1", "").head();
      String lines = head.substring(head.indexOf("WWW-"));
      assertTrue(
          lines.matches(
              "WWW-Authenticate: Basic realm=\"TP-LINK IP-Camera\"\r\n"
                  + "WWW-Authenticate: Digest realm=\"TP-LINK IP-Camera\","
                  + " nonce=\"[0-9a-f]{32}\"\r\n\r\n"),
          lines);
    }
  }

  @Test
  void theRightDigestIsLetInAndCounted() throws Exception {
    try (IpcRig rig = new IpcRig();
        RtspPeer peer = rig.peer()) {
      assertEquals("200 OK", peer.describe("/stream1").status());
      assertEquals(1, rig.camera.counters().signIns());
      assertEquals(0, rig.camera.counters().refusedSignIns());
      assertEquals(1, rig.camera.counters().challenges());
    }
  }

  @Test
  void aWrongPasswordIsRefusedAndCounted() throws Exception {
    try (IpcRig rig = new IpcRig();
        RtspPeer peer = new RtspPeer(rig.camera.port(), IpcRig.USER, "wrong")) {
      assertEquals("401 Unauthorized", peer.describe("/stream1").status());
      assertEquals(1, rig.camera.counters().refusedSignIns());
    }
  }

  @Test
  void anAlgorithmThatNobodyAskedForIsRefused() throws Exception {
    try (IpcRig rig = new IpcRig();
        RtspPeer peer = rig.peer()) {
      peer.learn(peer.ask("DESCRIBE", "/stream1", ""));
      String line = peer.digest("DESCRIBE", "/stream1").replace("\r\n", ", algorithm=MD5\r\n");
      assertEquals("401 Unauthorized", peer.ask("DESCRIBE", "/stream1", line).status());
    }
  }

  @Test
  void basicIsTakenWhereItIsOffered() throws Exception {
    String pair = IpcRig.USER + ":" + IpcRig.PASSWORD;
    String line =
        "Authorization: Basic "
            + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8))
            + "\r\n";
    try (IpcRig open = new IpcRig("challenge=basic-only");
        IpcRig strict = new IpcRig("challenge=digest-only");
        RtspPeer friend = open.peer();
        RtspPeer stranger = strict.peer()) {
      String challenge = friend.ask("DESCRIBE", "/stream1", "").head();
      assertTrue(!challenge.contains("Digest"), challenge);
      assertEquals("200 OK", friend.ask("DESCRIBE", "/stream1", line).status());
      assertEquals("401 Unauthorized", stranger.ask("DESCRIBE", "/stream1", line).status());
    }
  }

  @Test
  void vigiWantsQuotedFieldsAndSha256() throws Exception {
    try (IpcRig rig = new IpcRig(IpcModel.VIGI_C540V, new StillFootage());
        RtspPeer peer = rig.peer()) {
      Reply challenge = peer.ask("DESCRIBE", "/stream1", "");
      assertTrue(challenge.head().contains(", algorithm=\"SHA-256\", qop=\"auth\""));
      peer.learn(challenge);
      String right = sha256(peer, "qop=\"auth\", nc=\"00000001\"");
      String unquoted = sha256(peer, "qop=auth, nc=00000001");
      assertEquals("401 Unauthorized", peer.ask("DESCRIBE", "/stream1", unquoted).status());
      assertEquals("200 OK", peer.ask("DESCRIBE", "/stream1", right).status());
    }
  }

  @Test
  void theOwnVectorOfSha256IsRight() throws Exception {
    String first = hash("SHA-256", "admin:TP-LINK IP-Camera:secret");
    String last = hash("SHA-256", "MULTITRANS:rtsp://cam/multitrans");
    assertEquals(
        "7ebcb4398b563523ef42de05ba8b84a8caea8714d6d2b34db5f98b44fe5cd6e3",
        hash("SHA-256", first + ":n7:00000001:aaaabbbbccccdddd:auth:" + last));
  }

  @Test
  void aSocketThatWasRefusedStaysSoWhereAFreshOneIsWanted() throws Exception {
    try (IpcRig rig = new IpcRig("freshSocket=true");
        RtspPeer old = rig.peer();
        RtspPeer fresh = rig.peer()) {
      Reply challenge = old.ask("DESCRIBE", "/stream1", "");
      old.learn(challenge);
      fresh.learn(challenge);
      assertEquals("401 Unauthorized", old.signed("DESCRIBE", "/stream1", "").status());
      assertEquals("200 OK", fresh.signed("DESCRIBE", "/stream1", "").status());
    }
  }

  @Test
  void aSocketThatWasRefusedMayEndInstead() throws Exception {
    try (IpcRig rig = new IpcRig("freshSocket=hang-up");
        RtspPeer old = rig.peer();
        RtspPeer fresh = rig.peer()) {
      Reply challenge = old.ask("DESCRIBE", "/stream1", "");
      old.learn(challenge);
      fresh.learn(challenge);
      assertThrows(IOException.class, () -> old.signed("DESCRIBE", "/stream1", ""));
      assertEquals("200 OK", fresh.signed("DESCRIBE", "/stream1", "").status());
    }
  }

  @Test
  void anOldNonceIsRefused() throws Exception {
    try (IpcRig rig = new IpcRig("nonceSeconds=1");
        RtspPeer peer = rig.peer()) {
      peer.learn(peer.ask("DESCRIBE", "/stream1", ""));
      String first = peer.nonce();
      assertEquals("200 OK", peer.signed("GET_PARAMETER", "/stream1", "").status());
      Thread.sleep(1100);
      peer.learn(peer.signed("GET_PARAMETER", "/stream1", ""));
      assertTrue(!first.equals(peer.nonce()));
      assertEquals("200 OK", peer.signed("GET_PARAMETER", "/stream1", "").status());
    }
  }

  @Test
  void talkKnowsNoPassword() throws Exception {
    try (IpcRig rig = new IpcRig(IpcModel.TL_IPC44AW_COLOR, new StillFootage());
        RtspPeer peer = rig.peer()) {
      Reply reply = peer.ask("MULTITRANS", "/multitrans", "");
      assertEquals("200 OK", reply.status());
      assertTrue(reply.head().contains("\r\nSession: "), reply.head());
    }
  }

  private static String sha256(RtspPeer peer, String protection) throws Exception {
    String uri = peer.root() + "/stream1";
    String secret = hash("SHA-256", IpcRig.USER + ":TP-LINK IP-Camera:" + IpcRig.PASSWORD);
    String what = hash("SHA-256", "DESCRIBE:" + uri);
    String response =
        hash("SHA-256", secret + ":" + peer.nonce() + ":00000001:0123456789abcdef:auth:" + what);
    return "Authorization: Digest username=\"%s\", realm=\"TP-LINK IP-Camera\", nonce=\"%s\","
            .formatted(IpcRig.USER, peer.nonce())
        + " uri=\"%s\", response=\"%s\", cnonce=\"0123456789abcdef\", %s\r\n"
            .formatted(uri, response, protection);
  }
}
