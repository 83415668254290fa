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
    return text(
        "RTSP/1.0 " + status + "\r\n" + cseqLine + "Date: " + date + "\r\n" + headers, body);
  }

  /** A message of a head without its length and end, and a body. */
  static byte[] text(String head, String body) {
    String length = body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n";
    return (head + length + "\r\n" + body).getBytes(StandardCharsets.US_ASCII);
  }
}
