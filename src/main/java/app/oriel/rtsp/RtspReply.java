package app.oriel.rtsp;

import app.oriel.camera.OrielException;

/**
 * What a camera answered, for users of {@link RtspDialogue}.
 *
 * @param session the name of the session that the camera keeps, empty where it gave none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record RtspReply(int status, String session, byte[] body) {
  static RtspReply of(RtspResponse response) throws OrielException {
    String session = SessionName.in(response.headers()).id();
    return new RtspReply(response.status(), session, response.body());
  }

  @Override
  public String toString() {
    return String.valueOf(status);
  }
}
