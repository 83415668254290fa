package app.oriel.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * HttpClient over one line, with all switched off that would act on its own. Where it would connect
 * it is handed the line, whose certificate was checked: callers stop between connecting and asking,
 * and HttpClient's own way of connecting goes on to a host's next address after a refused one.
 */
final class LineClient {
  private LineClient() {}

  /**
   * A client that asks over this line and over no other, past any proxy. It holds nothing but the
   * line's sockets, so that closing them is enough. Building one costs some microseconds.
   *
   * @param raw carries {@code socket}
   * @param socket null on a plain line
   */
  static CloseableHttpClient over(Socket raw, @Nullable SSLSocket socket, Limits limits) {
    var connections =
        new BasicHttpClientConnectionManager(
            new HandOver(raw, socket), ignored -> new QuietConnection(limits));
    return HttpClients.custom()
        .setConnectionManager(connections)
        .setConnectionReuseStrategy((request, response, context) -> false)
        .setDefaultRequestConfig(
            RequestConfig.custom()
                .setAuthenticationEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .build())
        .disableAuthCaching()
        .disableAutomaticRetries()
        .disableConnectionState()
        .disableContentCompression()
        .disableCookieManagement()
        .disableDefaultUserAgent()
        .disableRedirectHandling()
        .build();
  }

  /** Connects by handing over what is connected. */
  private record HandOver(Socket raw, @Nullable SSLSocket socket)
      implements HttpClientConnectionOperator {
    @Override
    public void connect(
        ManagedHttpClientConnection connection,
        HttpHost host,
        InetSocketAddress from,
        TimeValue timeout,
        SocketConfig config,
        HttpContext context)
        throws IOException {
      if (socket == null) {
        connection.bind(raw);
      } else {
        connection.bind(socket, raw);
      }
    }

    @Override
    public void upgrade(ManagedHttpClientConnection connection, HttpHost host, HttpContext context)
        throws IOException {
      // A camera's answer can ask for it.
      throw new IOException("encrypted already");
    }
  }
}
