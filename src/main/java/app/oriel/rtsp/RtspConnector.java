package app.oriel.rtsp;

import app.oriel.camera.CameraException;
import app.oriel.camera.HostLookup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Connects to cameras. For any thread. */
final class RtspConnector {
  private final HostLookup names;
  private final RtspLimits limits;
  private final ThreadFactory threads;

  RtspConnector(HostLookup names, RtspLimits limits, ThreadFactory threads) {
    this.names = names;
    this.limits = limits;
    this.threads = threads;
  }

  RtspLimits limits() {
    return limits;
  }

  /**
   * Tries every address of the host in turn, each with an equal share of the time left. Ends soon
   * after the thread is interrupted, except that a platform thread waits out the limit.
   *
   * @return the connection, which the caller closes
   */
  RtspLine connect(String host, int port, Trace trace)
      throws CameraException, InterruptedException {
    long start = System.nanoTime();
    Duration limit = limits.connect();
    List<InetAddress> addresses = names.addresses(host, limit);
    IOException last = new SocketException("no address");
    for (int i = 0; i < addresses.size(); i++) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      long left = limit.toMillis() - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      try {
        var address = new InetSocketAddress(addresses.get(i), port);
        Socket socket = connected(address, left / (addresses.size() - i));
        return RtspLine.start(socket, limits, threads, trace);
      } catch (IOException e) {
        last = e;
      }
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    throw Failures.reaching(last);
  }

  private static Socket connected(InetSocketAddress address, long millis) throws IOException {
    if (millis <= 0) {
      throw new SocketTimeoutException("no time left");
    }
    Socket socket = new Socket();
    try {
      socket.setTcpNoDelay(true);
      socket.connect(address, (int) millis);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }
}
