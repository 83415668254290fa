package app.oriel.http;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLSocket;

/**
 * A POST whose body has no end: chunks go out while the answer may come at any time. HttpClient
 * reads no answer before a body has ended, so this is written here. One thread writes, another
 * awaits the answer.
 */
public final class ChunkedUpload implements AutoCloseable {
  private static final byte[] LINE_END = {'\r', '\n'};
  private static final byte[] LAST = {'0', '\r', '\n', '\r', '\n'};

  private final TimedSocket raw;
  private final InputStream in;
  private final OutputStream out;
  private final Limits limits;

  private ChunkedUpload(TimedSocket raw, SSLSocket socket, Limits limits) throws IOException {
    this.raw = raw;
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.limits = limits;
  }

  static ChunkedUpload begin(
      TimedSocket raw,
      SSLSocket socket,
      String authority,
      String target,
      Headers headers,
      Limits limits)
      throws OrielException {
    try {
      var upload = new ChunkedUpload(raw, socket, limits);
      upload.head(authority, target, headers);
      return upload;
    } catch (IOException e) {
      throw failure(raw, e);
    }
  }

  private void head(String authority, String target, Headers headers) throws IOException {
    StringBuilder head = new StringBuilder("POST ").append(target).append(" HTTP/1.1\r\n");
    head.append("Host: ").append(authority).append("\r\n");
    for (Headers.Field field : headers.fields()) {
      head.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
    head.append("Transfer-Encoding: chunked\r\nConnection: keep-alive\r\n\r\n");
    out.write(head.toString().getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
  }

  /** Sends a piece, as one chunk and in one write. Blocks while the camera takes nothing. */
  public void write(byte[] piece) throws OrielException {
    var chunk = new ByteArrayOutputStream(piece.length + 16);
    chunk.writeBytes(Integer.toHexString(piece.length).getBytes(StandardCharsets.US_ASCII));
    chunk.writeBytes(LINE_END);
    chunk.writeBytes(piece);
    chunk.writeBytes(LINE_END);
    send(chunk.toByteArray());
  }

  /** Ends the body. */
  public void finish() throws OrielException {
    send(LAST);
  }

  private void send(byte[] bytes) throws OrielException {
    try {
      out.write(bytes);
      out.flush();
    } catch (IOException e) {
      throw failure(raw, e);
    }
  }

  /** From now on so few bytes lie in the system before the camera has taken them. */
  public void sendSoon(int bytes) throws OrielException {
    try {
      raw.setSendBufferSize(bytes);
    } catch (IOException e) {
      throw failure(raw, e);
    }
  }

  /**
   * Waits for the answer's first line; the rest is not wanted. To be called once.
   *
   * @param patience how long the camera may take
   * @return the status
   */
  public int awaitStatus(Duration patience) throws OrielException {
    raw.allow(patience);
    try {
      StringBuilder line = new StringBuilder();
      while (true) {
        int b = in.read();
        if (b < 0) {
          throw new ClosedUnansweredException();
        }
        if (b == '\n') {
          return status(line.toString());
        }
        if (line.length() >= limits.lineBytes()) {
          throw new OrielException(Problem.NOT_A_STREAM, Detail.of("answered-without-http"));
        }
        line.append((char) b);
      }
    } catch (IOException e) {
      throw failure(raw, e);
    }
  }

  private static int status(String line) throws OrielException {
    String[] words = line.strip().split(" +", 3);
    if (words.length < 2 || !words[0].startsWith("HTTP/") || !words[1].matches("[1-5][0-9]{2}")) {
      throw new OrielException(Problem.NOT_A_STREAM, Detail.of("answered-without-http"));
    }
    return Integer.parseInt(words[1]);
  }

  private static OrielException failure(TimedSocket raw, IOException e) {
    if (e instanceof OrielException known) {
      return known;
    }
    return raw.isDropped() ? HttpFailures.dropped(e) : HttpFailures.asking(e);
  }

  /** Ends the line from any thread, at once. */
  @Override
  public void close() {
    raw.drop();
  }
}
