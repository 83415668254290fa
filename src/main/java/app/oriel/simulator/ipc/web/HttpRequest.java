package app.oriel.simulator.ipc.web;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP request with its whole body.
 *
 * @param headers by their names in lower case
 */
record HttpRequest(String method, String target, Map<String, String> headers, String body) {
  private static final int LONGEST_LINE = 8192;
  private static final int MOST_HEADERS = 64;
  private static final int LARGEST_BODY = 64 << 10;

  /**
   * Reads one, or null where the client said goodbye before it.
   *
   * @throws ProtocolException if it is none
   */
  static @Nullable HttpRequest read(InputStream in) throws IOException {
    String first = line(in, true);
    if (first.isEmpty()) {
      return null;
    }
    List<String> words = List.of(first.split(" ", -1));
    if (words.size() != 3 || !words.get(2).startsWith("HTTP/1.")) {
      throw new ProtocolException("not an HTTP request");
    }
    Map<String, String> headers = new HashMap<>();
    for (String line = line(in, false); !line.isEmpty(); line = line(in, false)) {
      int colon = line.indexOf(':');
      if (colon < 1 || headers.size() == MOST_HEADERS) {
        throw new ProtocolException("not a header");
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    String length = headers.getOrDefault("content-length", "0");
    if (!length.matches("[0-9]{1,6}") || Integer.parseInt(length) > LARGEST_BODY) {
      throw new ProtocolException("a body too long");
    }
    byte[] body = in.readNBytes(Integer.parseInt(length));
    if (body.length < Integer.parseInt(length)) {
      throw new EOFException("the client left in mid-body");
    }
    return new HttpRequest(
        words.get(0), words.get(1), headers, new String(body, StandardCharsets.UTF_8));
  }

  private static String line(InputStream in, boolean maybeEnd) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        if (maybeEnd && line.isEmpty()) {
          return "";
        }
        throw new EOFException("the client left in mid-line");
      }
      if (line.length() == LONGEST_LINE) {
        throw new ProtocolException("a line too long");
      }
      line.append((char) next);
    }
    return line.toString().stripTrailing();
  }

  /** Whether the client wants to go on with this connection. */
  boolean keepsAlive() {
    return !headers.getOrDefault("connection", "").equalsIgnoreCase("close");
  }
}
