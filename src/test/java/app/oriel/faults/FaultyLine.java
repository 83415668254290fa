package app.oriel.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A port that hands everything on to another one, until it is told to be a bad line. The port stays
 * the same, whatever happens behind it. For any thread.
 */
public final class FaultyLine implements AutoCloseable {
  /** Small, so that a slow line does not hide seconds of stream in the system's buffers. */
  private static final int BUFFER = 16 << 10;

  private static final int PIECE = 1400;
  private static final long JITTER_MILLIS = 400;
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  private final Set<Pair> pairs = ConcurrentHashMap.newKeySet();
  private final Random random;
  private final int port;

  // Guarded by this.
  private @Nullable ServerSocket door;
  private @Nullable Thread doorman;
  private int behind;
  private boolean held;
  private boolean jitter;
  private int bytesPerSecond;
  private long stopAfter = Long.MAX_VALUE;
  private End end = End.FIN;

  /** How a connection ends that was stopped. */
  public enum End {
    /** It does not: nothing more comes. */
    SILENCE,
    /** In good order, as far as TCP is concerned. */
    FIN,
    RESET
  }

  /** Listens at once on a free port; leads nowhere before {@link #leadTo}. */
  public FaultyLine(long seed) throws IOException {
    random = new Random(seed);
    door = listen(0);
    port = door.getLocalPort();
    doorman = accept(door);
  }

  /** Where it listens. */
  public int port() {
    return port;
  }

  /** From now on connections go to this port. */
  public synchronized void leadTo(int other) {
    behind = other;
  }

  /** Ends every connection, in good order or by a reset. */
  public void cut(boolean reset) {
    pairs.forEach(pair -> pair.end(reset));
  }

  /** Nobody listens any more once this returns; what stands is cut. */
  public void shut() {
    close();
  }

  /** Listens again where it did. */
  public synchronized void open() throws IOException {
    if (door == null) {
      door = listen(port);
      doorman = accept(door);
    }
  }

  /** Whether bytes are taken and kept back, both ways. */
  public synchronized void hold(boolean on) {
    held = on;
    notifyAll();
  }

  /** Whether the line stands still for some tenths of a second now and then. */
  public synchronized void jitter(boolean on) {
    jitter = on;
  }

  /** How much goes through towards the client; 0 for all that comes. */
  public synchronized void limit(int bytes) {
    bytesPerSecond = bytes;
  }

  /** New connections end so after this many bytes towards the client. */
  public synchronized void stopAfter(long bytes, End how) {
    stopAfter = bytes;
    end = how;
  }

  /** Connections that stand now. */
  public int connections() {
    return pairs.size();
  }

  private static ServerSocket listen(int port) throws IOException {
    ServerSocket server = new ServerSocket();
    server.setReuseAddress(true);
    server.setReceiveBufferSize(BUFFER);
    server.bind(new InetSocketAddress(HERE, port), 50);
    return server;
  }

  private Thread accept(ServerSocket server) {
    return Thread.ofVirtual()
        .start(
            () -> {
              while (!server.isClosed()) {
                try {
                  Pair pair = connect(server.accept());
                  if (server.isClosed()) {
                    // it came while the line was shut
                    pair.end(false);
                  }
                } catch (IOException e) {
                  // shut, or nobody behind: the client sees that its connection ends
                }
              }
            });
  }

  private Pair connect(Socket client) throws IOException {
    Socket camera = new Socket();
    try {
      camera.setReceiveBufferSize(BUFFER);
      client.setSendBufferSize(BUFFER);
      client.setTcpNoDelay(true);
      camera.setTcpNoDelay(true);
      camera.connect(new InetSocketAddress(HERE, target()));
    } catch (IOException e) {
      client.close();
      camera.close();
      throw e;
    }
    Pair pair = new Pair(client, camera);
    pairs.add(pair);
    Thread.ofVirtual().start(() -> pump(pair, client, camera, false));
    Thread.ofVirtual().start(() -> pump(pair, camera, client, true));
    return pair;
  }

  private synchronized int target() {
    return behind;
  }

  private void pump(Pair pair, Socket from, Socket to, boolean towardsClient) {
    byte[] piece = new byte[PIECE];
    long left = towardsClient ? stopAfter() : Long.MAX_VALUE;
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int got = in.read(piece); got >= 0; got = in.read(piece)) {
        await(pair, towardsClient ? got : 0);
        out.write(piece, 0, (int) Math.min(got, left));
        left -= got;
        if (left <= 0) {
          stop(pair);
          return;
        }
      }
    } catch (IOException e) {
      // the other side is told below
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      pair.end(false);
      pairs.remove(pair);
    }
  }

  private synchronized long stopAfter() {
    return stopAfter;
  }

  private synchronized void stop(Pair pair) throws InterruptedException {
    while (end == End.SILENCE && !pair.ended()) {
      wait(20);
    }
    pair.end(end == End.RESET);
  }

  private void await(Pair pair, int bytes) throws InterruptedException {
    long pause = pause(bytes);
    if (pause > 0) {
      Thread.sleep(pause);
    }
    synchronized (this) {
      while (held && !pair.ended()) {
        wait(100);
      }
    }
  }

  private synchronized long pause(int bytes) {
    if (bytes > 0 && bytesPerSecond > 0) {
      return 1000L * bytes / bytesPerSecond;
    }
    return jitter && random.nextInt(60) == 0 ? random.nextLong(JITTER_MILLIS) : 0;
  }

  /** Waits for the thread at the door: a port on which one accepts is free only when it is gone. */
  @Override
  public void close() {
    Thread gone = null;
    synchronized (this) {
      if (door != null) {
        try {
          door.close();
        } catch (IOException e) {
          // it is shut either way
        }
        door = null;
        gone = doorman;
      }
    }
    if (gone != null) {
      try {
        gone.join(5000);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    cut(false);
  }

  /** A connection's two halves. */
  private record Pair(Socket client, Socket camera) {
    boolean ended() {
      return client.isClosed();
    }

    void end(boolean reset) {
      for (Socket each : new Socket[] {client, camera}) {
        try {
          if (reset && !each.isClosed()) {
            each.setSoLinger(true, 0);
          }
          each.close();
        } catch (IOException e) {
          // it is gone either way
        }
      }
    }
  }
}
