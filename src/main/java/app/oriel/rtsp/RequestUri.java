package app.oriel.rtsp;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Absolute URIs for request lines. Whatever can stand there stays byte for byte; user and password
 * never do. What a camera names is asked for on the line that is there, whatever host and scheme it
 * names: behind a router or a TLS proxy it knows neither.
 */
final class RequestUri {
  private static final Pattern RTSP = Pattern.compile("(?i)rtsps?://(.*)");

  private RequestUri() {}

  /** The path of an absolute URI, with its query. */
  static String path(String uri) {
    int path = uri.indexOf('/', uri.indexOf("://") + 3);
    return path < 0 ? "" : uri.substring(path);
  }

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

  /**
   * The base that a camera named, where that is an RTSP URI or a path.
   *
   * @param asked the URI that was asked for
   */
  static Optional<String> base(String asked, String named) {
    boolean path = named.startsWith("/") && !named.startsWith("//");
    return path || isRtsp(named) ? Optional.of(control(asked, named)) : Optional.empty();
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
    Matcher absolute = RTSP.matcher(control);
    if (absolute.matches()) {
      return scheme(base) + "://" + encoded(withoutUser(absolute.group(1)));
    }
    if (control.startsWith("/")) {
      return root(base) + encoded(control);
    }
    return base + (base.endsWith("/") ? "" : "/") + encoded(control);
  }

  /**
   * Where a camera sends us on to: RFC 3986, 5.2, without dots in paths.
   *
   * @param asked the URI that was asked for
   * @param location may be relative
   * @return a URI of any scheme, still with a user where the camera named one
   */
  static String location(String asked, String location) {
    if (location.matches("[A-Za-z][A-Za-z0-9+.-]*://.*")) {
      return location;
    }
    if (location.startsWith("//")) {
      return scheme(asked) + ":" + location;
    }
    if (location.startsWith("/")) {
      return root(asked) + location;
    }
    String path = asked.replaceFirst("[?#].*", "");
    if (location.startsWith("?")) {
      return path + location;
    }
    int last = path.lastIndexOf('/');
    boolean bare = last < path.indexOf("://") + 3;
    return (bare ? path + "/" : path.substring(0, last + 1)) + location;
  }

  static boolean isRtsp(String uri) {
    return RTSP.matcher(uri).matches();
  }

  private static String scheme(String uri) {
    return uri.substring(0, uri.indexOf("://"));
  }

  /** Scheme, host and port. */
  private static String root(String uri) {
    int path = uri.indexOf('/', uri.indexOf("://") + 3);
    return path < 0 ? uri : uri.substring(0, path);
  }

  /**
   * @param rest a URI without its scheme
   */
  private static String withoutUser(String rest) {
    int path = rest.indexOf('/');
    int at = rest.lastIndexOf('@', path < 0 ? rest.length() : path);
    return rest.substring(at + 1);
  }
}
