package app.oriel.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/** The bytes after an answer's head, whose failures are told as a camera's. */
final class AnswerBody extends InputStream {
  private final InputStream in;
  private final TimedSocket raw;

  AnswerBody(InputStream in, TimedSocket raw) {
    this.in = in;
    this.raw = raw;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int got = read(one, 0, 1);
    return got < 0 ? -1 : one[0] & 0xff;
  }

  /** A line that is broken has none; the next read tells. */
  @Override
  public int available() {
    try {
      return in.available();
    } catch (IOException e) {
      return 0;
    }
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    try {
      return in.read(into, from, length);
    } catch (IOException e) {
      if (Thread.currentThread().isInterrupted()) {
        throw (InterruptedIOException) new InterruptedIOException("interrupted").initCause(e);
      }
      if (raw.isDropped()) {
        throw HttpFailures.dropped(e);
      }
      if (HttpFailures.isEnd(e)) {
        return -1;
      }
      throw HttpFailures.reading(e);
    }
  }
}
