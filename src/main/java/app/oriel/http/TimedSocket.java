package app.oriel.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * A socket whose reads keep a deadline, so that a camera that drips single bytes cannot hold a
 * handshake or a head open. Interrupting the reading thread ends the read: at once on a virtual
 * thread, within a quarter of a second on a platform thread.
 */
final class TimedSocket extends Socket {
  private static final int SLICE_MILLIS = 250;

  private volatile long limit;
  private volatile long since;
  private volatile boolean perRead;
  private volatile boolean dropped;

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
