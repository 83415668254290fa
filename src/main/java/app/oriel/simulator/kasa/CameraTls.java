package app.oriel.simulator.kasa;

import java.io.IOException;
import java.net.Socket;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.util.Set;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.jspecify.annotations.Nullable;

/** The camera's end of TLS: one protocol version and one cipher suite, as old as asked for. */
final class CameraTls {
  /** One for all cameras: making one takes long, and nothing changes it afterwards. */
  private static final Provider JSSE =
      new BouncyCastleJsseProvider(false, new BouncyCastleProvider());

  private final SSLContext context;
  private final TlsKind kind;

  CameraTls(CameraCertificate certificate, TlsKind kind) throws IOException {
    this.kind = kind;
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(
          "camera", certificate.key(), new char[0], new Certificate[] {certificate.certificate()});
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX", JSSE);
      keys.init(store, new char[0]);
      context = SSLContext.getInstance("TLS", JSSE);
      context.init(keys.getKeyManagers(), new TrustManager[0], new SecureRandom());
    } catch (GeneralSecurityException e) {
      throw new IOException("the software camera's TLS could not be set up", e);
    }
  }

  /** The server's side over a connected socket; the handshake is still to come. */
  SSLSocket over(Socket plain) throws IOException {
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(plain, null, plain.getPort(), true);
    socket.setUseClientMode(false);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setAlgorithmConstraints(new AsOldAsTheCamera());
    parameters.setProtocols(new String[] {kind.protocol()});
    parameters.setCipherSuites(new String[] {kind.cipher()});
    socket.setSSLParameters(parameters);
    return socket;
  }

  /** Permits what the JVM's own settings rightly forbid; on these sockets only. */
  private static final class AsOldAsTheCamera implements AlgorithmConstraints {
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
