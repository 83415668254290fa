package app.oriel.rtsp;

import java.util.Optional;

/** What is said to the requests of a camera: RFC 2326, 10. Some wait for it, or hang up on a no. */
final class CameraRequests {
  private static final String UNDERSTOOD =
      "OPTIONS, ANNOUNCE, GET_PARAMETER, SET_PARAMETER, REDIRECT, TEARDOWN";

  private CameraRequests() {}

  /** The answer; none where the request has no number. */
  static Optional<RtspResponse> answer(RtspRequest request) {
    if (request.cseq().isEmpty()) {
      return Optional.empty();
    }
    RtspHeaders headers = RtspHeaders.NONE.with("CSeq", String.valueOf(request.cseq().getAsInt()));
    Optional<String> session = request.headers().first("Session");
    if (session.isPresent()) {
      headers = headers.with("Session", session.get());
    }
    return Optional.of(
        switch (request.method()) {
          case "OPTIONS" -> ok(headers.with("Public", UNDERSTOOD));
          case "ANNOUNCE", "GET_PARAMETER", "SET_PARAMETER", "REDIRECT", "TEARDOWN" -> ok(headers);
          default -> new RtspResponse(501, headers, new byte[0]);
        });
  }

  private static RtspResponse ok(RtspHeaders headers) {
    return new RtspResponse(200, headers, new byte[0]);
  }
}
