package app.oriel.simulator.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.simulator.ipc.RtspPeer.Reply;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions: how they begin, what keeps them, and how they end or break. */
@Timeout(30)
class IpcSessionTest {
  @Beside
  @Test
  void tellsItsTimeoutOnceAndEndsWithTeardown() throws Exception {
    try (IpcRig rig = new IpcRig(IpcModel.TAPO_C220, new StillFootage());
        RtspPeer peer = rig.peer()) {
      peer.describe("/stream2");
      String head = peer.setUp("/stream2", 1).head();
      assertTrue(head.matches("(?s).*\r\nSession: [0-9A-F]{8};timeout=15\r\n.*"), head);
      assertTrue(head.contains("Transport: RTP/AVP/TCP;unicast;interleaved=0-1;ssrc="), head);
      assertEquals("200 OK", peer.signed("PLAY", "/stream2/", peer.sessionLine()).status());
      assertEquals(1, rig.camera.counters().subOpen());
      assertEquals(0, rig.camera.counters().mainOpen());
      assertEquals("200 OK", peer.signed("TEARDOWN", "/stream2/", peer.sessionLine()).status());
      assertEquals(0, rig.camera.counters().subOpen());
      assertEquals(1, rig.camera.counters().teardowns());
      assertEquals(
          "454 Session Not Found", peer.signed("PLAY", "/stream2/", peer.sessionLine()).status());
    }
  }

  @Beside
  @Test
  void setParameterIsAdvertisedAndRefusedWithTheWrongNumber() throws Exception {
    try (IpcRig rig = new IpcRig(IpcModel.TAPO_C220, new StillFootage());
        RtspPeer peer = rig.peer()) {
      peer.describe("/stream1");
      Reply reply = peer.signed("SET_PARAMETER", "/stream1", "");
      assertEquals("400 Bad Request", reply.status());
      assertTrue(reply.head().contains("\r\nCSeq: 2\r\n"), reply.head());
      assertEquals("200 OK", peer.signed("GET_PARAMETER", "/stream1", "").status());
    }
  }

  @Beside
  @ParameterizedTest
  @CsvSource({"right, 'CSeq: 2'", "previous, 'CSeq: 1'"})
  void numbersCanBeWrong(String quirk, String expected) throws Exception {
    try (IpcRig rig = new IpcRig("cseq=" + quirk);
        RtspPeer peer = rig.peer()) {
      peer.ask("OPTIONS", "/stream1", "");
      assertTrue(peer.ask("OPTIONS", "/stream1", "").head().contains(expected + "\r\n"));
    }
  }

  @Beside
  @Test
  void aSessionThatNothingKeepsAliveEnds() throws Exception {
    try (IpcRig rig = new IpcRig("timeout=1");
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      shootUntilTimeout(rig);
      assertEquals(0, rig.camera.counters().keepAlives());
      IpcRig.await(() -> rig.camera.counters().mainOpen() == 0);
    }
  }

  @Beside
  @Test
  void optionsKeepItAliveOnlyWhereTheyCount() throws Exception {
    try (IpcRig rig = new IpcRig("timeout=1", "optionsKeepAlive=false");
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      long begin = System.nanoTime();
      int millis = 0;
      while (rig.camera.counters().timeouts() == 0) {
        peer.send("OPTIONS", "/stream1", "");
        millis += 50;
        rig.main.picture(10, millis);
        Thread.sleep(50);
        assertTrue(System.nanoTime() - begin < Duration.ofSeconds(10).toNanos());
      }
      assertTrue(rig.camera.counters().keepAlives() > 0);
    }
  }

  @Beside
  @ParameterizedTest
  @CsvSource({"uncounted, 200 OK", "501, 501 Not Implemented"})
  void getParameterKeepsNothingAliveWhereItDoesNotCount(String quirk, String status)
      throws Exception {
    try (IpcRig rig = new IpcRig("timeout=1", "getParameter=" + quirk);
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      long begin = System.nanoTime();
      for (int millis = 50; rig.camera.counters().timeouts() == 0; millis += 50) {
        assertEquals(status, answerToGetParameter(peer).orElse(status));
        rig.main.picture(10, millis);
        Thread.sleep(50);
        assertTrue(System.nanoTime() - begin < Duration.ofSeconds(10).toNanos());
      }
    }
  }

  /** Empty once the camera has hung up. */
  private static Optional<String> answerToGetParameter(RtspPeer peer) throws Exception {
    try {
      return Optional.of(peer.signed("GET_PARAMETER", "/stream1", peer.sessionLine()).status());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Beside
  @Test
  void receiverReportsKeepItAliveWhereNothingElseDoes() throws Exception {
    byte[] report = {'$', 1, 0, 8, (byte) 0x80, (byte) 201, 0, 1, 1, 2, 3, 4};
    try (IpcRig rig = new IpcRig("timeout=2", "keptAliveBy=reports");
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      int millis = 0;
      for (int i = 0; i < 60; i++) {
        peer.raw(report);
        millis += 50;
        rig.main.picture(10, millis);
        Thread.sleep(50);
      }
      assertEquals(60, rig.camera.counters().keepAlives());
      shootUntilTimeout(rig);
    }
  }

  @Beside
  @Test
  void descriptionsAreRedirectedAsOftenAsItIsTold() throws Exception {
    try (IpcRig rig = new IpcRig("redirects=2");
        RtspPeer peer = rig.peer()) {
      for (int i = 0; i < 2; i++) {
        Reply reply = peer.describe("/stream1");
        assertEquals("302 Moved Temporarily", reply.status());
        assertTrue(reply.head().contains("\r\nLocation: rtsp://"), reply.head());
      }
      assertEquals("200 OK", peer.describe("/stream1").status());
    }
  }

  @Beside
  @Test
  void aSessionNeedsNoHeaderWhereThereIsNone() throws Exception {
    try (IpcRig rig = new IpcRig("sessionHeader=absent");
        RtspPeer peer = rig.peer()) {
      Reply reply = peer.play("/stream1");
      assertEquals("200 OK", reply.status());
      assertFalse(reply.head().contains("Session"), reply.head());
    }
  }

  @Beside
  @ParameterizedTest
  @CsvSource({
    "429, 429 Stream Up To Limit",
    "453, 453 Not Enough Bandwidth",
    "401, 401 Unauthorized"
  })
  void oneTooManyIsTurnedAway(String answer, String status) throws Exception {
    try (IpcRig rig = new IpcRig("maxStreams=1", "busyAnswer=" + answer);
        RtspPeer first = rig.peer();
        RtspPeer second = rig.peer()) {
      first.play("/stream1");
      assertEquals(status, second.describe("/stream2").status());
      assertEquals(1, rig.camera.counters().busy());
      first.leave();
      IpcRig.await(() -> rig.camera.counters().mainOpen() == 0);
      assertEquals("200 OK", second.signed("DESCRIBE", "/stream2", "").status());
    }
  }

  @Beside
  @Test
  void eachStreamHasItsOwnLimitToo() throws Exception {
    try (IpcRig rig = new IpcRig("maxPerStream=1");
        RtspPeer first = rig.peer();
        RtspPeer second = rig.peer()) {
      first.play("/stream1");
      assertEquals("429 Stream Up To Limit", second.describe("/stream1").status());
      assertEquals("200 OK", second.describe("/stream2").status());
    }
  }

  @Beside
  @Test
  void datagramsAreNotOffered() throws Exception {
    try (IpcRig rig = new IpcRig();
        RtspPeer peer = rig.peer()) {
      peer.describe("/stream1");
      Reply reply =
          peer.signed(
              "SETUP", "/stream1/track1", "Transport: RTP/AVP;unicast;client_port=9-10\r\n");
      assertEquals("461 Unsupported Transport", reply.status());
    }
  }

  @Beside
  @Test
  void repliesComeInPieces() throws Exception {
    try (IpcRig rig = new IpcRig("replyBytes=1");
        RtspPeer peer = rig.peer()) {
      assertEquals("200 OK", peer.play("/stream1").status());
    }
  }

  @Beside
  @Test
  void aStreamIsCutWithinAFrame() throws Exception {
    try (IpcRig rig = new IpcRig("drop=1", "parameterSets=sdp", "rtcp=false");
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      peer.frame(0);
      Thread.sleep(1100);
      rig.main.picture(1000, 1100);
      assertEquals((4 + 12 + 1000) / 2, peer.readToEnd().length);
    }
  }

  @Beside
  @Test
  void aStreamIsResetWhereToldSo() throws Exception {
    try (IpcRig rig = new IpcRig("drop=1", "dropBy=reset");
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      Thread.sleep(1100);
      rig.main.picture(1000, 1100);
      assertThrows(SocketException.class, peer::readToEnd);
    }
  }

  @Beside
  @Test
  void aStreamFallsSilentButIsNotClosed() throws Exception {
    try (IpcRig rig = new IpcRig("stall=1", "rtcp=false");
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      IpcRig.await(() -> rig.camera.counters().picturesSent() == 1);
      Thread.sleep(1100);
      rig.main.picture(1000, 1100);
      assertEquals("200 OK", peer.signed("GET_PARAMETER", "/stream1", "").status());
      assertEquals(1, rig.camera.counters().picturesSent());
    }
  }

  @Beside
  @Test
  void aRebootResetsThenRefusesThenServesAgain() throws Exception {
    try (IpcRig rig = new IpcRig();
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      rig.camera.reboot(Duration.ofSeconds(1));
      assertThrows(SocketException.class, peer::readToEnd);
      // The kernel lets go of the listening socket only once its thread has left accept.
      IpcRig.await(() -> refuses(rig));
      IpcRig.await(() -> serves(rig));
    }
  }

  @Beside
  @Test
  void aStreamCanMakeTheCameraReboot() throws Exception {
    try (IpcRig rig = new IpcRig("rebootAfter=1", "rebootSeconds=0");
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      Thread.sleep(1100);
      rig.main.picture(1000, 1100);
      assertThrows(SocketException.class, peer::readToEnd);
      IpcRig.await(() -> serves(rig));
    }
  }

  @Beside
  @Test
  void endsItsThreads() throws Exception {
    IpcRig rig = new IpcRig();
    try (rig;
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      assertFalse(rig.running().isEmpty());
    }
    IpcRig.await(() -> rig.running().isEmpty());
    assertEquals(List.of(), rig.running());
  }

  @Beside
  @Test
  void anUnknownModuleIsMetWithSilence() throws Exception {
    try (IpcRig rig = new IpcRig("moduleSilence=1", "talkNoAuth=true");
        RtspPeer peer = rig.peer()) {
      peer.send(
          "MULTITRANS",
          "/multitrans",
          "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
      assertEquals(0, peer.readToEnd().length);
    }
  }

  private static boolean refuses(IpcRig rig) {
    try (RtspPeer _ = rig.peer()) {
      return false;
    } catch (ConnectException e) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static boolean serves(IpcRig rig) {
    try (RtspPeer peer = rig.peer()) {
      return peer.ask("OPTIONS", "/stream1", "").status().equals("200 OK");
    } catch (IOException e) {
      return false;
    }
  }

  private static void shootUntilTimeout(IpcRig rig) throws InterruptedException {
    int millis = 0;
    while (rig.camera.counters().timeouts() == 0) {
      millis += 50;
      rig.main.picture(10, millis);
      Thread.sleep(50);
      assertTrue(millis < 10_000, "the session did not end");
    }
  }
}
