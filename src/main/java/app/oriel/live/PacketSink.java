package app.oriel.live;

import app.oriel.camera.Losses;
import app.oriel.camera.Packet;

/** Where a session hands its pictures. Called on the session's threads; never blocks. */
interface PacketSink {
  /** Takes a packet over. */
  void offer(Packet.Video packet);

  /** Some of the stream was lost before what comes next. */
  void missed(Losses more);

  /** What comes now belongs to another connection. */
  void startOver();

  /** The session has ended for good. */
  void close();
}
