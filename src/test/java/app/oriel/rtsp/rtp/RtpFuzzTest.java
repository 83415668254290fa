package app.oriel.rtsp.rtp;

import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/**
 * Whatever packets come, what leaves is whole. The bytes are cut into packets by a length before
 * each; its highest bit says that they are a packet with its head, the next one the marker.
 */
class RtpFuzzTest {
  private static final int[] HEADER_BITS = {13, 3, 3};

  @FuzzTest
  void h264(byte[] sent) {
    List<Packet> out = fed(new RtpFormat.Video(Codec.H264, 90_000, List.of()), sent);
    out.forEach(RtpFuzzTest::isUnit);
  }

  @FuzzTest
  void h265(byte[] sent) {
    List<Packet> out = fed(new RtpFormat.Video(Codec.H265, 90_000, List.of()), sent);
    out.forEach(RtpFuzzTest::isUnit);
  }

  @FuzzTest
  void aac(byte[] sent) {
    AacFormat format = AacFormat.lowComplexity(16_000, 1, HEADER_BITS).orElseThrow();
    for (Packet packet : fed(new RtpFormat.Aac(format, 16_000), sent)) {
      byte[] b = packet.bytes();
      int length = (b[3] & 3) << 11 | (b[4] & 0xff) << 3 | (b[5] & 0xff) >> 5;
      Assertions.assertEquals(b.length, length);
    }
  }

  @FuzzTest
  void g711(byte[] sent) {
    for (Packet packet :
        fed(new RtpFormat.Plain(new TrackInfo.Audio(Codec.PCMA, 8000, 1), 8000), sent)) {
      Assertions.assertTrue(packet.bytes().length > 0);
    }
  }

  @FuzzTest
  void aal2(byte[] sent) {
    for (Packet packet :
        fed(new RtpFormat.Aal2(new TrackInfo.Audio(Codec.G726, 8000, 1, 3), 8000), sent)) {
      Assertions.assertTrue(packet.bytes().length > 0);
    }
  }

  @FuzzTest
  void amr(byte[] sent) {
    TrackInfo.Audio track = new TrackInfo.Audio(Codec.AMR, 8000, 1);
    for (boolean octets : new boolean[] {true, false}) {
      for (Packet packet : fed(new RtpFormat.Amr(track, octets, 8000), sent)) {
        Assertions.assertTrue(packet.bytes().length > 1 && packet.bytes().length <= 32);
      }
    }
  }

  @FuzzTest
  void mpegAudio(byte[] sent) {
    for (Packet packet : fed(new RtpFormat.MpegAudio(90_000), sent)) {
      byte[] bytes = packet.bytes();
      MpegAudioFrame frame = MpegAudioFrame.read(bytes, 0, bytes.length);
      Assertions.assertNotNull(frame);
      Assertions.assertEquals(frame.size(), bytes.length);
    }
  }

  @FuzzTest
  void latm(byte[] sent) {
    LatmConfig config = LatmConfig.parse(Rtp.hex("400028103fc0")).orElseThrow();
    for (boolean inBand : new boolean[] {true, false}) {
      for (Packet packet : fed(new RtpFormat.Latm(inBand ? null : config, inBand, 16_000), sent)) {
        byte[] b = packet.bytes();
        int length = (b[3] & 3) << 11 | (b[4] & 0xff) << 3 | (b[5] & 0xff) >> 5;
        Assertions.assertEquals(b.length, length);
      }
    }
  }

  @FuzzTest
  void jpeg(byte[] sent) {
    for (Packet packet : fed(new RtpFormat.Jpeg(90_000, 640, 480), sent)) {
      byte[] b = packet.bytes();
      Assertions.assertEquals("ffd8", Rtp.hex(Arrays.copyOf(b, 2)));
      Assertions.assertEquals("ffd9", Rtp.hex(Arrays.copyOfRange(b, b.length - 2, b.length)));
    }
  }

  private static void isUnit(Packet packet) {
    byte[] start = Arrays.copyOf(packet.bytes(), 4);
    Assertions.assertArrayEquals(new byte[] {0, 0, 0, 1}, start);
    Assertions.assertTrue(packet.bytes().length > 4);
  }

  private static List<Packet> fed(RtpFormat format, byte[] sent) {
    List<Packet> out = new ArrayList<>();
    RtpReceiver receiver = new RtpReceiver(format, out::add);
    int sequence = 0;
    for (int at = 0; at < sent.length; ) {
      int head = sent[at++];
      int length = Math.min(head & 0x3f, sent.length - at);
      byte[] piece = Arrays.copyOfRange(sent, at, at + length);
      boolean whole = (head & 0x80) != 0;
      long stamp = length == 0 ? 0 : (piece[0] & 3) * 3000L;
      byte[] packet =
          whole ? piece : Rtp.packet(sequence++ & 0xffff, stamp, (head & 0x40) != 0, piece);
      receiver.take(packet, 0, packet.length, at);
      at += length;
    }
    return out;
  }
}
