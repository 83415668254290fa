package app.oriel.http;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes what cameras send: heads, parts, chunks. */
public final class Wire {
  /** What every Kasa camera declares. */
  public static final String TYPE = "multipart/x-mixed-replace;boundary=data-boundary--";

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  /** Text as it is. */
  public Wire text(String text) {
    bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /** Bytes as they are. */
  public Wire raw(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  /** The head of a stream, with these lines more. */
  public static Wire stream(String... lines) {
    Wire wire = new Wire().text("HTTP/1.0 200 OK\r\nContent-Type: " + TYPE + "\r\n");
    for (String line : lines) {
      wire.text(line + "\r\n");
    }
    return wire.text("\r\n");
  }

  /** A part as a Kasa camera sends it, with these headers more. */
  public Wire part(String type, byte[] body, String... headers) {
    text("--data-boundary--\r\nContent-Type: " + type + "\r\n");
    text("Content-Length: " + body.length + "\r\n");
    for (String header : headers) {
      text(header + "\r\n");
    }
    return text("\r\n").raw(body).text("\r\n");
  }

  /** One chunk. */
  public Wire chunk(byte[] data) {
    return text(Integer.toHexString(data.length) + "\r\n").raw(data).text("\r\n");
  }

  /** All of it in chunks of this size. */
  public Wire chunks(byte[] data, int size) {
    for (int from = 0; from < data.length; from += size) {
      chunk(java.util.Arrays.copyOfRange(data, from, Math.min(data.length, from + size)));
    }
    return this;
  }

  /** What was written. */
  public byte[] bytes() {
    return bytes.toByteArray();
  }

  /** A stream that gives at most this many bytes a read. */
  public static java.io.InputStream dripping(byte[] bytes, int most) {
    return new java.io.ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] into, int from, int length) {
        return super.read(into, from, Math.min(length, most));
      }
    };
  }

  /** A stream that gives the bytes in two pieces, cut at this place. */
  public static java.io.InputStream split(byte[] bytes, int at) {
    return new java.io.SequenceInputStream(
        new java.io.ByteArrayInputStream(bytes, 0, at),
        new java.io.ByteArrayInputStream(bytes, at, bytes.length - at));
  }
}
