package app.oriel.live;

import app.oriel.camera.Packet;

/** Where the sound of a tile goes. Called on the session's threads; never blocks. */
public interface SoundSink {
  /** Takes a piece of sound over. */
  void offer(Packet.Audio packet);

  /** What comes now does not go on from what came. */
  void startOver();
}
