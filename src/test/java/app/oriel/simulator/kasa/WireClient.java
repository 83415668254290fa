package app.oriel.simulator.kasa;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.jspecify.annotations.Nullable;

/** A client that shows a test every byte of the camera's answer. */
final class WireClient implements AutoCloseable {
  /** One for all tests: making one takes longer than most of them. */
  private static final Provider JSSE =
      new BouncyCastleJsseProvider(false, new BouncyCastleProvider());

  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket plain;
  private final SSLSocket secure;
  private final InputStream in;
  private @Nullable IOException end;

  private WireClient(Socket plain, SSLSocket secure) throws IOException {
    this.plain = plain;
    this.secure = secure;
    this.in = secure.getInputStream();
  }

  static WireClient connect(int port) throws Exception {
    Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
    plain.setSoTimeout(PATIENCE_MILLIS);
    SSLSocket secure =
        (SSLSocket) context().getSocketFactory().createSocket(plain, null, port, true);
    SSLParameters parameters = secure.getSSLParameters();
    parameters.setAlgorithmConstraints(new Anything());
    parameters.setCipherSuites(secure.getSupportedCipherSuites());
    parameters.setProtocols(new String[] {"TLSv1.2", "TLSv1.3"});
    secure.setSSLParameters(parameters);
    secure.startHandshake();
    return new WireClient(plain, secure);
  }

  /** Connects and asks for the stream with these credentials. */
  static WireClient ask(int port, String user, String password) throws Exception {
    WireClient client = connect(port);
    client.get("/https/stream/mixed", user + ":" + password);
    return client;
  }

  void get(String target, @Nullable String userAndPassword) throws IOException {
    String authorization =
        userAndPassword == null
            ? ""
            : "Authorization: Basic "
                + Base64.getEncoder()
                    .encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8))
                + "\r\n";
    send("GET " + target + " HTTP/1.1\r\nHost: camera\r\n" + authorization + "\r\n");
  }

  void send(String text) throws IOException {
    send(text.getBytes(StandardCharsets.US_ASCII));
  }

  void send(byte[] bytes) throws IOException {
    secure.getOutputStream().write(bytes);
    secure.getOutputStream().flush();
  }

  /** The response head, with its empty line. */
  String head() throws IOException {
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append(text(1));
    }
    return head.toString();
  }

  /** The next bytes, one character each. */
  String text(int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw new EOFException("the camera ended the connection");
    }
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  /** All up to the end of the connection, however it ends. */
  String rest() {
    StringBuilder rest = new StringBuilder();
    try {
      while (true) {
        rest.append(text(1));
      }
    } catch (IOException e) {
      end = e;
      return rest.toString();
    }
  }

  /** After {@link #rest}: whether the camera ended the connection with a TCP reset. */
  boolean wasReset() {
    return end instanceof SocketException;
  }

  void patience(int millis) throws IOException {
    plain.setSoTimeout(millis);
  }

  SSLSession session() {
    return secure.getSession();
  }

  @Override
  public void close() throws IOException {
    plain.close();
  }

  private static SSLContext context() throws GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS", JSSE);
    context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
    return context;
  }

  private static final class Trusting implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private static final class Anything implements AlgorithmConstraints {
    @Override
    public boolean permits(
        Set<CryptoPrimitive> uses, String algorithm, @Nullable AlgorithmParameters parameters) {
      return true;
    }

    @Override
    public boolean permits(Set<CryptoPrimitive> uses, Key key) {
      return true;
    }

    @Override
    public boolean permits(
        Set<CryptoPrimitive> uses,
        String algorithm,
        Key key,
        @Nullable AlgorithmParameters parameters) {
      return true;
    }
  }
}
