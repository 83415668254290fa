package app.oriel.simulator.kasa;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The head of a request to talk; kasa.md section 4.1.
 *
 * @param headers by their names in lower case, in their order
 */
record TalkHead(String method, String target, Map<String, String> headers) {
  static final String PATH = "/https/speaker/audio/g711block";
  private static final int LONGEST_LINE = 4096;
  private static final int MOST_HEADERS = 64;

  /**
   * Reads a head, or null where the client said goodbye before it.
   *
   * @throws ProtocolException if it is none
   */
  static @Nullable TalkHead read(InputStream in) throws IOException {
    String first = line(in, true);
    if (first.isEmpty()) {
      return null;
    }
    List<String> words = List.of(first.split(" ", -1));
    if (words.size() != 3 || !words.get(2).startsWith("HTTP/1.")) {
      throw new ProtocolException("not an HTTP request");
    }
    return new TalkHead(words.get(0), words.get(1), headers(in));
  }

  /** The lines up to an empty one. */
  static Map<String, String> headers(InputStream in) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(in, false); !line.isEmpty(); line = line(in, false)) {
      int colon = line.indexOf(':');
      if (colon < 1 || headers.size() == MOST_HEADERS) {
        throw new ProtocolException("not a header");
      }
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  /**
   * The next line without its end.
   *
   * @param maybeEnd whether nothing at all is as good as an empty line
   */
  static String line(InputStream in, boolean maybeEnd) throws IOException {
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

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  String path() {
    return target.replaceFirst("\\?.*", "");
  }

  private String player() {
    int at = target.indexOf("?playerId=");
    return at < 0 ? "" : target.substring(at + "?playerId=".length());
  }

  /** What is not as the app of the maker writes it; empty where all is right. */
  List<String> oddities() {
    List<String> odd = new ArrayList<>();
    if (!player().matches("tty\\.[A-Za-z0-9]{32}")) {
      odd.add("playerId is not tty. and 32 letters and figures");
    }
    if (!header("x-app-id").equals(player())) {
      odd.add("X-APP-ID is not playerId");
    }
    if (!header("content-type").matches("multipart/x-mixed-replace; ?boundary=audio-boundary--")) {
      odd.add("Content-Type is another");
    }
    if (!header("transfer-encoding").equalsIgnoreCase("chunked")) {
      odd.add("the body is not chunked");
    }
    return odd;
  }
}
