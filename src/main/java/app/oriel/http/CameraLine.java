package app.oriel.http;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.jspecify.annotations.Nullable;

/**
 * A line to a camera, good for one request: encrypted, and its certificate checked, or plain where
 * the camera's port is. HttpClient asks it; it follows, repeats, keeps and unpacks nothing.
 */
public final class CameraLine implements AutoCloseable {
  private final TimedSocket raw;
  private final @Nullable SSLSocket socket;
  private final HttpHost camera;
  private final String authority;
  private final Limits limits;
  private final Trace trace;

  /**
   * @param raw carries {@code socket}
   * @param socket null on a plain line
   * @param authority names the camera in the request, IPv6 addresses in brackets
   */
  CameraLine(
      TimedSocket raw,
      @Nullable SSLSocket socket,
      HttpHost camera,
      String authority,
      Limits limits,
      Trace trace) {
    this.raw = raw;
    this.socket = socket;
    this.camera = camera;
    this.authority = authority;
    this.limits = limits;
    this.trace = trace;
  }

  /**
   * Asks for a thing and waits for the head of the answer. Only once.
   *
   * @param target path and query
   * @param headers are sent beside {@code Host} and a {@code Connection: keep-alive}, which Kasa's
   *     own app sends too
   * @return the answer; closing it closes this line, and the other way round
   * @throws ClosedUnansweredException if the camera hung up instead
   */
  public HttpAnswer get(String target, Headers headers)
      throws OrielException, InterruptedException {
    return ask(new BasicClassicHttpRequest("GET", target), target, headers);
  }

  /**
   * Sends a thing and waits for the head of the answer. Only once.
   *
   * @param path is sent as it is
   * @param shown stands for the path in the trace, because the path may be a secret
   */
  public HttpAnswer post(String path, String shown, Headers headers, byte[] body)
      throws OrielException, InterruptedException {
    var request = new BasicClassicHttpRequest("POST", path);
    request.setEntity(new ByteArrayEntity(body, null));
    return ask(request, shown, headers);
  }

  private HttpAnswer ask(BasicClassicHttpRequest request, String shown, Headers headers)
      throws OrielException, InterruptedException {
    request.addHeader("Host", authority);
    headers.fields().forEach(field -> request.addHeader(field.name(), field.value()));
    trace.asked(request.getMethod(), shown, headers);
    raw.allow(limits.answer());
    try {
      ClassicHttpResponse head =
          LineClient.over(raw, socket, limits)
              .executeOpen(camera, request, HttpClientContext.create());
      raw.allowEachRead(limits.silence());
      return answer(head);
    } catch (ClientProtocolException e) {
      // Without its cause: that repeats what the camera sent.
      throw new OrielException(Problem.NOT_A_STREAM, Detail.of("answered-without-http"));
    } catch (IOException e) {
      throw Sockets.orInterrupted(
          raw.isDropped() ? HttpFailures.dropped(e) : HttpFailures.asking(e));
    }
  }

  private HttpAnswer answer(ClassicHttpResponse head) throws IOException {
    List<Headers.Field> fields = new ArrayList<>();
    for (Header header : head.getHeaders()) {
      String value = header.getValue();
      fields.add(new Headers.Field(header.getName(), value == null ? "" : value));
    }
    Headers headers = new Headers(fields);
    trace.answered(head.getCode(), headers);
    HttpEntity entity = head.getEntity();
    InputStream body = entity == null ? InputStream.nullInputStream() : entity.getContent();
    return new HttpAnswer(head.getCode(), headers, new AnswerBody(body, raw), this);
  }

  /**
   * Sends a body piece by piece, for as long as it takes, on this thread and others. Only once, and
   * only on an encrypted line.
   *
   * @return the upload; closing it closes this line
   */
  public ChunkedUpload upload(String target, Headers headers) throws OrielException {
    SSLSocket encrypted = socket;
    if (encrypted == null) {
      throw new IllegalStateException("a plain line");
    }
    trace.asked("POST", target, headers);
    return ChunkedUpload.begin(raw, encrypted, authority, target, headers, limits);
  }

  /** Ends the line from any thread, at once; a waiting read fails within milliseconds. */
  @Override
  public void close() {
    raw.drop();
  }
}
