package app.oriel.record;

import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.codec.Adts;
import app.oriel.codec.SoundFormat;
import java.io.IOException;

/** Sound that the file takes as it came, but for the heads of AAC. */
record CopiedSound(SoundFormat format) implements SoundLine {
  @Override
  public void take(Packet.Audio packet, long micros, Out out) throws IOException {
    int from = packet.track().codec() == Codec.AAC ? Adts.headLength(packet.bytes()) : 0;
    if (from >= 0) {
      out.take(packet.bytes(), from, micros);
    }
  }
}
