package app.oriel.http;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.core5.http.ContentType;
import org.jspecify.annotations.Nullable;

/** A camera's answer, its body still to be read. */
public final class HttpAnswer implements AutoCloseable {
  private final int status;
  private final Headers headers;
  private final InputStream body;
  private final CameraLine line;
  private final @Nullable ContentType type;

  HttpAnswer(int status, Headers headers, InputStream body, CameraLine line) {
    this.status = status;
    this.headers = headers;
    this.body = body;
    this.line = line;
    this.type = ContentType.parseLenient(headers.first("Content-Type").orElse(null));
  }

  /** The status code. */
  public int status() {
    return status;
  }

  /** The answer's header fields; those about the body's length are not to be believed. */
  public Headers headers() {
    return headers;
  }

  /** The media type in lower case, without parameters; empty where none is said. */
  public String mediaType() {
    return type == null ? "" : type.getMimeType().toLowerCase(Locale.ROOT);
  }

  /** The boundary that the media type declares, without quotes. */
  public Optional<String> boundary() {
    return Optional.ofNullable(type).map(t -> t.getParameter("boundary"));
  }

  /**
   * The body with its framing taken off, whichever it is. Called once; read by one thread. Its
   * reads throw a {@link OrielException}, or {@link java.io.InterruptedIOException} once the thread
   * is interrupted; an ended connection is the end of the stream.
   *
   * @throws OrielException if the body is compressed, which was not asked for
   */
  public FramedBody body() throws OrielException {
    String encoding = headers.first("Content-Encoding").orElse("identity").strip();
    if (!encoding.isEmpty() && !encoding.equalsIgnoreCase("identity")) {
      throw new OrielException(Problem.NOT_A_STREAM, Detail.of("answered-with-a-compressed-body"));
    }
    return new FramedBody(body);
  }

  /** Ends the connection from any thread, at once; a waiting read fails within milliseconds. */
  @Override
  public void close() {
    line.close();
  }
}
