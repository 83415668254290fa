package app.oriel.rtsp;

import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Writes what others hand it to one socket, on a thread of its own, so that a camera that no longer
 * reads holds up nobody. Also the clock of the connection.
 */
final class RtspWriter {
  private static final int MOST_WAITING = 32;
  private static final byte[] NOTHING = {};

  private final BlockingQueue<byte[]> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private volatile @Nullable Beat beat;
  private volatile long writingSince;

  private record Beat(long nanos, Runnable work) {}

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
    beat = new Beat(nanos, work);
    // So that a writer that waits learns of it; one that has something to write does by itself.
    waiting.offer(NOTHING);
  }

  /** Writes until the socket is closed or the thread is interrupted. */
  void run(OutputStream out) throws IOException, InterruptedException {
    long worked = System.nanoTime();
    boolean beating = false;
    while (true) {
      Beat now = beat;
      if (now != null && !beating) {
        beating = true;
        worked = System.nanoTime();
      }
      long left = now == null ? Long.MAX_VALUE : worked + now.nanos - System.nanoTime();
      byte[] message = waiting.poll(Math.max(0, left), TimeUnit.NANOSECONDS);
      if (message != null) {
        writingSince = System.nanoTime() | 1; // 0 means that nothing is being written
        out.write(message);
        writingSince = 0;
      } else if (now != null) {
        worked = System.nanoTime();
        now.work.run();
      }
    }
  }
}
