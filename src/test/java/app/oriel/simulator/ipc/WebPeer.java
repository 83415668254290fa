package app.oriel.simulator.ipc;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A plain HTTP client of the tests' own: requests written by hand. */
final class WebPeer {
  private static final Pattern LENGTH = Pattern.compile("Content-Length: ([0-9]+)");

  private final int port;
  private final boolean secure;

  WebPeer(int port, boolean secure) {
    this.port = port;
    this.secure = secure;
  }

  /** One reply. */
  record Reply(String head, String body) {
    String status() {
      return head.substring(9, head.indexOf("\r\n"));
    }

    /** The value of a JSON field, its quotes taken off. */
    String field(String name) {
      Matcher found =
          Pattern.compile("\"" + name + "\":(?:\"([^\"]*)\"|(-?[0-9]+|\\[[^\\]]*\\]))")
              .matcher(body);
      if (!found.find()) {
        return "";
      }
      return found.group(1) == null ? found.group(2) : found.group(1);
    }
  }

  Reply post(String target, String json) throws Exception {
    return ask("POST", target, json);
  }

  Reply ask(String method, String target, String body) throws Exception {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (Socket socket = connect()) {
      String head =
          method
              + " "
              + target
              + " HTTP/1.1\r\nHost: 127.0.0.1:"
              + port
              + "\r\nContent-Type: application/json; charset=UTF-8\r\nContent-Length: "
              + bytes.length
              + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
      return reply(socket.getInputStream().readAllBytes());
    }
  }

  private static Reply reply(byte[] all) throws IOException {
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(all));
    StringBuilder head = new StringBuilder();
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    Matcher length = LENGTH.matcher(head);
    byte[] body = new byte[length.find() ? Integer.parseInt(length.group(1)) : 0];
    in.readFully(body);
    return new Reply(head.toString(), new String(body, StandardCharsets.UTF_8));
  }

  private Socket connect() throws Exception {
    if (!secure) {
      Socket plain = new Socket(InetAddress.getLoopbackAddress(), port);
      plain.setSoTimeout(15_000);
      return plain;
    }
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new Trusting()}, new SecureRandom());
    Socket socket = context.getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(15_000);
    return socket;
  }

  /** RSA with PKCS#1 v1.5 and the key of a challenge, as section 4 has it. */
  static String rsa(String key, String text) throws Exception {
    byte[] der = Base64.getDecoder().decode(URLDecoder.decode(key, StandardCharsets.UTF_8));
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    cipher.init(
        Cipher.ENCRYPT_MODE,
        KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der)));
    byte[] sealed = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(sealed);
  }

  static String percent(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("*", "%2A");
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
}
