package app.oriel.rtsp.rtp;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Puts packets into the order of their sequence numbers within a small window, drops doubles, and
 * says where some are missing. Copies a packet only when it comes too early.
 */
final class PacketOrder {
  /** How far ahead of what is missing a packet may be. */
  private static final int WINDOW = 32;

  /** So many are held before what is missing counts as lost. */
  private static final int MOST_HELD = 8;

  /** So many in a row with old numbers are no doubles: the camera began to count anew. */
  private static final int NEW_COUNT = 8;

  /** A double comes sooner. */
  private static final long LONG_SILENCE = TimeUnit.SECONDS.toNanos(2);

  private final Taker taker;
  private final @Nullable Held[] slots = new Held[WINDOW];
  private final RtpPacket again = new RtpPacket();
  private boolean started;
  private int next;
  private int held;
  private int newestStamp;
  private long lastArrival;
  private final List<Held> late = new ArrayList<>(NEW_COUNT);
  private int lateNext;

  /** How many in a row had the number of the one before them. */
  private int standing;

  private final AtomicLong lost = new AtomicLong();

  /** Takes what is in order. */
  interface Taker {
    /** The next packet. */
    void inOrder(RtpPacket packet, long arrival);

    /** Some packets will not come any more. */
    void gap();
  }

  PacketOrder(Taker taker) {
    this.taker = taker;
  }

  /** How many packets never came, as far as the numbers tell; from any thread. */
  long lost() {
    return lost.get();
  }

  /** Forgets everything: what comes next is a stream of its own. */
  void restart() {
    Arrays.fill(slots, null);
    held = 0;
    late.clear();
    standing = 0;
    started = false;
  }

  /** Takes a packet as it comes; one that is too early is copied. */
  void take(byte[] array, int from, int size, RtpPacket packet, long arrival) {
    if (!started) {
      started = true;
      next = packet.sequence();
      newestStamp = packet.timestamp();
    }
    int ahead = (short) (packet.sequence() - next);
    standing = ahead == -1 ? standing + 1 : 0;
    if (ahead == 0 || standing > NEW_COUNT) {
      // Some count nothing: then they are in order as they come.
      deliver(packet, arrival);
      release();
    } else if (ahead > 0 && ahead < WINDOW) {
      hold(Arrays.copyOfRange(array, from, from + size), packet.sequence(), arrival);
    } else if (ahead > 0 || isNew(packet, arrival)) {
      jump(packet, arrival);
    } else {
      late(Arrays.copyOfRange(array, from, from + size), packet.sequence(), arrival);
    }
  }

  /** Whether one with an old number is no double: nearly a whole round of numbers is missing. */
  private boolean isNew(RtpPacket packet, long arrival) {
    return packet.timestamp() - newestStamp > 0 || arrival - lastArrival > LONG_SILENCE;
  }

  private void deliver(RtpPacket packet, long arrival) {
    late.clear();
    next = packet.sequence() + 1 & 0xffff;
    if (packet.timestamp() - newestStamp > 0) {
      newestStamp = packet.timestamp();
    }
    lastArrival = arrival;
    taker.inOrder(packet, arrival);
  }

  private void hold(byte[] copy, int sequence, long arrival) {
    int slot = sequence % WINDOW;
    if (slots[slot] == null) {
      slots[slot] = new Held(copy, arrival);
      held++;
    }
    if (held >= MOST_HELD) {
      giveUpMissing();
    }
  }

  /** Hands on what was held and is in order now. */
  private void release() {
    while (held > 0) {
      Held first = slots[next % WINDOW];
      if (first == null) {
        return;
      }
      slots[next % WINDOW] = null;
      held--;
      again.read(first.bytes, 0, first.bytes.length);
      deliver(again, first.arrival);
    }
  }

  private void giveUpMissing() {
    while (slots[next % WINDOW] == null) {
      next = next + 1 & 0xffff;
      lost.incrementAndGet();
    }
    taker.gap();
    release();
  }

  /** Far ahead: nobody waits for so many. */
  private void jump(RtpPacket packet, long arrival) {
    while (held > 0) {
      giveUpMissing();
    }
    lost.addAndGet(packet.sequence() - next & 0xffff);
    taker.gap();
    deliver(packet, arrival);
  }

  /** An old number; kept for the case that more follow it, in order. */
  private void late(byte[] copy, int sequence, long arrival) {
    if (sequence != lateNext) {
      late.clear();
    }
    lateNext = sequence + 1 & 0xffff;
    late.add(new Held(copy, arrival));
    if (late.size() >= NEW_COUNT) {
      countAnew();
    }
  }

  private void countAnew() {
    Arrays.fill(slots, null);
    held = 0;
    taker.gap();
    for (Held each : List.copyOf(late)) {
      again.read(each.bytes, 0, each.bytes.length);
      deliver(again, each.arrival);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Held(byte[] bytes, long arrival) {}
}
