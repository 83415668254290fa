package app.oriel.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A stream that takes back what was read of it, and knows where it is. It holds no more than was
 * put back. Not for several threads.
 */
final class Reread {
  /**
   * For each byte of the stream, so many are read once more; beyond it the peer wastes our time.
   */
  private static final int MOST_AGAIN = 16;

  private final InputStream in;
  private final long head;
  private final Deque<Piece> again = new ArrayDeque<>();
  private long offset;
  private long putBack;

  /** Bytes that were read before. */
  @SuppressWarnings("ArrayRecordComponent") // nobody writes to it
  private record Piece(byte[] bytes, int from, int to) {}

  /**
   * @param head how much may be put back beyond what is in proportion
   */
  Reread(InputStream in, long head) {
    this.in = in;
    this.head = head;
  }

  /** As {@link InputStream#read(byte[], int, int)}. */
  @SuppressWarnings("ThreadPriorityCheck") // nothing else ends a virtual thread's turn
  int read(byte[] into, int from, int length) throws IOException {
    Piece first = again.poll();
    if (first == null) {
      int got = in.read(into, from, length);
      offset += Math.max(got, 0);
      return got;
    }
    // No read waits here: the others get their turn.
    Thread.yield();
    int got = Math.min(length, first.to - first.from);
    System.arraycopy(first.bytes, first.from, into, from, got);
    if (first.from + got < first.to) {
      again.addFirst(new Piece(first.bytes, first.from + got, first.to));
    }
    offset += got;
    return got;
  }

  /** As {@link InputStream#available}. */
  int available() throws IOException {
    Piece first = again.peek();
    return first == null ? in.available() : first.to - first.from;
  }

  /** How many bytes were read, without those that were put back. */
  long offset() {
    return offset;
  }

  /** Whether so many may be put back; else the stream costs more than it is worth. */
  boolean takesBack(int count) {
    return (putBack + count) / MOST_AGAIN <= offset + head;
  }

  /** The next reads give these bytes, which are not copied. */
  void putBack(byte[] bytes, int from, int to) {
    if (from < to) {
      again.addFirst(new Piece(bytes, from, to));
      offset -= to - from;
      putBack += to - from;
    }
  }
}
