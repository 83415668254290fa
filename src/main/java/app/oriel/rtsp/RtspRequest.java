package app.oriel.rtsp;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A request, of ours or of the camera's.
 *
 * @param uri absolute and free of blanks, or an asterisk
 * @param body of the length that the headers tell; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record RtspRequest(String method, String uri, RtspHeaders headers, byte[] body)
    implements RtspMessage {

  /** A request without a body. */
  RtspRequest(String method, String uri, RtspHeaders headers) {
    this(method, uri, headers, new byte[0]);
  }

  /** The request as it is sent. */
  byte[] encode() {
    StringBuilder text = new StringBuilder(method).append(' ').append(uri).append(" RTSP/1.0\r\n");
    headers.fields().forEach(f -> RtspResponse.append(text, f));
    byte[] head = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    var whole = new ByteArrayOutputStream(head.length + body.length);
    whole.writeBytes(head);
    whole.writeBytes(body);
    return whole.toByteArray();
  }

  @Override
  public String toString() {
    return method;
  }
}
