package app.oriel.simulator.kasa;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;

/** The bytes inside a chunked body; its end is where the last chunk says so. */
final class ChunkedBody extends InputStream {
  private static final int LARGEST = 1 << 20;

  private final InputStream in;
  private int left;
  private boolean ended;

  ChunkedBody(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    if (left == 0 && !isAtChunk()) {
      return -1;
    }
    int next = in.read();
    if (next < 0) {
      throw new EOFException("the client left inside a chunk");
    }
    left--;
    if (left == 0) {
      endLine();
    }
    return next;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    int count = 0;
    while (count < length) {
      int next = read();
      if (next < 0) {
        return count == 0 ? -1 : count;
      }
      into[from + count++] = (byte) next;
    }
    return count;
  }

  private boolean isAtChunk() throws IOException {
    if (ended) {
      return false;
    }
    String size = TalkHead.line(in, false).replaceFirst(";.*", "").strip();
    if (!size.matches("[0-9A-Fa-f]{1,6}") || Integer.parseInt(size, 16) > LARGEST) {
      throw new ProtocolException("no size of a chunk");
    }
    left = Integer.parseInt(size, 16);
    if (left == 0) {
      ended = true;
      endLine();
    }
    return !ended;
  }

  private void endLine() throws IOException {
    if (!TalkHead.line(in, false).isEmpty()) {
      throw new ProtocolException("a chunk does not end where it should");
    }
  }
}
