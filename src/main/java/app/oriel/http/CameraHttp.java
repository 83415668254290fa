package app.oriel.http;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.SignInSteps;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.apache.hc.core5.http.HttpHost;

/** The door to a camera's web ports. One for the whole program; called from any thread. */
public final class CameraHttp {
  private static final int HTTP_PORT = 80;

  private final CameraTls tls = new CameraTls();
  private final Pins pins;
  private final HostNames names;

  /**
   * @param clock tells when a certificate was first seen
   */
  public CameraHttp(InstantSource clock, HostNames names) {
    this.pins = new Pins(clock);
    this.names = names;
  }

  /**
   * Does aside what the first camera would wait for: setting TLS up takes some tenths of a second.
   */
  public void prepare() {
    tls.prepare();
  }

  /**
   * Connects, encrypts and checks the certificate against the pin of that port, or pins it where
   * there is none; nothing is sent yet. Blocks within the limits; ends soon after the thread is
   * interrupted, except that a platform thread waits out the connect limit.
   *
   * @param steps is told of reaching and securing
   * @return a line for one request, which the caller closes
   * @throws app.oriel.camera.CertificateChangedException if another certificate was pinned
   */
  public CameraLine connect(Camera camera, int port, Limits limits, SignInSteps steps)
      throws CameraException, InterruptedException {
    long start = System.nanoTime();
    TimedSocket raw = reach(camera.url().host(), port, limits.connect());
    boolean done = false;
    try {
      steps.reached(millisSince(start));
      long reached = System.nanoTime();
      raw.allow(limits.handshake());
      SSLSocket socket = secure(raw, camera.url().host(), port);
      SSLSession session = socket.getSession();
      String fingerprint = Pins.fingerprint(session);
      boolean known = pins.check(camera.memory(), port, fingerprint);
      steps.secured(
          new SignInSteps.Secured(
              millisSince(reached),
              session.getProtocol(),
              session.getCipherSuite(),
              fingerprint,
              known));
      Trace trace = new Trace(camera.name());
      trace.secured(port, session.getProtocol(), session.getCipherSuite(), fingerprint);
      var line =
          new CameraLine(
              raw,
              socket,
              new HttpHost("https", camera.url().host(), port),
              camera.url().hostInUrl() + ":" + port,
              limits,
              trace);
      done = true;
      return line;
    } finally {
      if (!done) {
        raw.drop();
      }
    }
  }

  /**
   * Connects without encryption, where that is all a camera has; nothing is sent yet. Else as
   * {@link #connect}.
   */
  public CameraLine connectPlain(Camera camera, int port, Limits limits)
      throws CameraException, InterruptedException {
    String host = camera.url().host();
    TimedSocket raw = reach(host, port, limits.connect());
    String authority = camera.url().hostInUrl() + (port == HTTP_PORT ? "" : ":" + port);
    var named = new HttpHost("http", host, port);
    return new CameraLine(raw, null, named, authority, limits, new Trace(camera.name()));
  }

  private SSLSocket secure(TimedSocket raw, String host, int port)
      throws CameraException, InterruptedException {
    try {
      return tls.secure(raw, host, port);
    } catch (IOException e) {
      throw orInterrupted(Failures.securing(e));
    }
  }

  /** Tries every address of the host in turn, each with an equal share of the time left. */
  private TimedSocket reach(String host, int port, Duration limit)
      throws CameraException, InterruptedException {
    long start = System.nanoTime();
    List<InetAddress> addresses = names.addresses(host, limit);
    try {
      IOException last = new SocketException("no address");
      for (int i = 0; i < addresses.size(); i++) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        long left = limit.toMillis() - millisSince(start);
        try {
          var address = new InetSocketAddress(addresses.get(i), port);
          return reach(address, left / (addresses.size() - i));
        } catch (IOException e) {
          last = e;
        }
      }
      throw last;
    } catch (IOException e) {
      throw orInterrupted(Failures.reaching(e));
    }
  }

  private static TimedSocket reach(InetSocketAddress address, long millis) throws IOException {
    if (millis <= 0) {
      throw new SocketTimeoutException("no time left");
    }
    var socket = new TimedSocket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(address, (int) millis);
      return socket;
    } catch (IOException e) {
      socket.drop();
      throw e;
    }
  }

  /** The failure, or word of the interrupt that caused it. */
  static CameraException orInterrupted(CameraException failure) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return failure;
  }

  private static long millisSince(long nanoTime) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanoTime);
  }
}
