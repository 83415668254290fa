package app.oriel.live;

import app.oriel.camera.Delivery;
import app.oriel.camera.Packet;
import app.oriel.camera.Quality;
import app.oriel.camera.Seam;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one subscriber, and what is lost where that is too much. Guarded by its
 * subscription's lock.
 */
abstract sealed class Backlog {
  private final ArrayDeque<Delivery> waiting = new ArrayDeque<>();
  private Quality quality = Quality.SUB;
  private Break before = Break.STREAM;
  private int packets;
  private long bytes;
  private long dropped;
  private long unusableSince;

  /** What comes between the last packet that waits and the next. */
  private enum Break {
    NONE,
    CONNECTION,
    STREAM
  }

  static Backlog of(QueuePolicy policy) {
    return switch (policy) {
      case QueuePolicy.Newest newest -> new Pictures(newest.packets());
      case QueuePolicy.Keep keep -> new Everything(keep.bytes(), keep.all());
      case QueuePolicy.Hear hear -> new Sound(hear.packets());
    };
  }

  /** Takes a packet, or loses it. */
  abstract void offer(Packet packet);

  /** What comes now is of another stream. */
  void otherStream(Quality now) {
    quality = now;
    before = Break.STREAM;
  }

  /** What comes now is of another connection. */
  void startOver() {
    usable();
    if (before == Break.NONE) {
      before = Break.CONNECTION;
    }
  }

  /** So many access units were lost on the way. */
  void missed(long units) {}

  /** After damage: forgets what waits, up to a keyframe. */
  void skipToKeyframe() {}

  /** Whether the subscriber rests, which loses it nothing that it would see. */
  void rest(boolean yes) {}

  /** Whether there is something to take. */
  boolean isReady() {
    return !waiting.isEmpty();
  }

  final boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Whether packets of another stream wait. */
  final boolean holdsOtherStream() {
    return waiting.stream().anyMatch(each -> each instanceof Seam seam && seam.otherStream());
  }

  final void add(Packet packet) {
    if (before != Break.NONE) {
      waiting.add(new Seam(quality, packet.track(), before == Break.STREAM));
      before = Break.NONE;
    }
    waiting.add(packet);
    packets++;
    bytes += packet.bytes().length;
  }

  final @Nullable Delivery poll() {
    Delivery first = waiting.poll();
    if (first instanceof Packet packet) {
      packets--;
      bytes -= packet.bytes().length;
      released(packet.bytes().length);
    }
    return first;
  }

  final @Nullable Delivery peek() {
    return waiting.peek();
  }

  /** Forgets all packets, but no seam. */
  final void forget() {
    for (Delivery each : waiting) {
      if (each instanceof Seam seam && before != Break.STREAM) {
        before = seam.otherStream() ? Break.STREAM : Break.CONNECTION;
      }
    }
    waiting.clear();
    packets = 0;
    released(bytes);
    bytes = 0;
  }

  /** So many bytes wait no longer. */
  void released(long count) {}

  final long bytes() {
    return bytes;
  }

  /** A picture came that nothing can begin with. */
  final void unusable(Packet picture) {
    unusableSince = unusableSince == 0 ? picture.arrival() : unusableSince;
  }

  final void usable() {
    unusableSince = 0;
  }

  /** Since when pictures come that nothing can begin with, 0 where none do. */
  final long unusableSince() {
    return unusableSince;
  }

  final boolean fits(Packet packet, long mostPackets, long mostBytes) {
    return packets < mostPackets && bytes <= mostBytes - packet.bytes().length;
  }

  final int packets() {
    return packets;
  }

  final void drop(long count) {
    dropped += count;
  }

  /** Access units, or pieces of sound, that were lost here. */
  final long dropped() {
    return dropped;
  }

  /** Goes on from where another one is. */
  void goOnFrom(Backlog other) {
    waiting.addAll(other.waiting);
    quality = other.quality;
    before = other.before;
    packets = other.packets;
    bytes = other.bytes;
  }

  /** As {@link QueuePolicy.Newest}. */
  private static final class Pictures extends Backlog {
    /** Sixteen times the largest keyframe seen on a camera. */
    private static final long MOST_BYTES = 16L << 20;

    private final int most;
    private boolean started;
    private boolean needsKeyframe = true;
    private boolean resting;

    Pictures(int most) {
      this.most = most;
    }

    @Override
    void offer(Packet packet) {
      if (packet instanceof Packet.Video picture) {
        offer(picture);
      }
    }

    private void offer(Packet.Video picture) {
      if (resting && picture.keyframe()) {
        forgetAll();
      }
      if (!fits(picture, most, MOST_BYTES)) {
        drop(resting ? 0 : packets());
        forgetAll();
      }
      if (needsKeyframe && !picture.keyframe()) {
        // Before the first keyframe nothing is lost: there is nothing yet to show.
        drop(started && !resting ? 1 : 0);
        unusable(picture);
        return;
      }
      needsKeyframe = false;
      started = true;
      usable();
      add(picture);
    }

    private void forgetAll() {
      forget();
      needsKeyframe = true;
    }

    @Override
    void startOver() {
      super.startOver();
      drop(packets());
      forgetAll();
    }

    @Override
    void missed(long units) {
      drop(units);
    }

    /** A seam is followed by a keyframe. */
    @Override
    void skipToKeyframe() {
      while (peek() instanceof Packet.Video picture && !picture.keyframe()) {
        poll();
        drop(1);
      }
      needsKeyframe = isEmpty();
    }

    @Override
    void rest(boolean yes) {
      resting = yes;
    }

    @Override
    boolean isReady() {
      return !resting && super.isReady();
    }
  }

  /** As {@link QueuePolicy.Keep}. */
  private static final class Everything extends Backlog {
    private final long most;
    private final WaitingBytes all;
    private boolean needsKeyframe = true;
    private boolean full;

    Everything(long most, WaitingBytes all) {
      this.most = most;
      this.all = all;
    }

    @Override
    void offer(Packet packet) {
      boolean picture = packet instanceof Packet.Video;
      boolean keyframe = packet instanceof Packet.Video video && video.keyframe();
      needsKeyframe &= !keyframe;
      full &= !keyframe;
      full |= !fits(packet, Long.MAX_VALUE, most);
      if (!full && needsKeyframe && picture) {
        unusable(packet);
        return;
      }
      if (full || !all.add(packet.bytes().length)) {
        full = true;
        drop(picture ? 1 : 0);
      } else {
        add(packet);
      }
      if (keyframe) {
        usable();
      }
    }

    @Override
    void released(long count) {
      all.remove(count);
    }

    /** What refers to the other connection's pictures makes none; nothing is lost with it. */
    @Override
    void startOver() {
      super.startOver();
      needsKeyframe = true;
    }

    @Override
    void goOnFrom(Backlog other) {
      super.goOnFrom(other);
      all.remove(-bytes());
      if (other instanceof Everything all) {
        needsKeyframe = all.needsKeyframe;
        full = all.full;
      }
    }
  }

  /** As {@link QueuePolicy.Hear}. */
  private static final class Sound extends Backlog {
    private final int most;

    Sound(int most) {
      this.most = most;
    }

    @Override
    void offer(Packet packet) {
      if (packet instanceof Packet.Audio) {
        if (!fits(packet, most, Integer.MAX_VALUE)) {
          drop(packets());
          forget();
        }
        add(packet);
      }
    }
  }
}
