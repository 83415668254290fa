package app.oriel.record;

import app.oriel.camera.Packet;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A camera's last seconds, as they came: always from a keyframe on, bounded in time and in bytes,
 * which lie outside the heap. Confined to one thread.
 */
final class PreRoll implements AutoCloseable {
  private static final byte[] ELSEWHERE = {};

  private long nanos;
  private long mostBytes;
  private final NativeQueue memory = new NativeQueue();
  private final Deque<Group> groups = new ArrayDeque<>();
  private long bytes;

  /** A keyframe and what comes before the next one. */
  private static final class Group {
    private final List<Kept> packets = new ArrayList<>();
    private final long begin;
    private final long place;

    Group(long begin, long place) {
      this.begin = begin;
      this.place = place;
    }
  }

  /**
   * A packet without its bytes.
   *
   * @param place where they lie
   */
  private record Kept(Packet about, long place, int length) {
    static Kept of(Packet packet, long place) {
      Packet about =
          switch (packet) {
            case Packet.Video video -> with(video, ELSEWHERE);
            case Packet.Audio audio -> with(audio, ELSEWHERE);
          };
      return new Kept(about, place, packet.bytes().length);
    }

    Packet packet(NativeQueue memory) {
      byte[] bytes = memory.read(place, length);
      return switch (about) {
        case Packet.Video video -> with(video, bytes);
        case Packet.Audio audio -> with(audio, bytes);
      };
    }

    private static Packet with(Packet.Video video, byte[] bytes) {
      return new Packet.Video(
          video.track(), bytes, video.timestamp(), video.arrival(), video.keyframe());
    }

    private static Packet with(Packet.Audio audio, byte[] bytes) {
      return new Packet.Audio(audio.track(), bytes, audio.timestamp(), audio.arrival());
    }
  }

  /**
   * @param length how much is kept at least, if the bytes allow
   */
  PreRoll(Duration length, long mostBytes) {
    this.nanos = length.toNanos();
    this.mostBytes = mostBytes;
  }

  /** Keeps so much from now on; what is there already stays, as far as it may. */
  void limit(Duration length, long bytesAtMost) {
    nanos = length.toNanos();
    mostBytes = bytesAtMost;
    if (!groups.isEmpty()) {
      trim(System.nanoTime());
    }
  }

  /** Keeps a copy of it. */
  void add(Packet packet) {
    if (packet instanceof Packet.Video video && video.keyframe()) {
      groups.add(new Group(packet.arrival(), memory.end()));
    }
    Group last = groups.peekLast();
    if (last == null) {
      return;
    }
    bytes += packet.bytes().length;
    trim(packet.arrival());
    if (!groups.isEmpty()) {
      last.packets.add(Kept.of(packet, memory.append(packet.bytes())));
    }
  }

  private void trim(long now) {
    while (groups.size() > 1 && (bytes > mostBytes || now - second().begin >= nanos)) {
      bytes -= second().place - groups.removeFirst().place;
    }
    if (bytes > mostBytes) {
      close();
    } else {
      memory.dropBefore(groups.getFirst().place);
    }
  }

  private Group second() {
    var all = groups.iterator();
    all.next();
    return all.next();
  }

  /** All of it, oldest first. */
  List<Packet> all() {
    List<Packet> all = new ArrayList<>();
    groups.forEach(group -> group.packets.forEach(each -> all.add(each.packet(memory))));
    return all;
  }

  /** From the last keyframe on. */
  List<Packet> sinceKeyframe() {
    Group last = groups.peekLast();
    return last == null
        ? List.of()
        : last.packets.stream().map(each -> each.packet(memory)).toList();
  }

  /** How much memory the packets take. */
  long bytes() {
    return bytes;
  }

  /** Forgets all; what is added later is kept anew. */
  @Override
  public void close() {
    groups.clear();
    bytes = 0;
    memory.clear();
  }
}
