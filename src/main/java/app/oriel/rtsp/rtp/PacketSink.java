package app.oriel.rtsp.rtp;

import app.oriel.camera.Packet;

/** Takes packets as they become whole, on the thread that reads. */
@FunctionalInterface
public interface PacketSink {
  /** Takes one packet over. */
  void accept(Packet packet);

  /**
   * Takes over a packet that is whole as far as its maker knows, and hands it on only after a
   * moment in which it can be {@link #takeBack taken back}.
   */
  default void hold(Packet packet) {
    accept(packet);
  }

  /** Takes back what was held last: whether nobody has seen it. */
  default boolean takeBack() {
    return false;
  }
}
