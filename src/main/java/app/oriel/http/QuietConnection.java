package app.oriel.http;

import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.impl.io.DefaultManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.io.SocketHolder;

/**
 * HttpClient's connection, within limits and without its logs of headers and bytes: they would hold
 * the {@code Authorization} as soon as somebody switches them on.
 */
final class QuietConnection extends DefaultManagedHttpClientConnection {
  /**
   * Cameras say {@code Content-Length: -1}, or chunked under HTTP/1.0, or nothing: what they say is
   * not believed, the body is read as it comes, and {@link FramedBody} looks at it.
   */
  private static final ContentLengthStrategy AS_IT_COMES =
      message -> ContentLengthStrategy.UNDEFINED;

  QuietConnection(Limits limits) {
    super("camera", null, null, config(limits), AS_IT_COMES, null, null, null);
  }

  private static Http1Config config(Limits limits) {
    return Http1Config.custom()
        .setBufferSize(16 << 10)
        .setMaxHeaderCount(limits.headLines())
        .setMaxLineLength(limits.lineBytes())
        .build();
  }

  @Override
  public void bind(Socket socket) throws IOException {
    bind(new SocketHolder(socket));
  }

  @Override
  public void bind(SSLSocket socket, Socket raw) throws IOException {
    bind(new SocketHolder(socket, raw));
  }

  @Override
  protected void onRequestSubmitted(ClassicHttpRequest request) {}

  @Override
  protected void onResponseReceived(ClassicHttpResponse response) {}
}
