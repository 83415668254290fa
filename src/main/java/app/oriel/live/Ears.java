package app.oriel.live;

import app.oriel.camera.Losses;
import app.oriel.camera.Packet;
import org.jspecify.annotations.Nullable;

/**
 * Divides what a tile gets: pictures to its decoder, sound to who listens, and all of it to who
 * keeps it, if anybody does.
 */
final class Ears implements PacketSink {
  private final PacketQueue pictures;

  /** Called without this one's lock, so that it may hold one of its own. */
  private volatile @Nullable PacketSink keeper;

  // Guarded by this.
  private @Nullable SoundSink listener;

  Ears(PacketQueue pictures) {
    this.pictures = pictures;
  }

  /** From now on sound goes here; whoever got it before gets no more once this returns. */
  synchronized void listen(@Nullable SoundSink next) {
    listener = next;
  }

  /** From now on all packets go here too; whoever got them before may get one more. */
  void keep(@Nullable PacketSink next) {
    keeper = next;
  }

  @Override
  public void offer(Packet.Video packet) {
    pictures.offer(packet);
    PacketSink keeping = keeper;
    if (keeping != null) {
      keeping.offer(packet);
    }
  }

  @Override
  public void offer(Packet.Audio packet) {
    synchronized (this) {
      if (listener != null) {
        listener.offer(packet);
      }
    }
    PacketSink keeping = keeper;
    if (keeping != null) {
      keeping.offer(packet);
    }
  }

  @Override
  public void missed(Losses more) {
    pictures.missed(more);
    PacketSink keeping = keeper;
    if (keeping != null) {
      keeping.missed(more);
    }
  }

  @Override
  public void startOver() {
    pictures.startOver();
    synchronized (this) {
      if (listener != null) {
        listener.startOver();
      }
    }
    PacketSink keeping = keeper;
    if (keeping != null) {
      keeping.startOver();
    }
  }

  @Override
  public void close() {
    pictures.close();
    PacketSink keeping = keeper;
    if (keeping != null) {
      keeping.close();
    }
  }
}
