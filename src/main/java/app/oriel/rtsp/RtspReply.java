package app.oriel.rtsp;

/**
 * What a camera answered, for users of {@link RtspDialogue}.
 *
 * @param session the name of the session that the camera keeps, empty where it gave none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record RtspReply(int status, String session, byte[] body) {
  static RtspReply of(RtspResponse response) {
    String session = response.headers().first("Session").orElse("");
    int end = session.indexOf(';');
    String id = (end < 0 ? session : session.substring(0, end)).strip();
    return new RtspReply(
        response.status(), id.matches("[\\x21-\\x7e]{1,200}") ? id : "", response.body());
  }

  @Override
  public String toString() {
    return String.valueOf(status);
  }
}
