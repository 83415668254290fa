package app.oriel.simulator.ipc;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One request.
 *
 * @param headers by their names in lower case
 * @param body as text, empty where there is none
 */
record RtspRequest(String method, String uri, Map<String, String> headers, String body) {
  /** A header's value, or null. */
  @Nullable String header(String name) {
    return headers.get(name);
  }

  /** What is asked for, without scheme, host and a slash at the end. */
  String path() {
    String path =
        uri.replaceFirst("(?s)^rtsp://[^/]*@", "rtsp://").replaceFirst("^rtsp://[^/]*", "");
    return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }

  /** Whether user and password stand in the request line. */
  boolean namesUser() {
    int at = uri.indexOf('@');
    return at >= 0 && at < uri.indexOf('/', "rtsp://".length());
  }
}
