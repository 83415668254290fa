package app.oriel.simulator.ipc.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * One HTTP reply.
 *
 * @param fields header lines with their CRLF, without length and type
 */
record HttpReply(String status, String fields, String body) {
  static HttpReply json(String body) {
    return new HttpReply("200 OK", "Content-Type: application/json; charset=UTF-8\r\n", body);
  }

  void write(OutputStream out, boolean lasts) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "HTTP/1.1 "
            + status
            + "\r\n"
            + fields
            + "Content-Length: "
            + bytes.length
            + "\r\nConnection: "
            + (lasts ? "keep-alive" : "close")
            + "\r\n\r\n";
    out.write(head.getBytes(StandardCharsets.US_ASCII));
    out.write(bytes);
    out.flush();
  }
}
