package app.oriel.rtsp.rtp;

import app.oriel.camera.Packet;

/** Takes packets as they become whole, on the thread that reads. */
@FunctionalInterface
public interface PacketSink {
  /** Takes one packet over. */
  void accept(Packet packet);
}
