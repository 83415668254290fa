package app.oriel.simulator;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A TCP port of a software camera: takes connections and serves each on a thread of its own. */
public final class TcpDoor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(TcpDoor.class);
  private static final int MOST_CONNECTIONS = 64;
  private static final int BACKLOG = 50;

  private final ServerSocket server;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final AtomicLong taken = new AtomicLong();

  /** Listens at once. */
  public TcpDoor(InetAddress address, int port) throws IOException {
    server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(address, port), BACKLOG);
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /** Serves one connection; called on its own thread. */
  @FunctionalInterface
  public interface Service {
    void serve(Socket connection) throws IOException, InterruptedException;
  }

  public int port() {
    return server.getLocalPort();
  }

  /** Connections taken so far. */
  public long taken() {
    return taken.get();
  }

  /**
   * Serves from now on, on threads of the crew; each connection is closed when its service ends.
   */
  public void start(Crew crew, Service service) {
    crew.start(
        () -> {
          while (!server.isClosed()) {
            take(crew, service);
          }
        });
  }

  /** Ends all connections and takes no more. */
  @Override
  public void close() {
    closeQuietly(server);
    connections.forEach(TcpDoor::closeQuietly);
  }

  /** Ends a connection as a crash does, with a TCP reset. */
  public static void reset(Socket connection) {
    try {
      connection.setSoLinger(true, 0);
    } catch (IOException e) {
      LOG.debug("a connection was gone before its reset", e);
    }
    closeQuietly(connection);
  }

  private void take(Crew crew, Service service) {
    try {
      Socket connection = server.accept();
      taken.incrementAndGet();
      connection.setTcpNoDelay(true);
      connections.add(connection);
      if (server.isClosed() || connections.size() > MOST_CONNECTIONS) {
        left(connection);
      } else {
        crew.start(() -> serve(connection, service));
      }
    } catch (IOException e) {
      if (!server.isClosed()) {
        LOG.debug("a connection on port {} was lost at once", port(), e);
      }
    }
  }

  private void serve(Socket connection, Service service) {
    try {
      service.serve(connection);
    } catch (IOException e) {
      LOG.debug("a connection on port {} broke", port(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      left(connection);
    }
  }

  private void left(Socket connection) {
    connections.remove(connection);
    closeQuietly(connection);
  }

  /** Ends a connection, or a port, and says nothing of how. */
  public static void closeQuietly(AutoCloseable socket) {
    try {
      socket.close();
    } catch (Exception e) {
      LOG.debug("a socket did not close cleanly", e);
    }
  }
}
