package app.oriel.rtsp;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A response, of the camera's or of ours. */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record RtspResponse(int status, RtspHeaders headers, byte[] body) implements RtspMessage {

  /** Whether the real answer is yet to come: RFC 2326, 11. */
  boolean isInterim() {
    return status < 200;
  }

  /** Whether this says the very same. */
  boolean repeats(RtspResponse other) {
    return status == other.status
        && headers.equals(other.headers)
        && Arrays.equals(body, other.body);
  }

  /** A response without a body as it is sent. */
  byte[] encode() {
    StringBuilder text =
        new StringBuilder("RTSP/1.0 ")
            .append(status)
            .append(status == 200 ? " OK" : " -")
            .append("\r\n");
    headers.fields().forEach(f -> append(text, f));
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  static void append(StringBuilder text, RtspHeaders.Field field) {
    text.append(field.name()).append(": ").append(field.value()).append("\r\n");
  }

  @Override
  public String toString() {
    return String.valueOf(status);
  }
}
