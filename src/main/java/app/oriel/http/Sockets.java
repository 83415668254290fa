package app.oriel.http;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraSocket;
import app.oriel.camera.HostLookup;
import app.oriel.camera.OrielException;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.SocketOpener;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * The one door to cameras' TCP ports, whatever is spoken there. One for the whole program; for any
 * thread.
 */
public final class Sockets implements SocketOpener {
  private final CameraTls tls = new CameraTls();
  private final Pins pins;
  private final HostLookup names;

  /** Of two processors, one is left to those who read and show while many cameras are met. */
  private final Semaphore handshakes =
      new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

  /**
   * @param clock tells when a certificate was first seen
   */
  public Sockets(InstantSource clock, HostLookup names) {
    this.pins = new Pins(clock);
    this.names = names;
  }

  /** Does now what the first encrypted connection would wait for. */
  void prepare() {
    tls.prepare();
  }

  @Override
  public CameraSocket plain(String host, int port, Duration limit)
      throws OrielException, InterruptedException {
    TimedSocket raw = reach(host, port, limit);
    return new CarriedSocket(raw, raw);
  }

  @Override
  public CameraSocket secure(
      Camera camera, String host, int port, Patience patience, SignInSteps steps)
      throws OrielException, InterruptedException {
    Secured secured = secured(camera, host, port, patience, steps);
    return new CarriedSocket(secured.raw, secured.socket);
  }

  /**
   * As {@link #secure}, for those who must have both layers.
   *
   * @return the connection, whose raw socket the caller drops
   */
  Secured secured(Camera camera, String host, int port, Patience patience, SignInSteps steps)
      throws OrielException, InterruptedException {
    awaitTls();
    long start = System.nanoTime();
    TimedSocket raw = reach(host, port, patience.connect());
    boolean done = false;
    try {
      steps.reached(millisSince(start));
      long reached = System.nanoTime();
      SSLSocket socket = encrypted(raw, host, port, patience.handshake());
      SSLSession session = socket.getSession();
      String fingerprint = Pins.fingerprint(session);
      boolean known = pins.check(camera.memory(), port, fingerprint);
      String protocol = session.getProtocol();
      String cipher = session.getCipherSuite();
      steps.secured(
          new SignInSteps.Secured(millisSince(reached), protocol, cipher, fingerprint, known));
      new Trace(camera.name()).secured(port, protocol, cipher, fingerprint);
      done = true;
      return new Secured(raw, socket);
    } finally {
      if (!done) {
        raw.drop();
      }
    }
  }

  /** Loading TLS may take longer than a camera waits, or than is waited for a camera. */
  private void awaitTls() throws OrielException, InterruptedException {
    try {
      tls.context();
    } catch (InterruptedIOException e) {
      throw orInterrupted(HttpFailures.securing(e));
    }
  }

  /** An encrypted connection: the socket that speaks TLS, and the one that carries it. */
  record Secured(TimedSocket raw, SSLSocket socket) {}

  private SSLSocket encrypted(TimedSocket raw, String host, int port, Duration patience)
      throws OrielException, InterruptedException {
    try {
      return raw.inTurn(
          handshakes,
          () -> {
            raw.allow(patience); // waiting for the turn is no fault of the camera
            return tls.secure(raw, host, port);
          });
    } catch (IOException e) {
      throw orInterrupted(HttpFailures.securing(e));
    }
  }

  /** Tries every address of the host in turn, each with an equal share of the time left. */
  TimedSocket reach(String host, int port, Duration limit)
      throws OrielException, InterruptedException {
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
      throw orInterrupted(HttpFailures.reaching(e));
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
  static OrielException orInterrupted(OrielException failure) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return failure;
  }

  private static long millisSince(long nanoTime) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanoTime);
  }
}
