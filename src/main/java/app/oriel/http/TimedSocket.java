package app.oriel.http;

import app.oriel.camera.Pace;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A socket whose reads keep a deadline, so that a camera that drips single bytes cannot hold a
 * handshake or a head open. Interrupting the reading thread ends the read: at once on a virtual
 * thread, within a quarter of a second on a platform thread.
 *
 * <p>A camera that sends more than its reader can take keeps that reader from ever waiting, and
 * nothing takes a virtual thread off its carrier but waiting: a flood for each processor, and no
 * other camera would be read. So a reader gives way now and then, and takes no more than a pace.
 */
final class TimedSocket extends Socket {
  private static final int SLICE_MILLIS = 250;

  /** More than the 100-megabit port of a camera carries. */
  private static final long BYTES_PER_SECOND = 16 << 20;

  /** What the system's buffers may hold after a pause of ours comes at once. */
  private static final long BURST_BYTES = 8 << 20;

  /** After so many bytes the other readers get their turn: a tenth of a millisecond's work. */
  private static final int TURN_BYTES = 64 << 10;

  private final Pace pace = new Pace(BYTES_PER_SECOND, BURST_BYTES);

  private volatile long limit;
  private volatile long since;
  private volatile boolean perRead;
  private volatile boolean dropped;

  /** Only the reading thread's. */
  private int sinceTurn;

  /** What the thread that shakes hands holds while it computes. */
  private volatile @Nullable Semaphore turn;

  /** Work on this socket that may fail. */
  interface Work<T> {
    T run() throws IOException;
  }

  /** From now on all reads together may take this long. */
  void allow(Duration whole) {
    limit = whole.toNanos();
    since = System.nanoTime();
    perRead = false;
  }

  /** From now on each read may take this long. */
  void allowEachRead(Duration silence) {
    limit = silence.toNanos();
    perRead = true;
  }

  /**
   * Does what computes much between its reads, such as a handshake, while it holds a permit. It is
   * given back while a read waits, so that a silent camera keeps nobody from computing.
   */
  <T> T inTurn(Semaphore permits, Work<T> work) throws IOException, InterruptedException {
    permits.acquire();
    turn = permits;
    try {
      return work.run();
    } finally {
      turn = null;
      permits.release();
    }
  }

  /**
   * Closes from any thread, at once. The bare socket, because TLS's own farewell could wait for a
   * peer that no longer reads.
   */
  void drop() {
    dropped = true;
    try {
      close();
    } catch (IOException ignored) {
      // A socket that cannot be closed is closed.
    }
  }

  /** Whether this side ended it; the TLS layer closes the socket too, after a failure. */
  boolean isDropped() {
    return dropped;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new Timed(super.getInputStream());
  }

  private final class Timed extends FilterInputStream {
    Timed(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      int got = read(one, 0, 1);
      return got < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      giveWay();
      @Nullable Semaphore held = turn;
      int got;
      if (held == null) {
        got = waitAndRead(into, from, length);
      } else {
        held.release();
        try {
          got = waitAndRead(into, from, length);
        } finally {
          held.acquireUninterruptibly();
        }
      }
      pace.took(Math.max(got, 0), System.nanoTime());
      sinceTurn += Math.max(got, 0);
      return got;
    }

    @SuppressWarnings("ThreadPriorityCheck") // nothing else ends a virtual thread's turn
    private void giveWay() throws InterruptedIOException {
      long early = pace.left(System.nanoTime());
      if (early <= 0 && sinceTurn < TURN_BYTES) {
        return;
      }
      sinceTurn = 0;
      if (early <= 0) {
        Thread.yield();
        return;
      }
      try {
        TimeUnit.NANOSECONDS.sleep(early);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException("interrupted");
      }
    }

    private int waitAndRead(byte[] into, int from, int length) throws IOException {
      long start = perRead ? System.nanoTime() : since;
      while (true) {
        setSoTimeout(slice(limit - (System.nanoTime() - start)));
        try {
          return in.read(into, from, length);
        } catch (SocketTimeoutException e) {
          if (Thread.currentThread().isInterrupted()) {
            throw new InterruptedIOException("interrupted");
          }
        }
      }
    }

    private static int slice(long nanosLeft) throws SocketTimeoutException {
      if (nanosLeft <= 0) {
        throw new SocketTimeoutException("silent for too long");
      }
      long millis = TimeUnit.NANOSECONDS.toMillis(nanosLeft) + 1;
      // A platform thread in a read does not notice an interrupt, so it looks up now and then.
      long most = Thread.currentThread().isVirtual() ? Integer.MAX_VALUE : SLICE_MILLIS;
      return (int) Math.min(millis, most);
    }
  }
}
