package app.oriel.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The protocol trace of one camera, for {@code -v}: what was asked ({@code >>}) and what came
 * ({@code <<}). A camera may repeat anything that it was told, a password too, so of its answer are
 * shown the status and the words that stand here, and nothing else.
 */
final class Trace {
  private static final Logger log = LoggerFactory.getLogger(Trace.class);
  private static final String HIDDEN = "(hidden)";

  /** Names of fields, and how their values begin that are shown. */
  private static final Map<String, Set<String>> KNOWN =
      Map.of(
          "connection",
          Set.of("close", "keep-alive"),
          "content-encoding",
          Set.of("gzip", "deflate", "br", "identity"),
          "content-length",
          Set.of("-1"),
          "content-type",
          Set.of(
              "multipart/x-mixed-replace",
              "multipart/mixed",
              "application/octet-stream",
              "application/json",
              "text/html",
              "text/plain"),
          "location",
          Set.of(),
          "server",
          Set.of("gsoap", "lighttpd", "nginx", "uhttpd", "goahead", "boa", "mini_httpd", "webrtc"),
          "transfer-encoding",
          Set.of("chunked", "identity"),
          "www-authenticate",
          Set.of("basic", "digest", "bearer"));

  private final String camera;

  /**
   * @param camera the name that people call it
   */
  Trace(String camera) {
    this.camera = camera;
  }

  void secured(int port, String protocol, String cipher, String fingerprint) {
    log.debug("{}: << port {}, {} {} {}", camera, port, protocol, cipher, fingerprint);
  }

  /**
   * @param headers of these only the names are shown
   */
  void asked(String method, String target, Headers headers) {
    if (log.isDebugEnabled()) {
      log.debug("{}: >> {} {} {}", camera, method, target, names(headers));
    }
  }

  void answered(int status, Headers headers) {
    if (log.isDebugEnabled()) {
      log.debug("{}: << {} {}", camera, status, shown(headers));
    }
  }

  private static List<String> names(Headers headers) {
    return headers.fields().stream().map(Headers.Field::name).toList();
  }

  private static List<String> shown(Headers headers) {
    List<String> shown = new ArrayList<>();
    int others = 0;
    for (Headers.Field field : headers.fields()) {
      String name = field.name().toLowerCase(Locale.ROOT);
      Set<String> words = KNOWN.get(name);
      if (words == null) {
        others++;
      } else {
        shown.add(name + ": " + shown(field.value().strip().toLowerCase(Locale.ROOT), words));
      }
    }
    if (others > 0) {
      shown.add(others + " more");
    }
    return shown;
  }

  /** The one of these words with which the value begins. */
  private static String shown(String value, Set<String> words) {
    return words.stream().filter(word -> begins(value, word)).findFirst().orElse(HIDDEN);
  }

  private static boolean begins(String value, String word) {
    boolean ends =
        value.length() == word.length()
            || (value.length() > word.length()
                && !Character.isLetterOrDigit(value.charAt(word.length())));
    return value.startsWith(word) && ends;
  }
}
