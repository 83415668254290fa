package app.oriel.simulator.kasa;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A client's request, without a body.
 *
 * @param target path and query
 * @param authorization the header's value, or null where there is none
 */
record Request(String method, String target, @Nullable String authorization) {
  private static final int LONGEST_HEAD = 8192;
  private static final long TIME = TimeUnit.SECONDS.toNanos(10);

  /** The path without its query. */
  String path() {
    int question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  /** Whether the query has exactly this item, such as {@code resolution=hd}. */
  boolean asks(String item) {
    int question = target.indexOf('?');
    return question >= 0
        && Arrays.asList(target.substring(question + 1).split("&", -1)).contains(item);
  }

  @Override
  public String toString() {
    return method + " " + target;
  }

  /**
   * Reads one request head, of at most 8 KiB and within ten seconds.
   *
   * @param plain the socket under the stream, whose read limit is set
   * @throws ProtocolException if it is none
   */
  static Request read(InputStream in, Socket plain) throws IOException {
    String[] lines = head(in, plain).split("\r?\n", -1);
    List<String> first = Arrays.asList(lines[0].split(" ", -1));
    if (first.size() != 3 || !first.get(2).startsWith("HTTP/1.")) {
      throw new ProtocolException("not an HTTP request");
    }
    String authorization = null;
    for (String line : Arrays.asList(lines).subList(1, lines.length)) {
      int colon = line.indexOf(':');
      if (colon > 0 && line.substring(0, colon).toLowerCase(Locale.ROOT).equals("authorization")) {
        authorization = line.substring(colon + 1).strip();
      }
    }
    return new Request(first.get(0), first.get(1), authorization);
  }

  private static String head(InputStream in, Socket plain) throws IOException {
    long deadline = System.nanoTime() + TIME;
    StringBuilder head = new StringBuilder();
    while (!endsHead(head)) {
      if (head.length() == LONGEST_HEAD) {
        throw new ProtocolException("the request is too long");
      }
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      plain.setSoTimeout((int) Math.max(1, left));
      int next = in.read();
      if (next < 0) {
        throw new EOFException("the client left before its request was whole");
      }
      head.append((char) next);
    }
    plain.setSoTimeout(0);
    return head.toString();
  }

  private static boolean endsHead(StringBuilder head) {
    int length = head.length();
    return endsWith(head, length, "\r\n\r\n") || endsWith(head, length, "\n\n");
  }

  private static boolean endsWith(StringBuilder head, int length, String end) {
    return length >= end.length() && head.indexOf(end, length - end.length()) >= 0;
  }
}
