package app.oriel.live;

import app.oriel.camera.Losses;
import app.oriel.camera.Packet;

/** Where a session hands its packets. Called on the session's threads; never blocks. */
public interface PacketSink {
  /** Takes a picture over. */
  void offer(Packet.Video packet);

  /** Some of the stream was lost before what comes next. */
  void missed(Losses more);

  /** Takes a piece of sound over; who only shows pictures does without. */
  default void offer(Packet.Audio packet) {}

  /** What comes now belongs to another connection. */
  void startOver();

  /** The session has ended for good. */
  void close();
}
