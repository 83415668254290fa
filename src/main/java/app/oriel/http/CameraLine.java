package app.oriel.http;

import app.oriel.camera.CameraException;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnectionFactory;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;

/**
 * An encrypted line to a camera whose certificate was checked, good for one request. It is
 * HttpClient's bare connection: what usually stands above it (redirects, cookies, retries, cached
 * sign-ins, unpacking, reuse, and a log of all headers) is not there at all.
 */
public final class CameraLine implements AutoCloseable {
  /**
   * Cameras say {@code Content-Length: -1}, or chunked under HTTP/1.0, or nothing: what they say is
   * not believed, the body is read as it comes, and {@link FramedBody} looks at it.
   */
  private static final ContentLengthStrategy AS_IT_COMES =
      message -> ContentLengthStrategy.UNDEFINED;

  private final TimedSocket raw;
  private final SSLSocket socket;
  private final String authority;
  private final Limits limits;

  CameraLine(TimedSocket raw, SSLSocket socket, String authority, Limits limits) {
    this.raw = raw;
    this.socket = socket;
    this.authority = authority;
    this.limits = limits;
  }

  /**
   * Asks for a thing and waits for the head of the answer. Only once.
   *
   * @param target path and query
   * @param headers are sent beside {@code Host}
   * @return the answer; closing it closes this line, and the other way round
   * @throws ClosedUnansweredException if the camera hung up instead
   */
  public HttpAnswer get(String target, Headers headers)
      throws CameraException, InterruptedException {
    var request = new BasicClassicHttpRequest("GET", target);
    request.addHeader("Host", authority);
    headers.fields().forEach(field -> request.addHeader(field.name(), field.value()));
    raw.allow(limits.answer());
    try {
      DefaultBHttpClientConnection connection = connection();
      connection.sendRequestHeader(request);
      connection.flush();
      ClassicHttpResponse head = connection.receiveResponseHeader();
      connection.receiveResponseEntity(head);
      raw.allowEachRead(limits.silence());
      return answer(head);
    } catch (HttpException e) {
      // Without its cause: that repeats what the camera sent.
      throw new CameraException(Problem.NOT_A_STREAM, "answered with something else than HTTP");
    } catch (IOException e) {
      throw CameraHttp.orInterrupted(Failures.asking(e));
    }
  }

  private HttpAnswer answer(ClassicHttpResponse head) throws IOException {
    List<Headers.Field> fields = new ArrayList<>();
    for (Header header : head.getHeaders()) {
      String value = header.getValue();
      fields.add(new Headers.Field(header.getName(), value == null ? "" : value));
    }
    HttpEntity entity = head.getEntity();
    InputStream body = entity == null ? InputStream.nullInputStream() : entity.getContent();
    return new HttpAnswer(head.getCode(), new Headers(fields), new AnswerBody(body, raw), this);
  }

  private DefaultBHttpClientConnection connection() throws IOException {
    var config =
        Http1Config.custom()
            .setBufferSize(16 << 10)
            .setMaxHeaderCount(limits.headLines())
            .setMaxLineLength(limits.lineBytes())
            .build();
    return DefaultBHttpClientConnectionFactory.builder()
        .http1Config(config)
        .incomingContentLengthStrategy(AS_IT_COMES)
        .build()
        .createConnection(socket);
  }

  /** Ends the line from any thread, at once; a waiting read fails within milliseconds. */
  @Override
  public void close() {
    raw.drop();
  }
}
