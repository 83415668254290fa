package app.oriel.kasa;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.SwitchPort;
import app.oriel.http.HostNames;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks a camera for its system information over UDP, which neither wakes nor occupies it. */
final class SysinfoClient implements SwitchPort {
  private static final int USUAL_PORT = 9999;
  private static final int SENDS = 2;
  private static final long WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

  /** Far less than a stream is given: who asks for the power wants to know now. */
  private static final Duration NAME_LIMIT = Duration.ofSeconds(1);

  private static final int LONGEST_REPLY = 4096;
  private static final byte[] QUESTION =
      Autokey.hide("{\"system\":{\"get_sysinfo\":{}}}".getBytes(StandardCharsets.US_ASCII));

  private final HostNames names;

  SysinfoClient(HostNames names) {
    this.names = names;
  }

  @Override
  public Power power(Camera camera) throws InterruptedException {
    return ask(camera).map(KasaSysinfo::power).orElse(Power.UNKNOWN);
  }

  /**
   * Blocks for about a second where nothing answers, and for one more where the look-up of its name
   * hangs.
   */
  Optional<KasaSysinfo> ask(Camera camera) throws InterruptedException {
    Optional<KasaSysinfo> info = Optional.empty();
    try (var socket = new DatagramSocket()) {
      InetAddress host = names.addresses(camera.url().host(), NAME_LIMIT).getFirst();
      // Once connected, the socket takes replies from nobody else.
      socket.connect(new InetSocketAddress(host, port(camera.url())));
      for (int sent = 0; sent < SENDS && info.isEmpty(); sent++) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        socket.send(new DatagramPacket(QUESTION, QUESTION.length));
        info = reply(socket);
      }
    } catch (IOException e) {
      // Whatever hinders it, the camera did not say.
      info = Optional.empty();
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return info;
  }

  /** The first readable reply within the wait. */
  private static Optional<KasaSysinfo> reply(DatagramSocket socket) throws IOException {
    var packet = new DatagramPacket(new byte[LONGEST_REPLY], LONGEST_REPLY);
    long start = System.nanoTime();
    for (long left = WAIT_NANOS; left > 0; left = WAIT_NANOS - (System.nanoTime() - start)) {
      socket.setSoTimeout((int) TimeUnit.NANOSECONDS.toMillis(left) + 1);
      try {
        packet.setLength(LONGEST_REPLY);
        socket.receive(packet);
      } catch (SocketTimeoutException e) {
        return Optional.empty();
      }
      var info = KasaSysinfo.parse(Autokey.show(packet.getData(), packet.getLength()));
      if (info.isPresent()) {
        return info;
      }
    }
    return Optional.empty();
  }

  /** The URL's path with nothing in it but what matters here. */
  static String canonical(CameraUrl url) {
    int port = port(url);
    return port == USUAL_PORT ? "" : "?discovery=" + port;
  }

  private static int port(CameraUrl url) {
    return url.portNamed("discovery").orElse(USUAL_PORT);
  }
}
