package app.oriel.simulator.ipc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TCP port of RTSP: takes connections, and can go away for a while as a camera that reboots
 * does. Its lock guards which socket listens.
 */
final class RtspDoor {
  private static final Logger LOG = LoggerFactory.getLogger(RtspDoor.class);
  private static final int MOST_CONNECTIONS = 64;
  private static final int BACKLOG = 50;
  private static final long BIND_AGAIN_MILLIS = 50;

  private final InetSocketAddress address;
  private final IpcTally tally;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private ServerSocket server;
  private long upAt;
  private boolean ended;

  /** Listens at once. */
  RtspDoor(InetAddress host, int port, IpcTally tally) throws IOException {
    this.tally = tally;
    server = listen(new InetSocketAddress(host, port));
    address = new InetSocketAddress(host, server.getLocalPort());
  }

  int port() {
    return address.getPort();
  }

  /**
   * Takes connections until the door is closed for good.
   *
   * @param service is given each connection, on this thread, and must not block; whoever serves it
   *     calls {@link #left} at the end
   */
  void takeConnections(Consumer<Socket> service) {
    for (ServerSocket open = awaitOpen(); open != null; open = awaitOpen()) {
      try {
        take(open.accept(), service);
      } catch (IOException e) {
        LOG.debug("port {} takes no connection just now", port(), e);
      }
    }
  }

  /** Resets all connections and refuses new ones for a while. */
  void reboot(Duration down) {
    synchronized (this) {
      upAt = System.nanoTime() + down.toNanos();
      close(server);
      notifyAll();
    }
    connections.forEach(RtspDoor::reset);
  }

  /** Closes a connection and forgets it. */
  void left(Socket connection) {
    connections.remove(connection);
    close(connection);
  }

  /** Ends all connections and takes no more. */
  void close() {
    synchronized (this) {
      ended = true;
      close(server);
      notifyAll();
    }
    connections.forEach(RtspDoor::close);
  }

  /** Ends a connection as a crash does, with a TCP reset. */
  static void reset(Socket connection) {
    try {
      connection.setSoLinger(true, 0);
    } catch (IOException e) {
      LOG.debug("a connection was gone before its reset", e);
    }
    close(connection);
  }

  private static ServerSocket listen(InetSocketAddress address) throws IOException {
    ServerSocket server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(address, BACKLOG);
      return server;
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /** The listening socket, opened anew after a reboot, or null once all is over. */
  private synchronized @Nullable ServerSocket awaitOpen() {
    try {
      while (!ended && server.isClosed()) {
        long left = TimeUnit.NANOSECONDS.toMillis(upAt - System.nanoTime());
        if (left > 0) {
          wait(left);
        } else {
          listenAgain();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return null;
    }
    return ended ? null : server;
  }

  /** Somebody else may have the port for a moment. */
  private void listenAgain() {
    try {
      server = listen(address);
    } catch (IOException e) {
      LOG.debug("port {} is not free yet", port(), e);
      upAt = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(BIND_AGAIN_MILLIS);
    }
  }

  private void take(Socket connection, Consumer<Socket> service) throws IOException {
    tally.connections.incrementAndGet();
    if (connections.size() >= MOST_CONNECTIONS) {
      reset(connection);
      return;
    }
    connections.add(connection);
    connection.setTcpNoDelay(true);
    service.accept(connection);
    if (isClosed()) {
      left(connection);
    }
  }

  private synchronized boolean isClosed() {
    return server.isClosed();
  }

  private static void close(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      LOG.debug("a socket did not close cleanly", e);
    }
  }
}
