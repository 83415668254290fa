package app.oriel.simulator.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.simulator.ipc.RtspPeer.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What cameras say about their streams. */
@Timeout(30)
class DescribeTest {
  @Test
  void theWholeTextIsAsSeenOnHardware() throws Exception {
    try (IpcRig rig = new IpcRig();
        RtspPeer peer = rig.peer()) {
      Reply reply = peer.describe("/stream2");
      assertTrue(
          reply.head().contains("Content-Base: " + peer.root() + "/stream2/\r\n"), reply.head());
      assertEquals(
          """
          v=0
          o=- 14665860 31787219 1 IN IP4 127.0.0.1
          s=Session streamed by "TP-LINK RTSP Server"
          t=0 0
          a=smart_encoder:virtualIFrame=1
          m=video 0 RTP/AVP 96
          c=IN IP4 0.0.0.0
          b=AS:4096
          a=range:npt=0-
          a=control:track1
          a=rtpmap:96 H264/90000
          a=fmtp:96 packetization-mode=1; profile-level-id=640016; \
          sprop-parameter-sets=Z2QAFgEC,aAME
          m=audio 0 RTP/AVP 8
          a=rtpmap:8 PCMA/8000
          a=control:track2
          m=application/TP-LINK 0 RTP/AVP smart/1/90000
          a=rtpmap:95 TP-LINK/90000
          a=control:track3
          """
              .replace("\n", "\r\n"),
          reply.body());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "spropStartCodes=true, 'sprop-parameter-sets=AAAAAWdkABYBAg==,AAAAAWgDBA=='",
    "sdpProfile=nonsense, profile-level-id=676400",
    "smartSection=mercury, m=application/MERCURY 0 RTP/AVP smart/1/90000",
    "smartSection=tp-link-25000, a=rtpmap:95 tp-link/25000",
    "control=session, a=control:*",
    "control=absolute, /stream1/track1",
    "microphone=aac, config=1408",
    "microphone=pcmu, a=rtpmap:0 PCMU/8000"
  })
  void quirksChangeIt(String quirk, String expected) throws Exception {
    try (IpcRig rig = new IpcRig(quirk);
        RtspPeer peer = rig.peer();
        IpcRig usual = new IpcRig();
        RtspPeer other = usual.peer()) {
      String body = peer.describe("/stream1").body();
      assertTrue(body.contains(expected), body);
      assertFalse(other.describe("/stream1").body().contains(expected), expected);
    }
  }

  @Test
  void parameterSetsCanBeMissing() throws Exception {
    try (IpcRig rig = new IpcRig("parameterSets=in-band", "contentBase=absent");
        RtspPeer peer = rig.peer()) {
      Reply reply = peer.describe("/stream1");
      assertFalse(reply.body().contains("sprop"), reply.body());
      assertFalse(reply.head().contains("Content-Base"), reply.head());
    }
  }

  @Test
  void channelsThereAreNotAreNotFound() throws Exception {
    try (IpcRig rig = new IpcRig("channels=2");
        RtspPeer peer = rig.peer()) {
      assertEquals("200 OK", peer.describe("/stream1&channel=2").status());
      for (String path : new String[] {"/stream1&channel=3", "/stream3", "/", "/multitrans"}) {
        Reply reply = peer.signed("DESCRIBE", path, "");
        assertEquals("404 Stream Not Found", reply.status(), path);
      }
    }
  }

  @Test
  void talkCannotBeSetUpOrPlayed() throws Exception {
    try (IpcRig rig = new IpcRig();
        RtspPeer peer = rig.peer()) {
      peer.describe("/stream1");
      for (String method : new String[] {"SETUP", "PLAY"}) {
        assertEquals("400 Bad Request", peer.signed(method, "/multitrans", "").status());
      }
    }
  }
}
