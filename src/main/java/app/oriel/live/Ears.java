package app.oriel.live;

import app.oriel.camera.Losses;
import app.oriel.camera.Packet;
import org.jspecify.annotations.Nullable;

/** Divides what a tile gets: pictures to its decoder, sound to who listens, if anybody does. */
final class Ears implements PacketSink {
  private final PacketQueue pictures;

  // Guarded by this.
  private @Nullable SoundSink listener;

  Ears(PacketQueue pictures) {
    this.pictures = pictures;
  }

  /** From now on sound goes here; whoever got it before gets no more once this returns. */
  synchronized void listen(@Nullable SoundSink next) {
    listener = next;
  }

  @Override
  public void offer(Packet.Video packet) {
    pictures.offer(packet);
  }

  @Override
  public synchronized void offer(Packet.Audio packet) {
    if (listener != null) {
      listener.offer(packet);
    }
  }

  @Override
  public void missed(Losses more) {
    pictures.missed(more);
  }

  @Override
  public void startOver() {
    pictures.startOver();
    synchronized (this) {
      if (listener != null) {
        listener.startOver();
      }
    }
  }

  @Override
  public void close() {
    pictures.close();
  }
}
