package app.oriel.simulator.ipc;

import java.nio.charset.StandardCharsets;

/**
 * One reply.
 *
 * @param status such as {@code 200 OK}
 * @param headers lines with their CRLF, without CSeq and Date
 */
record RtspReply(String status, String headers, String body) {
  static RtspReply ok(String headers) {
    return new RtspReply("200 OK", headers, "");
  }

  static RtspReply of(String status) {
    return new RtspReply(status, "", "");
  }

  /** The whole message. */
  byte[] bytes(String cseqLine, String date) {
    String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
    String head =
        "RTSP/1.0 " + status + "\r\n" + cseqLine + "Date: " + date + "\r\n" + headers + length;
    return (head + "\r\n" + body).getBytes(StandardCharsets.US_ASCII);
  }
}
