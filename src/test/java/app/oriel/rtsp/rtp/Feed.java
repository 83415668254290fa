package app.oriel.rtsp.rtp;

import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import java.util.ArrayList;
import java.util.List;

/** A receiver that is fed packet by packet, with what came out of it. */
final class Feed {
  final List<Packet> out = new ArrayList<>();
  final RtpReceiver receiver;
  private int sequence;
  private long arrival = 1_000_000_000;

  Feed(RtpFormat format) {
    receiver = new RtpReceiver(format, out::add);
  }

  static Feed h264(String... sets) {
    return new Feed(new RtpFormat.Video(Codec.H264, 90_000, bytes(sets)));
  }

  static Feed h265(String... sets) {
    return new Feed(new RtpFormat.Video(Codec.H265, 90_000, bytes(sets)));
  }

  private static List<byte[]> bytes(String... hex) {
    return java.util.Arrays.stream(hex).map(Rtp::hex).toList();
  }

  /** The next packet begins to count here. */
  Feed from(int number) {
    sequence = number;
    return this;
  }

  /** So many packets are lost. */
  Feed lose(int count) {
    sequence = sequence + count & 0xffff;
    return this;
  }

  Feed send(long stamp, boolean marker, String payload) {
    take(Rtp.packet(sequence, stamp, marker, Rtp.hex(payload)));
    sequence = sequence + 1 & 0xffff;
    return this;
  }

  Feed take(byte[] packet) {
    arrival += 1_000_000;
    receiver.take(packet, 0, packet.length, arrival);
    return this;
  }

  int sequence() {
    return sequence;
  }

  /** What came out, in digits, keyframes marked with an asterisk; forgotten then. */
  String told() {
    StringBuilder told = new StringBuilder();
    for (Packet packet : out) {
      boolean key = packet instanceof Packet.Video video && video.keyframe();
      told.append(told.isEmpty() ? "" : " ").append(key ? "*" : "").append(Rtp.hex(packet.bytes()));
    }
    out.clear();
    return told.toString();
  }
}
