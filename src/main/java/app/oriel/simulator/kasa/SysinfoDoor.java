package app.oriel.simulator.kasa;

import app.oriel.simulator.Quirks;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The UDP port of discovery: one coded datagram for each query, and silence for all else. */
final class SysinfoDoor {
  private static final Logger LOG = LoggerFactory.getLogger(SysinfoDoor.class);
  private static final int LONGEST_QUERY = 1024;
  private static final InetAddress LOOPBACK_BROADCAST = InetAddress.ofLiteral("127.255.255.255");

  private final Sysinfo sysinfo;
  private final Tally tally;
  private final boolean silent;
  private final DatagramSocket mouth;
  private final List<DatagramSocket> ears = new ArrayList<>();

  /** Listens at once. */
  SysinfoDoor(InetAddress address, int port, Sysinfo sysinfo, Quirks quirks, Tally tally)
      throws IOException {
    Traits.Discovery discovery = quirks.get(KasaQuirk.DISCOVERY);
    this.sysinfo = sysinfo;
    this.tally = tally;
    this.silent = discovery == Traits.Discovery.SILENT;
    this.mouth = new DatagramSocket(new InetSocketAddress(address, port));
    ears.add(mouth);
    if (discovery == Traits.Discovery.BROADCAST_UNICAST) {
      hearBroadcasts(address);
    }
  }

  int port() {
    return mouth.getLocalPort();
  }

  /** What has to run, each on a thread of its own, until the door is closed. */
  List<Runnable> listeners() {
    return ears.stream().<Runnable>map(ear -> () -> answerQueries(ear)).toList();
  }

  /** Ends the answering. */
  void close() {
    ears.forEach(DatagramSocket::close);
  }

  /**
   * A socket bound to one address hears no broadcasts on most systems, so a second one is bound to
   * the broadcast address, which several cameras may share. Where that cannot be, the camera is one
   * that answers unicast only.
   */
  private void hearBroadcasts(InetAddress address) {
    try {
      Optional<InetAddress> broadcast = broadcastOf(address);
      if (broadcast.isPresent()) {
        ears.add(shared(new InetSocketAddress(broadcast.get(), port())));
      }
    } catch (IOException e) {
      LOG.debug("no broadcasts are heard on port {}", port(), e);
    }
  }

  private static DatagramSocket shared(InetSocketAddress address) throws IOException {
    DatagramSocket ear = new DatagramSocket(null);
    try {
      ear.setReuseAddress(true);
      ear.bind(address);
      return ear;
    } catch (IOException e) {
      ear.close();
      throw e;
    }
  }

  private static Optional<InetAddress> broadcastOf(InetAddress address) throws IOException {
    if (address.isLoopbackAddress()) {
      return Optional.of(LOOPBACK_BROADCAST);
    }
    NetworkInterface network = NetworkInterface.getByInetAddress(address);
    return network == null
        ? Optional.empty()
        : network.getInterfaceAddresses().stream()
            .filter(each -> each.getAddress().equals(address))
            .flatMap(each -> Optional.ofNullable(each.getBroadcast()).stream())
            .findFirst();
  }

  private void answerQueries(DatagramSocket ear) {
    byte[] buffer = new byte[LONGEST_QUERY];
    while (!ear.isClosed()) {
      DatagramPacket query = new DatagramPacket(buffer, buffer.length);
      try {
        ear.receive(query);
        answer(query.getSocketAddress(), Autokey.decode(buffer, query.getLength()));
      } catch (IOException e) {
        if (!ear.isClosed()) {
          LOG.debug("a query on port {} was not answered", port(), e);
        }
      }
    }
  }

  private void answer(SocketAddress asker, byte[] query) throws IOException {
    Optional<byte[]> reply = silent ? Optional.empty() : sysinfo.answer(query);
    if (reply.isPresent()) {
      byte[] coded = Autokey.encode(reply.get());
      tally.sysinfoReplies.incrementAndGet();
      mouth.send(new DatagramPacket(coded, coded.length, asker));
    }
  }
}
