package app.oriel.kasa;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A camera's UDP port on loopback: gives the next reply to each question, the last one again. */
final class FakeSysinfo implements AutoCloseable {
  private final DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress());
  private final List<String> questions = new CopyOnWriteArrayList<>();

  /**
   * Serves at once.
   *
   * @param replies in the clear; an empty one is silence
   */
  FakeSysinfo(String... replies) throws IOException {
    Thread.ofVirtual().start(() -> serve(replies));
  }

  int port() {
    return socket.getLocalPort();
  }

  /** What was asked, in hexadecimal digits. */
  List<String> questions() {
    return questions;
  }

  @Override
  public void close() {
    socket.close();
  }

  private void serve(String... replies) {
    var packet = new DatagramPacket(new byte[2048], 2048);
    try {
      for (int i = 0; ; i++) {
        socket.receive(packet);
        questions.add(HexFormat.of().formatHex(packet.getData(), 0, packet.getLength()));
        byte[] reply = hidden(replies[Math.min(i, replies.length - 1)]);
        if (reply.length > 0) {
          socket.send(new DatagramPacket(reply, reply.length, packet.getSocketAddress()));
        }
      }
    } catch (IOException e) {
      // Closed: the test is over.
    }
  }

  private static byte[] hidden(String text) {
    byte[] bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] ^= (byte) (i == 0 ? 0xab : bytes[i - 1]);
    }
    return bytes;
  }
}
