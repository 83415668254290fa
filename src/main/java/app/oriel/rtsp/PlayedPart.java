package app.oriel.rtsp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was asked to play by one request: the whole stream, or one track of a camera that wants each
 * by itself.
 *
 * @param uri names it
 * @param session the name of its session, empty where the camera keeps none
 */
record PlayedPart(String uri, String session) {
  /** What tells its session in a request. */
  RtspHeaders header() {
    return session.isEmpty() ? RtspHeaders.NONE : RtspHeaders.NONE.with("Session", session);
  }

  /** The first part of each session; at least one where there is a part. */
  static List<PlayedPart> oneOfEachSession(List<PlayedPart> parts) {
    Map<String, PlayedPart> bySession = new LinkedHashMap<>();
    parts.forEach(part -> bySession.putIfAbsent(part.session, part));
    return List.copyOf(bySession.values());
  }
}
