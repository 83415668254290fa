package app.oriel.simulator.kasa;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The UDP port of discovery: one coded datagram for each query, and silence for all else. */
final class SysinfoDoor {
  private static final Logger LOG = LoggerFactory.getLogger(SysinfoDoor.class);
  private static final int LONGEST_QUERY = 1024;

  private final Sysinfo sysinfo;
  private final Tally tally;
  private final boolean silent;
  private final DatagramSocket socket;

  /** Listens at once. */
  SysinfoDoor(InetAddress address, int port, Sysinfo sysinfo, Quirks quirks, Tally tally)
      throws IOException {
    this.sysinfo = sysinfo;
    this.tally = tally;
    this.silent = quirks.get(Quirk.DISCOVERY) == Traits.Discovery.SILENT;
    this.socket = new DatagramSocket(new InetSocketAddress(address, port));
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Answers until the door is closed. */
  void answerQueries() {
    byte[] buffer = new byte[LONGEST_QUERY];
    while (!socket.isClosed()) {
      DatagramPacket query = new DatagramPacket(buffer, buffer.length);
      try {
        socket.receive(query);
        answer(query.getSocketAddress(), Autokey.decode(buffer, query.getLength()));
      } catch (IOException e) {
        LOG.debug("a query on port {} was not answered", port(), e);
      }
    }
  }

  /** Ends the answering. */
  void close() {
    socket.close();
  }

  private void answer(SocketAddress asker, byte[] query) throws IOException {
    Optional<byte[]> reply = silent ? Optional.empty() : sysinfo.answer(query);
    if (reply.isPresent()) {
      byte[] coded = Autokey.encode(reply.get());
      tally.sysinfoReplies.incrementAndGet();
      socket.send(new DatagramPacket(coded, coded.length, asker));
    }
  }
}
