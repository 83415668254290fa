package app.oriel.live;

import app.oriel.camera.Losses;
import app.oriel.camera.Packet;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Between a session's reader and one consumer that shows pictures. Bounded: when the consumer is
 * too slow, everything up to the next keyframe is lost and counted, so that the reader never waits
 * and the consumer is never further behind than the queue is long. Starts with a keyframe.
 */
public final class PacketQueue implements PacketSink {
  /** Sixteen times the largest keyframe seen on a camera. */
  private static final long MOST_BYTES = 16L << 20;

  private final int mostPackets;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Packet.Video> packets;
  private long bytes;
  private boolean started;
  private boolean needsKeyframe = true;
  private boolean resting;
  private boolean closed;
  private long dropped;
  private long lostPackets;

  /**
   * @param mostPackets how many access units may wait
   */
  public PacketQueue(int mostPackets) {
    this.mostPackets = mostPackets;
    this.packets = new ArrayDeque<>(mostPackets);
  }

  @Override
  public void offer(Packet.Video packet) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      if (resting && packet.keyframe()) {
        forgetAll();
      }
      if (packets.size() >= mostPackets || bytes > MOST_BYTES - packet.bytes().length) {
        dropped += resting ? 0 : packets.size();
        forgetAll();
      }
      if (needsKeyframe && !packet.keyframe()) {
        // Before the first keyframe nothing is lost: there is nothing yet to show.
        dropped += started && !resting ? 1 : 0;
        return;
      }
      needsKeyframe = false;
      started = true;
      packets.add(packet);
      bytes += packet.bytes().length;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void missed(Losses more) {
    lock.lock();
    try {
      dropped += more.units();
      lostPackets += more.packets();
    } finally {
      lock.unlock();
    }
  }

  /** The next packet; waits for one; null once the queue is closed and empty. */
  public Packet.@Nullable Video take() throws InterruptedException {
    lock.lockInterruptibly();
    try {
      while ((packets.isEmpty() || resting) && !closed) {
        changed.await();
      }
      return poll();
    } finally {
      lock.unlock();
    }
  }

  private Packet.@Nullable Video poll() {
    Packet.Video first = packets.poll();
    bytes -= first == null ? 0 : first.bytes().length;
    return first;
  }

  private void forgetAll() {
    packets.clear();
    bytes = 0;
    needsKeyframe = true;
  }

  /** Whether more packets wait, so that the picture just decoded is not the newest. */
  public boolean hasMore() {
    lock.lock();
    try {
      return !packets.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Forgets all that waits. */
  @Override
  public void startOver() {
    lock.lock();
    try {
      dropped += packets.size();
      forgetAll();
    } finally {
      lock.unlock();
    }
  }

  /** After damage: forgets what waits, up to a keyframe. */
  public void skipToKeyframe() {
    lock.lock();
    try {
      while (!packets.isEmpty() && !packets.peek().keyframe()) {
        poll();
        dropped++;
      }
      needsKeyframe = packets.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Access units lost so far: on the way, or because the consumer was too slow or asked for a
   * keyframe.
   */
  public long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  /** Pieces of the stream that never came, so far. */
  long lostPackets() {
    lock.lock();
    try {
      return lostPackets;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Lets the consumer rest, or go on. While it rests the queue keeps what came since the last
   * keyframe, from which it catches up.
   */
  void rest(boolean yes) {
    lock.lock();
    try {
      resting = yes;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** No more comes in; the consumer drains what waits. Harmless twice. */
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
