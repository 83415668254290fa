package app.oriel.http;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body with its chunk framing taken off, if it has any. Whether it has shows in its first bytes:
 * chunks begin with a line that holds a hexadecimal number, a multipart body does not. What the
 * head says is wrong too often. Not for several threads.
 */
public final class FramedBody extends InputStream {
  private static final int LONGEST_SIZE_LINE = 256;

  /** A byte with its size and line ends, and the line end of the chunk before it. */
  private static final int SHORTEST_CHUNK = 8;

  /** Cameras send about one part in each chunk. */
  private static final long LARGEST_CHUNK = 16 << 20;

  private final InputStream in;
  private final byte[] buffer = new byte[8 << 10];
  private int next;
  private int end;
  private Framing framing = Framing.UNKNOWN;
  private long left;
  private boolean chunkToEnd;

  /** Takes the stream over; what it throws is thrown on. */
  public FramedBody(InputStream in) {
    this.in = in;
  }

  /** Waits for the first byte; false if the body ends before it. */
  public boolean hasBytes() throws IOException {
    return next < end || framing != Framing.UNKNOWN || fill();
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int got = read(one, 0, 1);
    return got < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (framing == Framing.UNKNOWN) {
      framing = look();
    }
    return switch (framing) {
      case RAW -> take(into, from, length);
      case CHUNKED -> readChunk(into, from, length);
      case ENDED, UNKNOWN -> -1;
    };
  }

  /** Some of those that are there: at the end of a chunk one, where the next has come too. */
  @Override
  public int available() throws IOException {
    int kept = end - next;
    return switch (framing) {
      case RAW -> kept > 0 ? kept : in.available();
      case CHUNKED ->
          left > 0
              ? (int) Math.min(left, kept > 0 ? kept : in.available())
              : kept >= SHORTEST_CHUNK || in.available() >= SHORTEST_CHUNK - kept ? 1 : 0;
      case ENDED, UNKNOWN -> 0;
    };
  }

  private int readChunk(byte[] into, int from, int length) throws IOException {
    if (left == 0 && !startChunk()) {
      framing = Framing.ENDED;
      return -1;
    }
    int got = take(into, from, (int) Math.min(length, left));
    if (got < 0) {
      throw new OrielException(
          Problem.CONNECTION_LOST, Detail.of("ended-in-the-middle-of-a-chunk"));
    }
    left -= got;
    // The line end after it is left for the next read: nobody waits for it.
    chunkToEnd = left == 0;
    return got;
  }

  private int take(byte[] into, int from, int length) throws IOException {
    if (next == end) {
      return in.read(into, from, length);
    }
    int got = Math.min(length, end - next);
    System.arraycopy(buffer, next, into, from, got);
    next += got;
    return got;
  }

  /** Reads only as far as it must, so that a slow camera's first part is not waited for. */
  private Framing look() throws IOException {
    int at = 0;
    while (true) {
      if (at == end && !fill()) {
        return end == 0 ? Framing.ENDED : Framing.RAW;
      }
      int b = buffer[at];
      if (Character.digit(b, 16) < 0) {
        boolean endsNumber = b == '\r' || b == '\n' || b == ';' || b == ' ' || b == '\t';
        return at > 0 && endsNumber ? Framing.CHUNKED : Framing.RAW;
      }
      if (++at == LONGEST_SIZE_LINE) {
        throw malformed(Detail.of("began-with-an-endless-number"));
      }
    }
  }

  /** Whether another chunk follows; its size is then in {@link #left}. */
  private boolean startChunk() throws IOException {
    if (next == end && !refill()) {
      return false;
    }
    if (chunkToEnd) {
      endChunk();
      chunkToEnd = false;
      if (next == end && !refill()) {
        return false;
      }
    }
    left = readSize();
    return left > 0;
  }

  private long readSize() throws IOException {
    long size = 0;
    int digits = 0;
    int b = byteOfFraming();
    for (; Character.digit(b, 16) >= 0; b = byteOfFraming()) {
      size = size << 4 | Character.digit(b, 16);
      if (++digits > 16 || size > LARGEST_CHUNK) {
        throw malformed(Detail.of("announced-too-large-a-chunk"));
      }
    }
    boolean endsNumber = b == '\r' || b == '\n' || b == ';' || b == ' ' || b == '\t';
    if (digits == 0 || !endsNumber) {
      throw malformed(Detail.of("sent-a-chunk-without-a-size"));
    }
    for (int extension = 0; b != '\n'; b = byteOfFraming()) {
      if (++extension > LONGEST_SIZE_LINE) {
        throw malformed(Detail.of("sent-an-endless-chunk-size"));
      }
    }
    return size;
  }

  private void endChunk() throws IOException {
    int b = byteOfFraming();
    if (b == '\r') {
      b = byteOfFraming();
    }
    if (b != '\n') {
      throw malformed(Detail.of("sent-a-chunk-of-another-size-than-it-said"));
    }
  }

  private int byteOfFraming() throws IOException {
    if (next == end && !refill()) {
      throw new OrielException(
          Problem.CONNECTION_LOST, Detail.of("ended-in-the-middle-of-a-chunk"));
    }
    return buffer[next++];
  }

  private boolean refill() throws IOException {
    next = 0;
    end = 0;
    return fill();
  }

  private boolean fill() throws IOException {
    int got = in.read(buffer, end, buffer.length - end);
    if (got < 0) {
      return false;
    }
    end += got;
    return true;
  }

  private static OrielException malformed(Detail detail) {
    return new OrielException(Problem.MALFORMED, detail);
  }

  private enum Framing {
    UNKNOWN,
    RAW,
    CHUNKED,
    ENDED
  }
}
