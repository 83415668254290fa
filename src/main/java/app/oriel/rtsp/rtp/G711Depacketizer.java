package app.oriel.rtsp.rtp;

import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import java.util.Arrays;

/** G.711 over RTP, RFC 3551: the payload is the sound. A gap is heard, and spoils nothing else. */
final class G711Depacketizer implements Depacketizer {
  private final TrackInfo.Audio track;
  private final PacketSink sink;

  G711Depacketizer(TrackInfo.Audio track, PacketSink sink) {
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
