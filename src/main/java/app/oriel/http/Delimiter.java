package app.oriel.http;

import java.util.Arrays;

/** The line between two parts, without its end: two hyphens and the boundary. */
final class Delimiter {
  private final byte[] line;

  /** How far a search may go on where it meets this byte; 0 for the delimiter's last. */
  private final int[] steps = new int[256];

  Delimiter(byte[] line) {
    this.line = line;
    Arrays.fill(steps, line.length);
    for (int i = 0; i < line.length; i++) {
      steps[line[i] & 0xff] = line.length - 1 - i;
    }
  }

  int length() {
    return line.length;
  }

  /** One of its bytes. */
  int at(int index) {
    return line[index] & 0xff;
  }

  /** Whether these bytes are the delimiter. */
  boolean is(byte[] in, int from, int to) {
    return Arrays.equals(line, 0, line.length, in, from, to);
  }

  /** Whether these bytes end with it, whatever stands before. */
  boolean ends(byte[] in, int from, int to) {
    return to - from >= line.length && is(in, to - line.length, to);
  }

  /** Whether these bytes are the delimiter or, where they are fewer, its beginning. */
  boolean begins(byte[] in, int from, int to) {
    int count = Math.min(line.length, to - from);
    return Arrays.equals(line, 0, count, in, from, from + count);
  }

  /** Whether these bytes are the closing delimiter of RFC 2046. */
  boolean closes(byte[] in, int from, int to) {
    int stop = to - 2;
    return stop > from && in[stop] == '-' && in[to - 1] == '-' && is(in, from, stop);
  }

  /** Where it stands within these bytes first, or -1; Horspool's search. */
  int indexIn(byte[] in, int from, int to) {
    int last = line.length - 1;
    int at = from + last;
    while (at < to) {
      int step = steps[in[at] & 0xff];
      if (step == 0 && is(in, at - last, at + 1)) {
        return at - last;
      }
      at += Math.max(step, 1);
    }
    return -1;
  }

  /** Where a line that may become the delimiter begins at the end of these bytes, or -1. */
  int begunIn(byte[] in, int to) {
    for (int at = to - 1; at > 0 && at > to - line.length; at--) {
      if (in[at - 1] == '\n' && begins(in, at, to)) {
        return at;
      }
    }
    return -1;
  }
}
