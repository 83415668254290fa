package app.oriel.record;

import app.oriel.camera.Packet;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A camera's last seconds, as they came: always from a keyframe on, bounded in time and in bytes.
 * The packets are shared with whoever else holds them. Guarded by its owner.
 */
final class PreRoll {
  private final long nanos;
  private final long mostBytes;
  private final Deque<Group> groups = new ArrayDeque<>();
  private long bytes;

  /** A keyframe and what comes before the next one. */
  private static final class Group {
    private final List<Packet> packets = new ArrayList<>();
    private final long begin;
    private long bytes;

    Group(long begin) {
      this.begin = begin;
    }
  }

  /**
   * @param length how much is kept at least, if the bytes allow
   */
  PreRoll(Duration length, long mostBytes) {
    this.nanos = length.toNanos();
    this.mostBytes = mostBytes;
  }

  void add(Packet packet) {
    if (packet instanceof Packet.Video video && video.keyframe()) {
      groups.add(new Group(packet.arrival()));
    }
    Group last = groups.peekLast();
    if (last == null) {
      return;
    }
    last.packets.add(packet);
    last.bytes += packet.bytes().length;
    bytes += packet.bytes().length;
    trim(packet.arrival());
  }

  private void trim(long now) {
    while (groups.size() > 1 && (bytes > mostBytes || now - second().begin >= nanos)) {
      bytes -= groups.removeFirst().bytes;
    }
    if (bytes > mostBytes) {
      clear();
    }
  }

  private Group second() {
    var all = groups.iterator();
    all.next();
    return all.next();
  }

  void clear() {
    groups.clear();
    bytes = 0;
  }

  /** All of it, oldest first. */
  List<Packet> all() {
    List<Packet> all = new ArrayList<>();
    groups.forEach(group -> all.addAll(group.packets));
    return all;
  }

  /** From the last keyframe on. */
  List<Packet> sinceKeyframe() {
    Group last = groups.peekLast();
    return last == null ? List.of() : List.copyOf(last.packets);
  }

  /** How much memory the packets take. */
  long bytes() {
    return bytes;
  }
}
