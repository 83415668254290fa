package app.oriel.http;

import app.oriel.camera.Camera;
import app.oriel.camera.OrielException;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.SocketOpener;
import java.time.InstantSource;
import org.apache.hc.core5.http.HttpHost;

/** The door to a camera's web ports. One for the whole program; called from any thread. */
public final class CameraHttp {
  private static final int HTTP_PORT = 80;

  private final Sockets sockets;

  /**
   * @param clock tells when a certificate was first seen
   */
  public CameraHttp(InstantSource clock, HostNames names) {
    this(new Sockets(clock, names));
  }

  /**
   * @param sockets opens the connections
   */
  public CameraHttp(Sockets sockets) {
    this.sockets = sockets;
  }

  /**
   * Does aside what the first camera would wait for: setting TLS up takes some tenths of a second.
   */
  public void prepare() {
    sockets.prepare();
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
      throws OrielException, InterruptedException {
    String host = camera.url().host();
    var patience = new SocketOpener.Patience(limits.connect(), limits.handshake());
    Sockets.Secured secured = sockets.secured(camera, host, port, patience, steps);
    return new CameraLine(
        secured.raw(),
        secured.socket(),
        new HttpHost("https", host, port),
        camera.url().hostInUrl() + ":" + port,
        limits,
        new Trace(camera.name()));
  }

  /**
   * Connects without encryption, where that is all a camera has; nothing is sent yet. Else as
   * {@link #connect}.
   */
  public CameraLine connectPlain(Camera camera, int port, Limits limits)
      throws OrielException, InterruptedException {
    String host = camera.url().host();
    TimedSocket raw = sockets.reach(host, port, limits.connect());
    String authority = camera.url().hostInUrl() + (port == HTTP_PORT ? "" : ":" + port);
    var named = new HttpHost("http", host, port);
    return new CameraLine(raw, null, named, authority, limits, new Trace(camera.name()));
  }
}
