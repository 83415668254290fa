package app.oriel.rtsp.rtp;

import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import java.util.Arrays;

/**
 * Sound whose payload is what its codec says, as most of RFC 3551 and RFC 7587 are. A gap is heard,
 * and spoils nothing else.
 */
final class PlainDepacketizer implements Depacketizer {
  private final TrackInfo.Audio track;
  private final PacketSink sink;

  PlainDepacketizer(TrackInfo.Audio track, PacketSink sink) {
    this.track = track;
    this.sink = sink;
  }

  @Override
  public void take(RtpPacket packet, long micros, long arrival) {
    if (packet.length() > 0) {
      int from = packet.offset();
      byte[] sound = Arrays.copyOfRange(packet.bytes(), from, from + packet.length());
      sink.accept(new Packet.Audio(track, sound, micros, arrival));
    }
  }

  @Override
  public void gap() {}

  @Override
  public long dropped() {
    return 0;
  }
}
