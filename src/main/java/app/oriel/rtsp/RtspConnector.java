package app.oriel.rtsp;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraSocket;
import app.oriel.camera.OrielException;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.SocketOpener;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Connects to cameras. For any thread. */
final class RtspConnector {
  private final SocketOpener sockets;
  private final RtspLimits limits;
  private final ThreadFactory threads;

  RtspConnector(SocketOpener sockets, RtspLimits limits, ThreadFactory threads) {
    this.sockets = sockets;
    this.limits = limits;
    this.threads = threads;
  }

  RtspLimits limits() {
    return limits;
  }

  /**
   * Connects, and encrypts where the target wants that. Blocks as {@link SocketOpener} does.
   *
   * @param steps is told of reaching and securing
   * @return the connection, which the caller closes
   */
  RtspConnection connect(Camera camera, RtspTarget target, SignInSteps steps, Trace trace)
      throws OrielException, InterruptedException {
    CameraSocket socket = target.isSecure() ? secure(camera, target, steps) : plain(target, steps);
    return RtspConnection.start(socket, limits, threads, trace);
  }

  private CameraSocket secure(Camera camera, RtspTarget target, SignInSteps steps)
      throws OrielException, InterruptedException {
    var patience = new SocketOpener.Patience(limits.connect(), limits.answer());
    return sockets.secure(camera, target.host(), target.port(), patience, steps);
  }

  private CameraSocket plain(RtspTarget target, SignInSteps steps)
      throws OrielException, InterruptedException {
    long start = System.nanoTime();
    CameraSocket socket = sockets.plain(target.host(), target.port(), limits.connect());
    steps.reached(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
    steps.plain();
    return socket;
  }
}
