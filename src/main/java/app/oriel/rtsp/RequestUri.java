package app.oriel.rtsp;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Absolute URIs for request lines. Whatever can stand there stays byte for byte; user and password
 * never do.
 */
final class RequestUri {
  private RequestUri() {}

  /** With bytes that would end a request line early, or are not ASCII, written in percent. */
  static String encoded(String uri) {
    StringBuilder text = new StringBuilder(uri.length());
    for (byte b : uri.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b < 0x7f) {
        text.append((char) b);
      } else {
        text.append("%%%02X".formatted(b & 0xff));
      }
    }
    return text.toString();
  }

  /** The base that a camera named, where it is a plain RTSP URI. */
  static Optional<String> base(String named) {
    return isRtsp(named) ? Optional.of(encoded(withoutUser(named))) : Optional.empty();
  }

  /**
   * What a control attribute means.
   *
   * @param base the URI of the whole presentation
   */
  static String control(String base, String control) {
    if (control.isEmpty() || control.equals("*")) {
      return base;
    }
    if (isRtsp(control)) {
      return encoded(withoutUser(control));
    }
    if (control.startsWith("/")) {
      int path = base.indexOf('/', base.indexOf("://") + 3);
      return (path < 0 ? base : base.substring(0, path)) + encoded(control);
    }
    return base + (base.endsWith("/") ? "" : "/") + encoded(control);
  }

  private static boolean isRtsp(String uri) {
    return uri.toLowerCase(Locale.ROOT).startsWith("rtsp://");
  }

  private static String withoutUser(String uri) {
    int host = uri.indexOf("://") + 3;
    int path = uri.indexOf('/', host);
    int at = uri.lastIndexOf('@', path < 0 ? uri.length() : path);
    return at < host ? uri : uri.substring(0, host) + uri.substring(at + 1);
  }
}
