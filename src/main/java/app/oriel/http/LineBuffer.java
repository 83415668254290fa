package app.oriel.http;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads a stream by lines and by pieces of known length, in any order. Not for several threads. */
final class LineBuffer {
  /** In place of a byte. */
  static final int NONE = -1;

  private static final int ROOM = 16 << 10;

  private final Reread in;
  private final int longest;
  private final byte[] buffer;
  private int next;
  private int end;
  private int lineStart;
  private int lineEnd;

  /** What was found where a line should be. */
  enum Found {
    LINE,
    TOO_LONG,
    END
  }

  /**
   * @param longest of the lines, in bytes
   * @param head how much may be put back beyond what is in proportion to the stream
   */
  LineBuffer(InputStream in, int longest, int head) {
    this.in = new Reread(in, head);
    this.longest = longest;
    this.buffer = new byte[Math.max(ROOM, 2 * longest)];
  }

  /**
   * Reads up to the next line feed. The line can be looked at until the next call of any method;
   * one that is too long is not taken.
   */
  Found read() throws IOException {
    int at = next;
    while (true) {
      at = indexOfLineFeed(at);
      if (at - next > longest) {
        return Found.TOO_LONG;
      }
      if (at < end) {
        return take(at);
      }
      int unread = at - next;
      if (!fill()) {
        return Found.END;
      }
      at = next + unread;
    }
  }

  /**
   * The same for lines of any length.
   *
   * @param kept so many of its last bytes are kept of a line that is too long; each time others
   *     were dropped, this says so and the line goes on
   */
  Found readEnd(int kept) throws IOException {
    int at = next;
    while (true) {
      at = indexOfLineFeed(at);
      if (at < end) {
        return take(at);
      }
      boolean drops = end - next > Math.max(longest, kept);
      next = drops ? end - kept : next;
      int unread = end - next;
      if (!fill()) {
        return Found.END;
      }
      if (drops) {
        return Found.TOO_LONG;
      }
      at = next + unread;
    }
  }

  private int indexOfLineFeed(int from) {
    int at = from;
    while (at < end && buffer[at] != '\n') {
      at++;
    }
    return at;
  }

  private Found take(int lineFeed) {
    lineStart = next;
    lineEnd = lineFeed > next && buffer[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
    next = lineFeed + 1;
    return Found.LINE;
  }

  /** Whether only a line end is left, after {@link Found#END}. */
  boolean isEmpty() {
    return end == next || (end - next == 1 && buffer[next] == '\r');
  }

  /** Lets the line be read once more. */
  void unread() {
    next = lineStart;
  }

  /** Where the line's bytes are. */
  byte[] bytes() {
    return buffer;
  }

  int lineStart() {
    return lineStart;
  }

  /** Without the line end. */
  int lineEnd() {
    return lineEnd;
  }

  /** Without blanks before the line end either. */
  int trimmedEnd() {
    int stop = lineEnd;
    while (stop > lineStart && (buffer[stop - 1] == ' ' || buffer[stop - 1] == '\t')) {
      stop--;
    }
    return stop;
  }

  /** As {@link InputStream#read(byte[], int, int)}, what is buffered first. */
  int read(byte[] into, int from, int length) throws IOException {
    if (next == end) {
      return in.read(into, from, length);
    }
    int got = Math.min(length, end - next);
    System.arraycopy(buffer, next, into, from, got);
    next += got;
    return got;
  }

  /** Whether a read would not wait. */
  boolean hasMore() throws IOException {
    return next < end || in.available() > 0;
  }

  /** Whether a delimiter comes next, after a line end or without one, and is there already. */
  boolean shows(Delimiter delimiter) throws IOException {
    while (end - next < delimiter.length() + 2 && in.available() > 0 && fill()) {
      // until it is there, or nothing more is
    }
    int at = next;
    at += at < end && buffer[at] == '\r' ? 1 : 0;
    at += at < end && buffer[at] == '\n' ? 1 : 0;
    return end - at >= delimiter.length() && delimiter.begins(buffer, at, end);
  }

  /** The byte at this distance, or {@link #NONE} where it is not there or the stream ends. */
  int peek(int ahead, boolean wait) throws IOException {
    while (end - next <= ahead) {
      boolean reads = wait || in.available() > 0;
      if (!reads || !fill()) {
        return NONE;
      }
    }
    return buffer[next + ahead] & 0xff;
  }

  /** How many bytes were taken. */
  long offset() {
    return in.offset() - (end - next);
  }

  /** Whether so many may be put back; else the stream costs more than it is worth. */
  boolean takesBack(int count) {
    return in.takesBack(count);
  }

  /** Lets these bytes, which are not copied, be read once more before all others. */
  void putBack(byte[] bytes, int from, int to) {
    byte[] rest = Arrays.copyOfRange(buffer, next, end);
    in.putBack(rest, 0, rest.length);
    in.putBack(bytes, from, to);
    next = 0;
    end = 0;
  }

  private boolean fill() throws IOException {
    System.arraycopy(buffer, next, buffer, 0, end - next);
    end -= next;
    next = 0;
    int got = in.read(buffer, end, buffer.length - end);
    end += Math.max(got, 0);
    return got >= 0;
  }
}
