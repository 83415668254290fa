package app.oriel.rtsp;

import app.oriel.camera.CameraUrl;
import java.util.Locale;

/**
 * A stream of a camera, as it is asked for.
 *
 * @param host a name or an address; an IPv6 address without brackets
 * @param door the port that tells cameras on one host apart, the same for all ports of a camera
 * @param uri for the request line: absolute, without user and password
 * @param freshSocketSeen whether some cameras of this make refuse a right password on the socket
 *     where they asked for it; one that was never met gets it on another too
 */
public record RtspTarget(String host, int port, int door, String uri, boolean freshSocketSeen) {
  /** RFC 2326, 3.2. */
  public static final int USUAL_PORT = 554;

  /** RFC 7826, 22.14: RTSP over TLS. */
  public static final int SECURE_PORT = 322;

  static final String PLAIN = "rtsp";
  static final String SECURE = "rtsps";

  /**
   * The stream of this path on the camera at a URL; over TLS where the URL begins with {@code
   * rtsps}.
   *
   * @param path with its query, byte for byte; blanks and what is not ASCII are written in percent
   */
  public static RtspTarget of(CameraUrl url, String path) {
    String host = url.hostInUrl();
    int zone = host.indexOf('%');
    // The zone of an address means something on this machine only.
    String named = zone < 0 ? host : host.substring(0, zone) + "]";
    String port = url.port() == 0 ? "" : ":" + url.port();
    String scheme = url.scheme().equals(SECURE) ? SECURE : PLAIN;
    String uri = RequestUri.encoded(scheme + "://" + named + port + path);
    int door = device(url).portOr(USUAL_PORT);
    return new RtspTarget(url.host(), url.portOr(usualPort(scheme)), door, uri, false);
  }

  /** The port of a URL that names none. */
  static int usualPort(String scheme) {
    return scheme.equals(SECURE) ? SECURE_PORT : USUAL_PORT;
  }

  /** The one URL for whatever a camera offers by RTSP, of any make, encrypted or not. */
  public static CameraUrl device(CameraUrl url) {
    String host = url.host().toLowerCase(Locale.ROOT);
    boolean usual = url.port() == USUAL_PORT || url.port() == usualPort(url.scheme());
    return new CameraUrl(PLAIN, host, usual ? 0 : url.port(), "");
  }

  /** The same, of a make that was seen to want a fresh socket. */
  public RtspTarget withFreshSocketSeen() {
    return new RtspTarget(host, port, door, uri, true);
  }

  /** Whether the line is encrypted. */
  boolean isSecure() {
    return uri.startsWith(SECURE + "://");
  }
}
