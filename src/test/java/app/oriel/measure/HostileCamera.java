package app.oriel.measure;

import app.oriel.http.TestTls;
import app.oriel.rtsp.ScriptedCamera;
import app.oriel.rtsp.ScriptedCamera.Asked;
import app.oriel.rtsp.ScriptedCamera.Wire;
import app.oriel.rtsp.rtp.Rtp;
import app.oriel.simulator.AnnexB;
import app.oriel.simulator.FootageClip;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** A port that takes connections to no good end. It counts them, and what they carried. */
final class HostileCamera implements AutoCloseable {
  /** What a gigabit line carries. */
  private static final double BYTES_PER_SECOND = 100e6;

  private static final int PIECE = 64 << 10;
  private static final int JUNK_BYTES = 100;

  private final Kind kind;
  private final Closeable door;
  private final int port;
  private final AtomicInteger connections = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  /** What it does to whoever connects. */
  enum Kind {
    /** Sends bytes that mean nothing, before it is asked anything. */
    GARBAGE,
    /** Completes the TLS handshake and hangs up. */
    HANDSHAKE,
    /** Plays one picture, then floods with small packets that look like pictures. */
    JUNK,
    /** Plays one picture and hangs up. */
    FLAP,
    /** Plays one good picture as often as the line carries it. */
    PICTURES
  }

  /**
   * Listens at once.
   *
   * @param picture what it plays, where it plays anything
   */
  HostileCamera(Kind kind, FootageClip picture) throws Exception {
    this.kind = kind;
    switch (kind) {
      case GARBAGE, HANDSHAKE -> {
        TestTls tls = TestTls.likeKasa();
        byte[] noise = new byte[1 << 20];
        new Random(1).nextBytes(noise);
        ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        port = server.getLocalPort();
        door = server;
        Thread.ofVirtual().start(() -> serve(server, tls, noise));
      }
      default -> {
        byte[] unit = picture.pictures().getFirst().accessUnit();
        ScriptedCamera camera = new ScriptedCamera((asked, wire) -> answer(asked, wire, unit));
        port = camera.port();
        door = camera::close;
      }
    }
  }

  /** Where the wall finds it. */
  String url() {
    return (kind == Kind.HANDSHAKE ? "kasa" : "rtsp")
        + "://127.0.0.1:"
        + port
        + (kind == Kind.HANDSHAKE ? "" : "/live");
  }

  /** How often it was connected to, and how much of what it sent was taken. */
  @Override
  public String toString() {
    return "%s: %d connections, %.1f MB".formatted(kind, connections.get(), bytes.get() / 1e6);
  }

  private void serve(ServerSocket server, TestTls tls, byte[] noise) {
    try {
      while (true) {
        Socket socket = server.accept();
        connections.incrementAndGet();
        Thread.ofVirtual().start(() -> meet(socket, tls, noise));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void meet(Socket socket, TestTls tls, byte[] noise) {
    try (socket) {
      if (kind == Kind.HANDSHAKE) {
        tls.secure(socket).close();
      } else {
        flood(socket.getOutputStream(), noise);
      }
    } catch (IOException e) {
      // the wall went away
    }
  }

  private void answer(Asked request, Wire wire, byte[] picture) throws IOException {
    switch (request.method()) {
      case "DESCRIBE" -> {
        connections.incrementAndGet();
        wire.answer(
            "200 OK",
            request.header("cseq"),
            "v=0\r\nm=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=control:track1\r\n",
            "Content-Base: " + request.uri());
      }
      case "SETUP" ->
          wire.ok(request, "Transport: " + request.header("transport"), "Session: 1;timeout=60");
      case "PLAY" -> {
        wire.ok(request);
        play(wire, packets(0, picture));
      }
      default -> wire.ok(request);
    }
  }

  private void play(Wire wire, List<byte[]> packets) throws IOException {
    switch (kind) {
      case JUNK -> {
        send(wire, packets);
        flood(wire.out(), junk(packets.size()));
      }
      case PICTURES -> flood(wire.out(), again(packets));
      default -> {
        send(wire, packets);
        wire.socket().close();
      }
    }
  }

  private static void send(Wire wire, List<byte[]> packets) throws IOException {
    for (byte[] each : packets) {
      wire.frame(0, each);
    }
  }

  /** A picture with its parameter sets, a packet for each NAL unit. */
  private static List<byte[]> packets(int number, byte[] accessUnit) {
    List<AnnexB.Unit> units = AnnexB.units(accessUnit);
    AnnexB.Unit last = units.getLast();
    return units.stream()
        .map(unit -> packet(number + units.indexOf(unit), number, unit.equals(last), unit))
        .toList();
  }

  private static byte[] packet(int sequence, int picture, boolean last, AnnexB.Unit unit) {
    byte[] nal = Arrays.copyOfRange(unit.in(), unit.from(), unit.to());
    return Rtp.packet(sequence & 0xffff, 6000L * picture, last, nal);
  }

  /** A round of sequence numbers. */
  private static byte[] junk(int from) {
    byte[] payload = new byte[JUNK_BYTES];
    new Random(2).nextBytes(payload);
    payload[0] = 0x65;
    payload[1] = (byte) 0x88;
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i <= 0xffff; i++) {
      byte[] packet = Rtp.packet((from + i) & 0xffff, 6000L * i, true, payload);
      all.writeBytes(ScriptedCamera.framed(0, packet));
    }
    return all.toByteArray();
  }

  private static byte[] again(List<byte[]> packets) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i + packets.size() <= 0x10000; i += packets.size()) {
      for (int k = 0; k < packets.size(); k++) {
        byte[] packet = packets.get(k).clone();
        packet[2] = (byte) ((i + k) >> 8);
        packet[3] = (byte) (i + k);
        packet[5] = (byte) (i >> 8);
        packet[6] = (byte) i;
        all.writeBytes(ScriptedCamera.framed(0, packet));
      }
    }
    return all.toByteArray();
  }

  private void flood(OutputStream out, byte[] round) throws IOException {
    long begin = System.nanoTime();
    long sent = 0;
    while (true) {
      for (int from = 0; from < round.length; from += PIECE) {
        int length = Math.min(PIECE, round.length - from);
        out.write(round, from, length);
        bytes.addAndGet(length);
        sent += length;
        LockSupport.parkNanos((long) (sent / BYTES_PER_SECOND * 1e9) - (System.nanoTime() - begin));
      }
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
  }
}
