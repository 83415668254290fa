package app.oriel.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;

/**
 * A camera's port on loopback: each connection plays the next scene, and what it was asked is kept.
 * A connection that no scene is left for is reset.
 */
public final class ScriptedServer implements AutoCloseable {
  private final ServerSocket door;
  private final TestTls tls;
  private final Deque<Scene> scenes;
  private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> ended = new LinkedBlockingQueue<>();
  private final List<Socket> open = new CopyOnWriteArrayList<>();

  /** Listens at once. */
  public ScriptedServer(TestTls tls, Scene... scenes) throws IOException {
    this.tls = tls;
    this.scenes = new ArrayDeque<>(Arrays.asList(scenes));
    door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  /** Where it listens. */
  public int port() {
    return door.getLocalPort();
  }

  /** The head of the next request, waited for; empty where a connection sent none. */
  public String asked() throws InterruptedException {
    String head = asked.poll(10, TimeUnit.SECONDS);
    if (head == null) {
      throw new AssertionError("no connection came to its end");
    }
    return head;
  }

  /** How many requests wait to be looked at. */
  public int requests() {
    return asked.size();
  }

  /** Waits until a connection is over. */
  public void awaitEnd() throws InterruptedException {
    if (ended.poll(10, TimeUnit.SECONDS) == null) {
      throw new AssertionError("no connection ended");
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    for (Socket socket : open) {
      socket.close();
    }
  }

  private void serve() {
    try {
      while (true) {
        Socket raw = door.accept();
        open.add(raw);
        Scene scene = scenes.isEmpty() ? Scene.RESET : scenes.poll();
        Thread.ofVirtual().start(() -> play(scene, raw));
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private void play(Scene scene, Socket raw) {
    try (raw) {
      if (scene.secured) {
        SSLSocket socket = tls.secure(raw);
        String head = head(socket.getInputStream());
        asked.add(head);
        if (head.isEmpty()) {
          return;
        }
        OutputStream out = socket.getOutputStream();
        scene.act.play(raw, out);
        if (!raw.isClosed()) {
          socket.close();
        }
      } else {
        scene.act.play(raw, raw.getOutputStream());
      }
    } catch (Exception e) {
      // The client went away, which many tests want.
    } finally {
      ended.add("ended");
    }
  }

  private static String head(InputStream in) {
    var head = new StringBuilder();
    try {
      while (head.indexOf("\r\n\r\n") < 0) {
        int b = in.read();
        if (b < 0) {
          break;
        }
        head.append((char) b);
      }
    } catch (IOException e) {
      // The client broke off; what it had sent counts.
    }
    return head.toString();
  }

  /** What one connection does, once it was asked something. */
  public record Scene(boolean secured, Act act) {
    static final Scene RESET =
        new Scene(
            false,
            (raw, out) -> {
              raw.setSoLinger(true, 0);
              raw.close();
            });

    /** Resets the connection as soon as it is there. */
    public static Scene reset() {
      return RESET;
    }

    /** Says this and hangs up. */
    public static Scene saying(byte[] bytes) {
      return new Scene(
          true,
          (raw, out) -> {
            out.write(bytes);
            out.flush();
          });
    }

    /** Says this and hangs up. */
    public static Scene saying(String text) {
      return saying(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Says this, then nothing until the client goes. */
    public static Scene thenSilence(byte[] bytes) {
      return new Scene(
          true,
          (raw, out) -> {
            out.write(bytes);
            out.flush();
            raw.getInputStream().transferTo(OutputStream.nullOutputStream());
          });
    }

    /** Says this, then breaks the connection. */
    public static Scene thenReset(byte[] bytes) {
      return new Scene(
          true,
          (raw, out) -> {
            out.write(bytes);
            out.flush();
            raw.setSoLinger(true, 0);
            raw.close();
          });
    }

    /** Takes the connection and says nothing at all, not even TLS. */
    public static Scene mute() {
      return new Scene(
          false, (raw, out) -> raw.getInputStream().transferTo(OutputStream.nullOutputStream()));
    }
  }

  /** The doing of a scene. */
  public interface Act {
    /**
     * Does it; the connection is closed afterwards.
     *
     * @param out encrypted, where the scene is
     */
    void play(Socket raw, OutputStream out) throws Exception;
  }
}
