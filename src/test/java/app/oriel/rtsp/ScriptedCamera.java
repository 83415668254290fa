package app.oriel.rtsp;

import app.oriel.http.TestTls;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A camera that does what a test tells it to, over real sockets. It reads requests with code of its
 * own, and hands each one to the script.
 */
public final class ScriptedCamera implements AutoCloseable {
  private final ServerSocket server;
  private final @Nullable TestTls tls;
  private final Script script;
  private final List<Socket> sockets = new CopyOnWriteArrayList<>();

  /** All requests, in the order in which they came. */
  public final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();

  /** All frames of the client, without the dollar sign. */
  public final BlockingQueue<byte[]> frames = new LinkedBlockingQueue<>();

  /** What the camera does with one request. */
  public interface Script {
    void answer(Asked request, Wire wire) throws IOException, InterruptedException;
  }

  /** One request as the camera read it; header names in lower case. */
  public record Asked(int connection, String method, String uri, Map<String, String> headers) {
    public String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  /** The camera's end of one connection. */
  public record Wire(Socket socket, OutputStream out) {
    public void send(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    public void send(String text) throws IOException {
      send(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** An answer with these lines, each without its end, and a body. */
    public void answer(String status, String cseq, String body, String... lines)
        throws IOException {
      StringBuilder text = new StringBuilder("RTSP/1.0 " + status + "\r\nCSeq: " + cseq + "\r\n");
      for (String line : lines) {
        text.append(line).append("\r\n");
      }
      if (!body.isEmpty()) {
        text.append("Content-Length: ").append(body.length()).append("\r\n");
      }
      send(text + "\r\n" + body);
    }

    public void ok(Asked request, String... lines) throws IOException {
      answer("200 OK", request.header("cseq"), "", lines);
    }

    /** A frame on a channel. */
    public void frame(int channel, byte[] packet) throws IOException {
      send(framed(channel, packet));
    }

    /** With a reset, as a camera that starts anew. */
    public void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }

  public static byte[] framed(int channel, byte[] packet) {
    byte[] frame = new byte[packet.length + 4];
    frame[0] = '$';
    frame[1] = (byte) channel;
    frame[2] = (byte) (packet.length >> 8);
    frame[3] = (byte) packet.length;
    System.arraycopy(packet, 0, frame, 4, packet.length);
    return frame;
  }

  /** Listens at once, on a free port. */
  public ScriptedCamera(Script script) throws IOException {
    this("127.0.0.1", null, script);
  }

  /**
   * Listens at once, on a free port of this address.
   *
   * @param tls encrypts, null for a plain line
   */
  public ScriptedCamera(String address, @Nullable TestTls tls, Script script) throws IOException {
    this(address, tls, script, 0);
  }

  /** As above, on this port. */
  ScriptedCamera(String address, @Nullable TestTls tls, Script script, int port)
      throws IOException {
    this.tls = tls;
    this.script = script;
    this.server = new ServerSocket();
    // Small, so that a camera that reads nothing is soon full.
    server.setReceiveBufferSize(8192);
    server.setReuseAddress(true);
    server.bind(new InetSocketAddress(InetAddress.ofLiteral(address), port));
    Thread.ofVirtual().start(this::accept);
  }

  /** Where it listens. */
  public int port() {
    return server.getLocalPort();
  }

  /** How many connections were taken. */
  public int connections() {
    return sockets.size();
  }

  /** The next request of this method; others before it are forgotten. */
  public Asked next(String method) throws InterruptedException {
    while (true) {
      Asked next = asked.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no " + method + " came");
      }
      if (next.method.equals(method)) {
        return next;
      }
    }
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = server.accept();
        sockets.add(socket);
        int number = sockets.size();
        Thread.ofVirtual().start(() -> serve(number, socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(int connection, Socket raw) {
    try (raw) {
      Socket socket = tls == null ? raw : tls.secure(raw);
      InputStream in = new BufferedInputStream(socket.getInputStream());
      Wire wire = new Wire(raw, socket.getOutputStream());
      while (true) {
        takeFrames(in);
        String[] first = line(in).split(" ", -1);
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
          int colon = line.indexOf(':');
          headers.put(line.substring(0, colon), line.substring(colon + 1).strip());
        }
        if (first[0].startsWith("RTSP/")) {
          asked.add(new Asked(connection, first[0], first[1], headers));
          continue;
        }
        Asked request = new Asked(connection, first[0], first[1], headers);
        asked.add(request);
        script.answer(request, wire);
      }
    } catch (IOException | InterruptedException e) {
      // the client left, or the script did
    }
  }

  private void takeFrames(InputStream in) throws IOException {
    in.mark(1);
    while (in.read() == '$') {
      byte[] head = in.readNBytes(3);
      byte[] body = in.readNBytes((head[1] & 0xff) << 8 | (head[2] & 0xff));
      byte[] frame = Arrays.copyOf(head, head.length + body.length);
      System.arraycopy(body, 0, frame, head.length, body.length);
      frames.add(frame);
      in.mark(1);
    }
    in.reset();
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new IOException("end");
      }
      line.append((char) b);
    }
    return line.toString().strip();
  }

  @Override
  public void close() throws IOException {
    server.close();
    for (Socket socket : sockets) {
      socket.close();
    }
  }
}
