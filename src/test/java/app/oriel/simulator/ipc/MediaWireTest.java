package app.oriel.simulator.ipc;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.simulator.ipc.RtspPeer.Reply;
import app.oriel.simulator.ipc.RtspPeer.Rtp;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The packets that cameras send, byte by byte. */
@Timeout(30)
class MediaWireTest {
  @Test
  void aStreamBeginsWithItsKeyframeInSinglePackets() throws Exception {
    try (IpcRig rig = new IpcRig(IpcModel.IPC485EP_AI, new StillFootage());
        RtspPeer peer = rig.peer()) {
      Reply reply = peer.play("/stream1");
      assertTrue(reply.head().contains("Range: npt=0.000-\r\n"), reply.head());
      Rtp sps = peer.frame(0);
      Rtp pps = peer.frame(0);
      Rtp idr = peer.frame(0);
      assertArrayEquals(StillFootage.SPS, sps.payload());
      assertArrayEquals(StillFootage.PPS, pps.payload());
      assertArrayEquals(StillFootage.IDR, idr.payload());
      assertEquals(List.of(false, false, true), markers(sps, pps, idr));
      assertEquals(List.of(1, 2, 3), List.of(sps.sequence(), pps.sequence(), idr.sequence()));
      assertEquals(sps.timestamp(), idr.timestamp());
      assertEquals(96, idr.type());
      String info = "/stream1/track1;seq=1;rtptime=" + sps.timestamp();
      assertTrue(reply.head().contains(info), reply.head() + " lacks " + info);
    }
  }

  @Test
  void parameterSetsComeTogetherWhereTheModelDoesSo() throws Exception {
    try (IpcRig rig = new IpcRig(IpcModel.TL_IPC48AW, new StillFootage());
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      byte[] sets = {
        0x78, 0, 6, 0x67, 0x64, 0, 0x16, 1, 2, 0, 3, 0x68, 3, 4,
      };
      assertArrayEquals(sets, peer.frame(0).payload());
      assertArrayEquals(StillFootage.IDR, peer.frame(0).payload());
    }
  }

  @Test
  void parameterSetsCanBeLeftToTheDescription() throws Exception {
    try (IpcRig rig = new IpcRig("parameterSets=sdp");
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      assertArrayEquals(StillFootage.IDR, peer.frame(0).payload());
    }
  }

  @Test
  void largeUnitsComeInPieces() throws Exception {
    try (IpcRig rig = new IpcRig("packetBytes=1000", "parameterSets=sdp");
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      assertTrue(peer.frame(0).marker());
      rig.main.picture(2500, 40);
      Rtp first = peer.frame(0);
      Rtp second = peer.frame(0);
      Rtp third = peer.frame(0);
      assertEquals(List.of(false, false, true), markers(first, second, third));
      assertEquals(
          List.of(0x5c, 0x81, 0x5c, 0x01, 0x5c, 0x41),
          List.of(
              at(first, 0),
              at(first, 1),
              at(second, 0),
              at(second, 1),
              at(third, 0),
              at(third, 1)));
      assertEquals(1000, first.payload().length);
      int carried =
          first.payload().length + second.payload().length + third.payload().length - 3 * 2;
      assertEquals(2500 - 1, carried);
    }
  }

  @Test
  void picturesOfH265ComeInPiecesToo() throws Exception {
    byte[] vps = {0x40, 1, 7};
    byte[] sps = {0x42, 1, 8};
    byte[] pps = {0x44, 1, 9};
    byte[] idr = new byte[1500];
    java.util.Arrays.fill(idr, (byte) 0x11);
    idr[0] = 0x26;
    idr[1] = 1;
    StillFootage footage = new StillFootage(List.of(vps, sps, pps, idr));
    try (IpcRig rig = new IpcRig(IpcModel.TL_IPC652P_A4, footage, "aggregate=true");
        RtspPeer peer = rig.peer()) {
      String text = peer.describe("/stream1").body();
      assertTrue(text.contains("a=rtpmap:96 H265/90000\r\n"), text);
      assertTrue(text.contains("profile-id=12;tier-flag=0;level-id=0;"), text);
      assertTrue(text.contains(";sprop-vps=AAAAAUABBw==;sprop-sps=AAAAAUIBCA=="), text);
      peer.play("/stream1");
      byte[] sets = {0x60, 1, 0, 3, 0x40, 1, 7, 0, 3, 0x42, 1, 8, 0, 3, 0x44, 1, 9};
      assertArrayEquals(sets, peer.frame(0).payload());
      Rtp first = peer.frame(0);
      Rtp last = peer.frame(0);
      assertEquals(List.of(0x62, 1, 0x80 | 19), List.of(at(first, 0), at(first, 1), at(first, 2)));
      assertEquals(List.of(0x62, 1, 0x40 | 19), List.of(at(last, 0), at(last, 1), at(last, 2)));
      assertEquals(1498, first.payload().length + last.payload().length - 6);
      assertTrue(last.marker());
    }
  }

  @Test
  void onlyTheMessageAfterThePictureHasTheMarker() throws Exception {
    try (IpcRig rig = new IpcRig(IpcModel.VIGI_S445, new StillFootage());
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      List<Boolean> markers = new ArrayList<>();
      Rtp last = peer.frame(0);
      for (int i = 0; i < 3; i++) {
        markers.add(last.marker());
        last = peer.frame(0);
      }
      assertEquals(List.of(false, false, false), markers);
      assertTrue(last.marker());
      assertEquals(6, at(last, 0));
      assertTrue(last.payload().length >= 61 && last.payload().length <= 97);
    }
  }

  @Test
  void soundIsALawInItsOwnTime() throws Exception {
    try (IpcRig rig = new IpcRig();
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      peer.frame(0);
      rig.main.sound(480, 60);
      rig.main.sound(480, 120);
      Rtp first = peer.frame(2);
      Rtp second = peer.frame(2);
      assertEquals(8, first.type());
      assertEquals(480, second.timestamp() - first.timestamp());
      assertEquals(480, first.payload().length);
      assertEquals(0x2a, at(first, 0));
    }
  }

  @Test
  void soundCanBeAac() throws Exception {
    try (IpcRig rig = new IpcRig(IpcModel.TL_IPC48AW_PLUS, new StillFootage());
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      peer.frame(0);
      for (int i = 1; i <= 10; i++) {
        rig.main.sound(480, 60 * i);
      }
      Rtp first = peer.frame(2);
      Rtp second = peer.frame(2);
      assertEquals(97, first.type());
      assertEquals(1024, second.timestamp() - first.timestamp());
      assertEquals(16, ByteBuffer.wrap(first.payload()).getShort());
      int length = (ByteBuffer.wrap(first.payload()).getShort(2) & 0xffff) >> 3;
      assertEquals(first.payload().length - 4, length);
    }
  }

  @Test
  void reportsComeOnTheOddChannel() throws Exception {
    try (IpcRig rig = new IpcRig();
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      ByteBuffer report = ByteBuffer.wrap(peer.frame(1).bytes());
      assertEquals((byte) 0x80, report.get(0));
      assertEquals((byte) 200, report.get(1));
      assertEquals(6, report.getShort(2));
      long seconds = (report.getInt(8) & 0xffff_ffffL) - 2_208_988_800L;
      assertTrue(Math.abs(seconds - System.currentTimeMillis() / 1000) < 60, "at " + seconds);
      assertEquals(2, report.getInt(20));
    }
  }

  @Test
  void packetsCanComeBeforeTheReply() throws Exception {
    try (IpcRig early = new IpcRig("rtpBeforePlay=true");
        RtspPeer peer = early.peer()) {
      assertEquals("200 OK", peer.play("/stream1").status());
      assertTrue(peer.framesKept() > 0);
    }
  }

  @Test
  void timestampsErrAsTold() throws Exception {
    assertEquals(List.of(0L, 9000L, 360_000L), times("parameterSets=sdp"));
    assertEquals(List.of(0L, 0L, 360_000L), times("firstTimestampTwice=true"));
    assertEquals(List.of(0L, 9000L, 360_000L + 3600 * 90_000), times("timestampJump=forward"));
    assertEquals(List.of(0L, 9000L, 360_000L - 60 * 90_000), times("timestampJump=back"));
    assertEquals(List.of(0L, 9000L, 360_000L - (1L << 32)), times("timestampJump=wrap"));
  }

  /** The timestamps of three pictures, from the first on; the third is four seconds later. */
  private static List<Long> times(String quirk) throws Exception {
    try (IpcRig rig = new IpcRig(quirk, "parameterSets=sdp");
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      Rtp first = peer.frame(0);
      rig.main.picture(10, 100);
      rig.main.picture(10, 4000);
      return List.of(
          0L,
          peer.frame(0).timestamp() - first.timestamp(),
          peer.frame(0).timestamp() - first.timestamp());
    }
  }

  @Test
  void rtpInfoCanBeUselessOrMissing() throws Exception {
    try (IpcRig zero = new IpcRig("rtpInfo=zero");
        RtspPeer first = zero.peer();
        IpcRig absent = new IpcRig("rtpInfo=absent");
        RtspPeer second = absent.peer()) {
      assertTrue(first.play("/stream1").head().contains(";rtptime=0,url="));
      assertFalse(second.play("/stream1").head().contains("RTP-Info"));
    }
  }

  @Test
  void sequenceNumbersWrap() throws Exception {
    try (IpcRig rig = new IpcRig("firstSequence=65535", "parameterSets=sdp");
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      assertEquals(65_535, peer.frame(0).sequence());
      rig.main.picture(10, 40);
      assertEquals(0, peer.frame(0).sequence());
    }
  }

  @Test
  void packetsGetLostAndOvertakeEachOtherTheSameWayEachTime() throws Exception {
    List<Integer> lossy = sequences("loss=300");
    List<Integer> mixed = sequences("reorder=300");
    assertEquals(lossy, sequences("loss=300"));
    assertEquals(lossy.stream().sorted().toList(), lossy);
    assertTrue(lossy.getLast() > 25, lossy.toString());
    assertNotEquals(mixed.stream().sorted().toList(), mixed);
  }

  private static List<Integer> sequences(String quirk) throws Exception {
    try (IpcRig rig = new IpcRig(quirk, "parameterSets=sdp", "rtcp=false");
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      IpcRig.await(() -> rig.camera.counters().picturesSent() == 1);
      for (int i = 0; i < 60; i++) {
        rig.main.picture(10, 40 * i);
      }
      List<Integer> seen = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        seen.add(peer.frame(0).sequence());
      }
      return seen;
    }
  }

  @Test
  void garbageComesBetweenFramesAndHoldsNoFrame() throws Exception {
    try (IpcRig rig = new IpcRig("garbage=9", "parameterSets=sdp", "rtcp=false");
        RtspPeer peer = rig.peer()) {
      peer.play("/stream1");
      peer.frame(0);
      for (int i = 1; i <= 24; i++) {
        rig.main.picture(10, 40 * i);
      }
      for (int i = 1; i <= 23; i++) {
        peer.frame(0);
      }
      for (int i = 0; i < 9; i++) {
        assertNotEquals('$', peer.readByte());
      }
      assertEquals(25, peer.frame(0).sequence());
    }
  }

  @Test
  void theSentTimesOfEachPictureAreTold() throws Exception {
    List<Long> told = java.util.Collections.synchronizedList(new ArrayList<>());
    StillFootage footage = new StillFootage();
    IpcSetup setup =
        new IpcSetup(
            IpcModel.TL_IPC48AW,
            "Hall",
            java.net.InetAddress.getLoopbackAddress(),
            0,
            new app.oriel.camera.Credentials(IpcRig.USER, IpcRig.PASSWORD),
            IpcModel.TL_IPC48AW.quirks());
    try (IpcCamera camera =
        new IpcCamera(
            setup,
            List.of(new IpcFootage(footage, footage)),
            (capturedAt, now) -> told.add(now - capturedAt),
            Thread.ofVirtual().factory())) {
      camera.start();
      try (RtspPeer peer = new RtspPeer(camera.port(), IpcRig.USER, IpcRig.PASSWORD)) {
        peer.play("/stream1");
        peer.frame(0);
        IpcRig.await(() -> told.size() == 1);
        assertTrue(told.getFirst() > 0);
      }
    }
  }

  private static List<Boolean> markers(Rtp... packets) {
    return java.util.Arrays.stream(packets).map(Rtp::marker).toList();
  }

  private static int at(Rtp packet, int index) {
    return packet.payload()[index] & 0xff;
  }
}
