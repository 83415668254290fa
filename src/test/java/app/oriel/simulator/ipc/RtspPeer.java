package app.oriel.simulator.ipc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A plain RTSP client of the tests' own: one socket, and what came on it. */
final class RtspPeer implements AutoCloseable {
  private static final Pattern NONCE = Pattern.compile("nonce=\"([0-9a-f]{32})\"");
  private static final Pattern REALM = Pattern.compile("Digest realm=\"([^\"]*)\"");
  private static final Pattern LENGTH = Pattern.compile("Content-Length: ([0-9]+)");
  private static final Pattern SESSION = Pattern.compile("Session: ([0-9A-F]{8})");

  private final Socket socket;
  private final DataInputStream in;
  private final String user;
  private final String password;
  private final String root;
  private final Deque<Rtp> frames = new ArrayDeque<>();
  private int cseq = 1;
  private String nonce = "";
  private String realm = "";
  private String session = "";

  RtspPeer(int port, String user, String password) throws IOException {
    this.user = user;
    this.password = password;
    socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(15_000);
    in = new DataInputStream(new java.io.BufferedInputStream(socket.getInputStream()));
    root = "rtsp://127.0.0.1:" + port;
  }

  /** One binary frame. */
  @SuppressWarnings("ArrayRecordComponent") // read, not compared
  record Rtp(int channel, byte[] bytes) {
    boolean marker() {
      return (bytes[1] & 0x80) != 0;
    }

    int type() {
      return bytes[1] & 0x7f;
    }

    int sequence() {
      return ByteBuffer.wrap(bytes).getShort(2) & 0xffff;
    }

    long timestamp() {
      return ByteBuffer.wrap(bytes).getInt(4) & 0xffff_ffffL;
    }

    byte[] payload() {
      return java.util.Arrays.copyOfRange(bytes, 12, bytes.length);
    }
  }

  /** A reply's head and body. */
  record Reply(String head, String body) {
    String status() {
      return head.substring("RTSP/1.0 ".length(), head.indexOf('\r'));
    }
  }

  String root() {
    return root;
  }

  String nonce() {
    return nonce;
  }

  /** Sends a request with these header lines, without credentials, and reads its reply. */
  Reply ask(String method, String path, String lines) throws IOException {
    send(method, path, lines);
    return reply();
  }

  void send(String method, String path, String lines) throws IOException {
    String request =
        method + " " + root + path + " RTSP/1.0\r\nCSeq: " + cseq++ + "\r\n" + lines + "\r\n";
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
  }

  /** Sends a MULTITRANS request with a body. */
  Reply talk(String lines, String json) throws IOException {
    int length = json.getBytes(StandardCharsets.UTF_8).length;
    String type = "Content-Type: application/json\r\nContent-Length: " + length + "\r\n";
    send("MULTITRANS", "/multitrans", lines + type);
    raw(json.getBytes(StandardCharsets.UTF_8));
    return reply();
  }

  /** Sends bytes as they are. */
  void raw(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** The same with RFC 2069's digest. */
  Reply signed(String method, String path, String lines) throws Exception {
    return ask(method, path, digest(method, path) + lines);
  }

  /** Signs in as cameras want it and reads the description. */
  Reply describe(String path) throws Exception {
    learn(ask("DESCRIBE", path, ""));
    return signed("DESCRIBE", path, "Accept: application/sdp\r\n");
  }

  /** Takes over the challenge of a reply. */
  void learn(Reply challenge) {
    assertEquals("401 Unauthorized", challenge.status());
    nonce = first(NONCE, challenge.head());
    realm = first(REALM, challenge.head());
  }

  /** Describes, sets both tracks up and plays. */
  Reply play(String path) throws Exception {
    assertEquals("200 OK", describe(path).status());
    setUp(path, 1);
    setUp(path, 2);
    return signed("PLAY", path, sessionLine());
  }

  Reply setUp(String path, int track) throws Exception {
    int channel = 2 * (track - 1);
    Reply reply =
        signed(
            "SETUP",
            path + "/track" + track,
            "Transport: RTP/AVP/TCP;unicast;interleaved="
                + channel
                + "-"
                + (channel + 1)
                + "\r\n"
                + sessionLine());
    Matcher named = SESSION.matcher(reply.head());
    if (named.find()) {
      session = named.group(1);
    }
    return reply;
  }

  String sessionLine() {
    return session.isEmpty() ? "" : "Session: " + session + "\r\n";
  }

  String digest(String method, String path) throws Exception {
    String uri = root + path;
    String response =
        hash(
            "MD5",
            hash("MD5", user + ":" + realm + ":" + password)
                + ":"
                + nonce
                + ":"
                + hash("MD5", method + ":" + uri));
    return "Authorization: Digest username=\"%s\", realm=\"%s\", nonce=\"%s\", uri=\"%s\","
            .formatted(user, realm, nonce, uri)
        + " response=\""
        + response
        + "\"\r\n";
  }

  static String hash(String algorithm, String text) throws Exception {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }

  /** The next reply; the frames before it are kept. */
  Reply reply() throws IOException {
    int first = in.read();
    while (first == '$') {
      frames.add(rest());
      first = in.read();
    }
    if (first < 0) {
      throw new EOFException();
    }
    StringBuilder head = new StringBuilder().append((char) first);
    while (head.indexOf("\r\n\r\n") < 0) {
      head.append((char) in.readUnsignedByte());
    }
    Matcher length = LENGTH.matcher(head);
    byte[] body = new byte[length.find() ? Integer.parseInt(length.group(1)) : 0];
    in.readFully(body);
    return new Reply(head.toString(), new String(body, StandardCharsets.UTF_8));
  }

  /** The next frame on a channel; those on others are left out. */
  Rtp frame(int channel) throws IOException {
    while (true) {
      Rtp next = frames.poll();
      if (next == null) {
        assertEquals('$', in.readUnsignedByte());
        next = rest();
      }
      if (next.channel == channel) {
        return next;
      }
    }
  }

  /** How many frames came before the last reply. */
  int framesKept() {
    return frames.size();
  }

  /** Reads up to the end of the connection. */
  byte[] readToEnd() throws IOException {
    return in.readAllBytes();
  }

  int readByte() throws IOException {
    return in.read();
  }

  private Rtp rest() throws IOException {
    int channel = in.readUnsignedByte();
    byte[] bytes = new byte[in.readUnsignedShort()];
    in.readFully(bytes);
    return new Rtp(channel, bytes);
  }

  static String first(Pattern pattern, String text) {
    Matcher match = pattern.matcher(text);
    assertTrue(match.find(), () -> pattern + " is not in " + text);
    @Nullable String found = match.group(1);
    assertNotNull(found);
    return found;
  }

  /** Says no goodbye. */
  void leave() throws IOException {
    socket.close();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
