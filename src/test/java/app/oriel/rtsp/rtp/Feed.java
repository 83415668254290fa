package app.oriel.rtsp.rtp;

import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A receiver that is fed packet by packet, with what came out of it. */
final class Feed {
  final List<Packet> out = new ArrayList<>();
  final RtpReceiver receiver;

  /** Whether what is held is seen by somebody before it is taken back. */
  boolean seesAtOnce;

  private int sequence;
  private int source = Rtp.SOURCE;
  private int type = 96;
  private long arrival = 1_000_000_000;

  Feed(RtpFormat format) {
    this(format, null);
  }

  Feed(RtpFormat format, @Nullable RtpIdentity identity) {
    receiver = new RtpReceiver(format, identity, new Sink());
  }

  /** As the pipe does, without its clock: what is held can be taken back until more comes. */
  private final class Sink implements PacketSink {
    private @Nullable Packet held;

    @Override
    public void accept(Packet packet) {
      held = null;
      out.add(packet);
    }

    @Override
    public void hold(Packet packet) {
      out.add(packet);
      held = packet;
    }

    @Override
    public boolean takeBack() {
      return !seesAtOnce && held != null && out.remove(held);
    }
  }

  static Feed h264(String... sets) {
    return new Feed(new RtpFormat.Video(Codec.H264, 90_000, bytes(sets)));
  }

  static Feed h265(String... sets) {
    return new Feed(new RtpFormat.Video(Codec.H265, 90_000, bytes(sets)));
  }

  /** H.265 with decoding order numbers. */
  static Feed ordered() {
    return new Feed(new RtpFormat.Video(Codec.H265, 90_000, List.of(), true));
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

  /** What comes is of this source and payload type. */
  Feed of(int newSource, int newType) {
    source = newSource;
    type = newType;
    return this;
  }

  /** So much time passes. */
  Feed after(long millis) {
    arrival += millis * 1_000_000;
    return this;
  }

  Feed send(long stamp, boolean marker, String payload) {
    take(Rtp.packet(type, source, sequence, stamp, marker, Rtp.hex(payload)));
    sequence = sequence + 1 & 0xffff;
    return this;
  }

  Feed take(byte[] packet) {
    return take(packet, true);
  }

  Feed take(byte[] packet, boolean ownChannel) {
    arrival += 1_000_000;
    receiver.take(packet, 0, packet.length, ownChannel, arrival);
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
