package app.oriel.rtsp;

import app.oriel.camera.CameraUrl;

/**
 * A stream of a camera, as it is asked for.
 *
 * @param host a name or an address; an IPv6 address without brackets
 * @param uri for the request line: absolute, without user and password
 */
public record RtspTarget(String host, int port, String uri) {
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
    return new RtspTarget(url.host(), url.portOr(USUAL_PORT), uri);
  }

  /** The path of the URI. */
  String path() {
    int path = uri.indexOf('/', "rtsp://".length());
    return path < 0 ? "" : uri.substring(path);
  }
}
