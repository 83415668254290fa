package app.oriel.simulator.ipc.web;

import app.oriel.simulator.kasa.CameraCertificate;
import app.oriel.simulator.kasa.CameraCertificates;
import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The camera's end of TLS, with a certificate that nobody knows; made when first asked for. */
final class WebTls {
  private @Nullable SSLContext context;

  /** The server's side over a connected socket, after the handshake; blocks. */
  SSLSocket over(Socket plain) throws IOException {
    SSLSocket socket =
        (SSLSocket) context().getSocketFactory().createSocket(plain, null, plain.getPort(), true);
    socket.setUseClientMode(false);
    socket.startHandshake();
    return socket;
  }

  private synchronized SSLContext context() throws IOException {
    if (context == null) {
      context = make(CameraCertificates.inMemory());
    }
    return context;
  }

  private static SSLContext make(CameraCertificate own) throws IOException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry("camera", own.key(), new char[0], new Certificate[] {own.certificate()});
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, new char[0]);
      SSLContext made = SSLContext.getInstance("TLS");
      made.init(keys.getKeyManagers(), null, new SecureRandom());
      return made;
    } catch (GeneralSecurityException e) {
      throw new IOException("the software camera's TLS could not be set up", e);
    }
  }
}
