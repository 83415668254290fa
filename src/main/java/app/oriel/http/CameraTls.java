package app.oriel.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.security.AlgorithmConstraints;
import java.security.AlgorithmParameters;
import java.security.CryptoPrimitive;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.jspecify.annotations.Nullable;

/**
 * TLS as cameras speak it, on camera sockets only. Kasa cameras offer nothing but static RSA with
 * 1024-bit keys, which the JVM forbids for good reasons: so Bouncy Castle's providers are used as
 * plain objects, the leave is given on the one socket, and the JVM's own settings stay as they are.
 */
final class CameraTls {
  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};

  /** Best first; the camera's choice decides. */
  private static final String[] SUITES = {
    "TLS_AES_256_GCM_SHA384",
    "TLS_AES_128_GCM_SHA256",
    "TLS_CHACHA20_POLY1305_SHA256",
    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
    "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256",
    "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
    "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA",
    "TLS_RSA_WITH_AES_256_GCM_SHA384",
    "TLS_RSA_WITH_AES_128_GCM_SHA256",
    "TLS_RSA_WITH_AES_256_CBC_SHA256",
    "TLS_RSA_WITH_AES_128_CBC_SHA256",
    "TLS_RSA_WITH_AES_256_CBC_SHA",
    "TLS_RSA_WITH_AES_128_CBC_SHA",
  };

  private final FutureTask<SSLContext> context = new FutureTask<>(CameraTls::makeContext);

  private static SSLContext makeContext() throws GeneralSecurityException {
    var crypto = new JvmCiphers(new BouncyCastleProvider());
    var context = SSLContext.getInstance("TLS", new BouncyCastleJsseProvider(false, crypto));
    context.init(null, new TrustManager[] {new PinsDecide()}, null);
    return context;
  }

  /** Does now what the first socket would wait for: some tenths of a second of loading. */
  void prepare() {
    context.run();
  }

  /** What makes sockets; waits for it where it is being made. */
  SSLContext context() throws InterruptedIOException {
    prepare();
    try {
      return context.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("Bouncy Castle offers no TLS", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted before the handshake");
    }
  }

  /**
   * Encrypts a connected socket; blocks until the handshake is complete, so that the peer has
   * proven to own the certificate that it showed.
   */
  SSLSocket secure(Socket raw, String host, int port) throws IOException {
    var socket = (SSLSocket) context().getSocketFactory().createSocket(raw, host, port, true);
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setCipherSuites(SUITES);
    parameters.setAlgorithmConstraints(new WhatCamerasNeed());
    socket.setSSLParameters(parameters);
    socket.startHandshake();
    return socket;
  }

  /** No list of weak algorithms applies here: the suites above are the list. */
  private static final class WhatCamerasNeed implements AlgorithmConstraints {
    @Override
    public boolean permits(
        Set<CryptoPrimitive> primitives,
        String algorithm,
        @Nullable AlgorithmParameters parameters) {
      return true;
    }

    @Override
    public boolean permits(Set<CryptoPrimitive> primitives, Key key) {
      return true;
    }

    @Override
    public boolean permits(
        Set<CryptoPrimitive> primitives,
        String algorithm,
        Key key,
        @Nullable AlgorithmParameters parameters) {
      return true;
    }
  }

  /**
   * Accepts every certificate during the handshake: cameras show ones that no public authority
   * signed and no name fits. The pin is checked right after it, before a byte is sent.
   */
  private static final class PinsDecide extends X509ExtendedTrustManager {
    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
