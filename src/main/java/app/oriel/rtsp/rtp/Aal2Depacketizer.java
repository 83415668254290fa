package app.oriel.rtsp.rtp;

import app.oriel.bitstream.BitReader;
import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;

/**
 * G.726 with the first sample in the highest bits of a byte, as ITU-T I.366.2 packs it for AAL2,
 * turned into the packing of RFC 3551, which has it in the lowest.
 */
final class Aal2Depacketizer implements Depacketizer {
  private final TrackInfo.Audio track;
  private final PacketSink sink;

  Aal2Depacketizer(TrackInfo.Audio track, PacketSink sink) {
    this.track = track;
    this.sink = sink;
  }

  @Override
  public void take(RtpPacket packet, long micros, long arrival) {
    if (packet.length() > 0) {
      byte[] sound = turned(packet);
      sink.accept(new Packet.Audio(track, sound, micros, arrival));
    }
  }

  private byte[] turned(RtpPacket packet) {
    byte[] sound = new byte[packet.length()];
    BitReader in = new BitReader(packet.bytes(), packet.offset(), packet.length());
    int size = track.bits();
    for (int at = 0; at + size <= 8 * sound.length; at += size) {
      int sample = in.read(size);
      for (int bit = 0; bit < size; bit++) {
        int to = at + bit;
        sound[to / 8] |= (byte) ((sample >> bit & 1) << to % 8);
      }
    }
    return sound;
  }

  @Override
  public void gap() {}

  @Override
  public long dropped() {
    return 0;
  }
}
