package app.oriel.rtsp;

import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.rtsp.rtp.PacketSink;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Between the thread that reads a connection and the one that takes its packets. It holds what
 * comes before the answer to PLAY; when it is full the connection waits, and so does the camera.
 */
final class PacketPipe implements PacketSink {
  private static final int MOST_PACKETS = 1024;
  private static final long MOST_BYTES = 32L << 20;

  /** The next slice of a picture comes far sooner, and nobody sees the first picture so late. */
  private static final long HOLD_NANOS = TimeUnit.MILLISECONDS.toNanos(30);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Packet> packets = new ArrayDeque<>();
  private long bytes;

  /** One of the packets, while it may be taken back. */
  private @Nullable Packet held;

  private long heldUntil;
  private @Nullable OrielException end;
  private boolean pictured;

  /** Waits while the pipe is full; once it has ended, the packet is dropped. */
  @Override
  public void accept(Packet packet) {
    lock.lock();
    try {
      while (end == null && isFull()) {
        changed.awaitUninterruptibly();
      }
      if (end == null) {
        packets.add(packet);
        bytes += packet.bytes().length;
        // Another picture shows that the one before it was whole.
        boolean picture = packet instanceof Packet.Video;
        pictured |= picture;
        held = picture ? null : held;
        changed.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void hold(Packet packet) {
    lock.lock();
    try {
      accept(packet);
      held = packet;
      heldUntil = System.nanoTime() + HOLD_NANOS;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public boolean takeBack() {
    lock.lock();
    try {
      Packet back = held;
      held = null;
      if (back == null || !packets.remove(back)) {
        return false;
      }
      bytes -= back.bytes().length;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Whether any picture came. */
  boolean hasPicture() {
    lock.lock();
    try {
      return pictured;
    } finally {
      lock.unlock();
    }
  }

  private boolean isFull() {
    return packets.size() >= MOST_PACKETS || bytes >= MOST_BYTES;
  }

  /** The next packet; waits for one. After the end, first what came before it, then the failure. */
  Packet take() throws OrielException, InterruptedException {
    lock.lockInterruptibly();
    try {
      while (end == null && (packets.isEmpty() || isHeld(packets.peek()))) {
        if (packets.isEmpty()) {
          changed.await();
        } else {
          changed.awaitNanos(heldUntil - System.nanoTime());
        }
      }
      Packet first = packets.poll();
      if (first == null) {
        throw endAsNew();
      }
      bytes -= first.bytes().length;
      changed.signalAll();
      return first;
    } finally {
      lock.unlock();
    }
  }

  private boolean isHeld(Packet packet) {
    return packet.equals(held) && System.nanoTime() - heldUntil < 0;
  }

  private OrielException endAsNew() {
    OrielException why = end == null ? RtspFailures.closedHere() : end;
    return new OrielException(why.problem(), why.detail(), why);
  }

  /** Nothing comes any more; the first reason counts. */
  void end(OrielException why) {
    lock.lock();
    try {
      end = end == null ? why : end;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing is wanted any more, not even what waits. */
  void close() {
    lock.lock();
    try {
      packets.clear();
      bytes = 0;
      end = RtspFailures.closedHere();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
