package app.oriel.http;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The protocol trace of one camera, for {@code -v}: what was asked ({@code >>}) and what came
 * ({@code <<}). Of header fields only those are shown that can hold no secret; of the rest, the
 * name.
 */
final class Trace {
  private static final Logger log = LoggerFactory.getLogger(Trace.class);
  private static final int LONGEST_VALUE = 200;
  private static final Set<String> HARMLESS =
      Set.of(
          "accept",
          "connection",
          "content-length",
          "content-type",
          "server",
          "transfer-encoding",
          "user-agent",
          "www-authenticate");

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

  void asked(String method, String target, Headers headers) {
    if (log.isDebugEnabled()) {
      log.debug("{}: >> {} {} {}", camera, method, target, shown(headers));
    }
  }

  void answered(int status, Headers headers) {
    if (log.isDebugEnabled()) {
      log.debug("{}: << {} {}", camera, status, shown(headers));
    }
  }

  private static String shown(Headers headers) {
    return headers.fields().stream().map(Trace::shown).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String shown(Headers.Field field) {
    boolean harmless = HARMLESS.contains(field.name().toLowerCase(Locale.ROOT));
    return printable(field.name()) + ": " + (harmless ? printable(field.value()) : "(hidden)");
  }

  private static String printable(String text) {
    String cut = text.length() > LONGEST_VALUE ? text.substring(0, LONGEST_VALUE) + "…" : text;
    return cut.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]", "?");
  }
}
