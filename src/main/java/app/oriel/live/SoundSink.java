package app.oriel.live;

import app.oriel.camera.Packet;

/** Where sound goes to be heard. Called on one thread; never blocks. */
public interface SoundSink {
  /** Takes a piece of sound over. */
  void offer(Packet.Audio packet);

  /** What comes now does not go on from what came. */
  void startOver();
}
