package app.oriel.rtsp;

import java.nio.charset.StandardCharsets;

/**
 * A request, of ours or of the camera's.
 *
 * @param uri absolute and free of blanks, or an asterisk
 */
record RtspRequest(String method, String uri, RtspHeaders headers) implements RtspMessage {

  /** The request as it is sent. */
  byte[] encode() {
    StringBuilder text = new StringBuilder(method).append(' ').append(uri).append(" RTSP/1.0\r\n");
    headers.fields().forEach(f -> RtspResponse.append(text, f));
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  @Override
  public String toString() {
    return method;
  }
}
