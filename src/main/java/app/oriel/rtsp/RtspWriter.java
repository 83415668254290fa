package app.oriel.rtsp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * Writes what others hand it to one socket, on a thread of its own, so that a camera that no longer
 * reads holds up nobody. Also the clock of the connection.
 */
final class RtspWriter {
  private static final int MOST_WAITING = 32;
  private static final byte[] NOTHING = {};

  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final List<Beat> beats = new CopyOnWriteArrayList<>();
  private volatile long writingSince;

  /** Work that is due again and again; its time belongs to the thread that writes. */
  private static final class Beat {
    private final long nanos;
    private final Runnable work;
    private long due;

    Beat(long nanos, Runnable work) {
      this.nanos = nanos;
      this.work = work;
      this.due = System.nanoTime() + nanos;
    }
  }

  /** Hands a message over; false where too many wait. Never blocks. */
  boolean offer(byte[] message) {
    return waiting.offer(message);
  }

  /**
   * Hands a frame over. Where as many wait as may, the oldest is thrown away. Never blocks.
   *
   * @return how many were thrown away
   */
  int offerLatest(byte[] frame, int most) {
    int dropped = 0;
    while (waiting.size() >= most && waiting.poll() != null) {
      dropped++;
    }
    return waiting.offer(frame) ? dropped : dropped + 1;
  }

  /** For how many nanoseconds the camera has not taken what is being written. */
  long stuckFor() {
    long since = writingSince;
    return since == 0 ? 0 : System.nanoTime() - since;
  }

  /** From now on does this work again and again; it must not block. */
  void every(long nanos, Runnable work) {
    beats.add(new Beat(nanos, work));
    // So that a writer that waits learns of it; one that has something to write does by itself.
    waiting.offer(NOTHING);
  }

  /** Writes until the socket is closed or the thread is interrupted. */
  void run(OutputStream out) throws IOException, InterruptedException {
    while (true) {
      byte[] message = waiting.poll(untilNextBeat(), TimeUnit.NANOSECONDS);
      if (message != null) {
        writingSince = System.nanoTime() | 1; // 0 means that nothing is being written
        out.write(message);
        writingSince = 0;
      }
      doWhatIsDue();
    }
  }

  private long untilNextBeat() {
    long now = System.nanoTime();
    long next = Long.MAX_VALUE;
    for (Beat beat : beats) {
      next = Math.min(next, Math.max(0, beat.due - now));
    }
    return next;
  }

  private void doWhatIsDue() {
    long now = System.nanoTime();
    for (Beat beat : beats) {
      if (now - beat.due >= 0) {
        beat.due = now + beat.nanos;
        beat.work.run();
      }
    }
  }
}
