package app.oriel.simulator.kasa;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The TCP port of the same number as discovery's: it takes connections and never says a word. */
final class MuteDoor {
  private static final Logger LOG = LoggerFactory.getLogger(MuteDoor.class);
  private static final int MOST_CONNECTIONS = 16;
  private static final int BACKLOG = 16;

  private final ServerSocket server;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

  /** Listens at once. */
  MuteDoor(InetAddress address, int port) throws IOException {
    server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(address, port), BACKLOG);
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /**
   * Takes connections until the door is closed.
   *
   * @param ear is given each connection, on this thread, and must not block; it calls {@link #hear}
   *     on another
   */
  void takeConnections(Consumer<Socket> ear) {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        connections.add(connection);
        if (server.isClosed() || connections.size() > MOST_CONNECTIONS) {
          leave(connection);
        } else {
          ear.accept(connection);
        }
      } catch (IOException e) {
        if (!server.isClosed()) {
          LOG.debug("a connection on port {} was lost at once", server.getLocalPort(), e);
        }
      }
    }
  }

  /** Takes all that a client says until it leaves, and answers nothing. */
  void hear(Socket connection) {
    byte[] ignored = new byte[1024];
    try {
      while (connection.getInputStream().read(ignored) >= 0) {
        // nothing that is said here has ever been answered
      }
    } catch (IOException e) {
      LOG.debug("a connection on port {} broke", server.getLocalPort(), e);
    } finally {
      leave(connection);
    }
  }

  /** Ends all connections and takes no more. */
  void close() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.debug("port {} did not close cleanly", server.getLocalPort(), e);
    }
    connections.forEach(this::leave);
  }

  private void leave(Socket connection) {
    connections.remove(connection);
    try {
      connection.close();
    } catch (IOException e) {
      LOG.debug("a connection did not close cleanly", e);
    }
  }
}
