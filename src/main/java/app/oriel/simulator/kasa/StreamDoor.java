package app.oriel.simulator.kasa;

import app.oriel.simulator.Quirks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The TCP port of the stream: takes connections, and knows which of them run a stream. Its lock
 * guards who streams and whether the camera is on.
 */
final class StreamDoor {
  private static final Logger LOG = LoggerFactory.getLogger(StreamDoor.class);
  private static final int MOST_CONNECTIONS = 64;
  private static final int BACKLOG = 50;

  private final Quirks quirks;
  private final Tally tally;
  private final ServerSocket server;
  private final Set<Socket> connections = ConcurrentHashMap.newKeySet();
  private final Set<Socket> streams = ConcurrentHashMap.newKeySet();
  private final AtomicInteger handshakes = new AtomicInteger();
  private boolean power;

  /** Listens at once. */
  StreamDoor(InetAddress address, int port, Quirks quirks, Tally tally) throws IOException {
    this.quirks = quirks;
    this.tally = tally;
    this.power = quirks.get(KasaQuirk.POWER);
    this.server = new ServerSocket();
    try {
      server.setReuseAddress(true);
      server.bind(new InetSocketAddress(address, port), BACKLOG);
    } catch (IOException e) {
      server.close();
      throw e;
    }
  }

  /** What a client that wants to stream is told. */
  enum Admission {
    COME_IN,
    OFF,
    BUSY
  }

  int port() {
    return server.getLocalPort();
  }

  /**
   * Takes connections until the door is closed.
   *
   * @param service is given each connection, on this thread, and must not block; whoever serves it
   *     calls {@link #left} at the end
   */
  void takeConnections(Consumer<Socket> service) {
    while (!server.isClosed()) {
      try {
        take(server.accept(), service);
      } catch (IOException e) {
        logUnlessClosed(e);
      }
    }
  }

  /** Ends a handshake that {@link #takeConnections} began to count. */
  void handshakeOver() {
    handshakes.decrementAndGet();
  }

  /** Lets a connection stream, if the camera is on and has room. */
  synchronized Admission admit(Socket connection) {
    if (!power) {
      return Admission.OFF;
    }
    if (streams.size() >= quirks.get(KasaQuirk.MAX_STREAMS)) {
      return Admission.BUSY;
    }
    streams.add(connection);
    return Admission.COME_IN;
  }

  /** Closes a connection and forgets it. */
  void left(Socket connection) {
    synchronized (this) {
      streams.remove(connection);
    }
    connections.remove(connection);
    close(connection);
  }

  int streamsOpen() {
    return streams.size();
  }

  synchronized boolean power() {
    return power;
  }

  /** Turns the camera's own switch; off ends every stream. */
  void power(boolean on) {
    List<Socket> ended;
    synchronized (this) {
      power = on;
      ended = on ? List.of() : List.copyOf(streams);
    }
    ended.forEach(StreamDoor::close);
  }

  /** Ends all connections and takes no more. */
  void close() {
    try {
      server.close();
    } catch (IOException e) {
      LOG.debug("port {} did not close cleanly", port(), e);
    }
    connections.forEach(StreamDoor::close);
  }

  /** Ends a connection as a crash does, with a TCP reset. */
  static void reset(Socket connection) throws IOException {
    connection.setSoLinger(true, 0);
    connection.close();
  }

  private void logUnlessClosed(IOException e) {
    if (!server.isClosed()) {
      LOG.debug("a connection on port {} was lost at once", port(), e);
    }
  }

  private void take(Socket connection, Consumer<Socket> service) throws IOException {
    tally.connections.incrementAndGet();
    boolean alone = handshakes.incrementAndGet() == 1;
    boolean crowded =
        !alone && quirks.get(KasaQuirk.CONCURRENT_HANDSHAKES) == Traits.Handshakes.RESET;
    if (crowded || connections.size() >= MOST_CONNECTIONS) {
      handshakeOver();
      reset(connection);
      return;
    }
    connections.add(connection);
    connection.setTcpNoDelay(true);
    service.accept(connection);
    if (server.isClosed()) {
      left(connection);
    }
  }

  /** Closes what lies under TLS: closing TLS itself waits for a client that does not read. */
  private static void close(Socket connection) {
    try {
      connection.close();
    } catch (IOException e) {
      LOG.debug("a connection did not close cleanly", e);
    }
  }
}
