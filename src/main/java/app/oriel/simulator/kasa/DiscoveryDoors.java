package app.oriel.simulator.kasa;

import app.oriel.simulator.Crew;
import java.io.IOException;

/**
 * The two ports of one number: UDP, which tells sysinfo, and TCP, which is mute.
 *
 * @param sysinfo the UDP half
 * @param mute the TCP half
 */
record DiscoveryDoors(SysinfoDoor sysinfo, MuteDoor mute) {
  /** A number that is free for UDP may be taken for TCP; so often another one is tried. */
  private static final int ATTEMPTS = 20;

  /**
   * Opens both at the number of the setup; where that is 0, at one that is free for both.
   *
   * @throws IOException if one of them is taken or may not be opened
   */
  static DiscoveryDoors open(KasaSetup setup, Sysinfo sysinfo, Tally tally) throws IOException {
    int port = setup.ports().discovery();
    for (int attempt = 1; ; attempt++) {
      SysinfoDoor udp = new SysinfoDoor(setup.address(), port, sysinfo, setup.quirks(), tally);
      try {
        return new DiscoveryDoors(udp, new MuteDoor(setup.address(), udp.port()));
      } catch (IOException e) {
        udp.close();
        if (port != 0 || attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /** Serves both from now on, on threads of the crew. */
  void start(Crew crew) {
    sysinfo.listeners().forEach(crew::start);
    crew.start(() -> mute.takeConnections(each -> crew.start(() -> mute.hear(each))));
  }

  /** Ends the answering and the hearing. */
  void close() {
    sysinfo.close();
    mute.close();
  }
}
