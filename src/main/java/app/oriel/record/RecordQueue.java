package app.oriel.record;

import app.oriel.camera.Packet;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Between a camera's reader and the thread that writes. Bounded in bytes; where the disk is too
 * slow for long, all up to a keyframe is lost and counted, and the reader never waits.
 */
final class RecordQueue {
  private final long mostBytes;
  private final WaitingBytes all;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Packet> packets = new ArrayDeque<>();
  private long bytes;
  private long lost;
  private boolean needsKeyframe;
  private boolean closed;

  /**
   * @param mostBytes about half a minute of the fattest stream
   * @param all what waits in all queues
   */
  RecordQueue(long mostBytes, WaitingBytes all) {
    this.mostBytes = mostBytes;
    this.all = all;
  }

  void offer(Packet packet) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      boolean picture = packet instanceof Packet.Video;
      needsKeyframe &= !(packet instanceof Packet.Video video && video.keyframe());
      boolean fits = bytes <= mostBytes - packet.bytes().length;
      needsKeyframe |= !fits;
      if (needsKeyframe || !all.add(packet.bytes().length)) {
        needsKeyframe = true;
        lost += picture ? 1 : 0;
        return;
      }
      packets.add(packet);
      bytes += packet.bytes().length;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /** The next packet; null where none comes in time, or no more come. */
  @Nullable Packet poll(Duration patience) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = patience.toNanos();
      while (packets.isEmpty() && !closed && left > 0) {
        left = changed.awaitNanos(left);
      }
      Packet first = packets.poll();
      int length = first == null ? 0 : first.bytes().length;
      bytes -= length;
      all.remove(length);
      return first;
    } finally {
      lock.unlock();
    }
  }

  /** Whether it is closed and empty. */
  boolean isOver() {
    lock.lock();
    try {
      return closed && packets.isEmpty();
    } finally {
      lock.unlock();
    }
  }

  /** Pictures lost because writing was too slow. */
  long lost() {
    lock.lock();
    try {
      return lost;
    } finally {
      lock.unlock();
    }
  }

  /** Forgets what waits, which nobody writes any more. */
  void clear() {
    lock.lock();
    try {
      closed = true;
      all.remove(bytes);
      bytes = 0;
      packets.clear();
    } finally {
      lock.unlock();
    }
  }

  /** No more comes in; what waits is still written. */
  void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
