package app.oriel.rtsp;

import app.oriel.camera.CameraUrl;
import java.util.Locale;

/**
 * A stream of a camera, as it is asked for.
 *
 * @param host a name or an address; an IPv6 address without brackets
 * @param uri for the request line: absolute, without user and password
 * @param freshSocketSeen whether some cameras of this make refuse a right password on the socket
 *     where they asked for it; one that was never met gets it on another too
 */
public record RtspTarget(String host, int port, String uri, boolean freshSocketSeen) {
  /** RFC 2326, 3.2. */
  public static final int USUAL_PORT = 554;

  /**
   * The stream of this path on the camera at a URL.
   *
   * @param path with its query, byte for byte; blanks and what is not ASCII are written in percent
   */
  public static RtspTarget of(CameraUrl url, String path) {
    String host = url.hostInUrl();
    int zone = host.indexOf('%');
    // The zone of an address means something on this machine only.
    String named = zone < 0 ? host : host.substring(0, zone) + "]";
    String port = url.port() == 0 ? "" : ":" + url.port();
    String uri = RequestUri.encoded("rtsp://" + named + port + path);
    return new RtspTarget(url.host(), url.portOr(USUAL_PORT), uri, false);
  }

  /** The one URL for whatever a camera offers by RTSP, of any make. */
  public static CameraUrl device(CameraUrl url) {
    String host = url.host().toLowerCase(Locale.ROOT);
    return new CameraUrl("rtsp", host, url.port() == USUAL_PORT ? 0 : url.port(), "");
  }

  /** The same, of a make that was seen to want a fresh socket. */
  public RtspTarget withFreshSocketSeen() {
    return new RtspTarget(host, port, uri, true);
  }

  /** The path of the URI. */
  String path() {
    int path = uri.indexOf('/', "rtsp://".length());
    return path < 0 ? "" : uri.substring(path);
  }
}
