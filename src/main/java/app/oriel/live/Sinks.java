package app.oriel.live;

import app.oriel.camera.Losses;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** All that a session's packets go to. Sinks come and go on any thread. */
final class Sinks {
  private final List<PacketSink> all = new CopyOnWriteArrayList<>();

  /** Only the reader's. */
  private Losses told = Losses.NONE;

  void add(PacketSink sink) {
    all.add(sink);
  }

  void remove(PacketSink sink) {
    all.remove(sink);
  }

  /** What comes now belongs to another connection. */
  void startOver() {
    told = Losses.NONE;
    all.forEach(PacketSink::startOver);
  }

  void offer(Packet.Video picture) {
    for (PacketSink sink : all) {
      sink.offer(picture);
    }
  }

  void offer(Packet.Audio sound) {
    for (PacketSink sink : all) {
      sink.offer(sound);
    }
  }

  /** Tells what the open stream has lost since it was told last. */
  void tellLosses(PacketSource open) {
    Losses now = open.losses();
    if (!now.equals(told)) {
      Losses more = now.since(told);
      told = now;
      all.forEach(sink -> sink.missed(more));
    }
  }

  /** The session has ended for good. */
  void close() {
    all.forEach(PacketSink::close);
  }
}
