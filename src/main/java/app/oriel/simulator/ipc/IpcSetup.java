package app.oriel.simulator.ipc;

import app.oriel.camera.Credentials;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.ipc.web.WebPorts;
import java.net.InetAddress;

/**
 * All that makes one software camera.
 *
 * @param name what its owner called it
 * @param address where it listens
 * @param port the TCP port of RTSP; 0 for a free one
 * @param credentials who is let in
 * @param web where its web doors are
 */
public record IpcSetup(
    IpcModel model,
    String name,
    InetAddress address,
    int port,
    Credentials credentials,
    Quirks quirks,
    WebPorts web) {
  /** The port of real cameras. */
  public static final int REAL_PORT = 554;

  /** With the web doors of real cameras beside the real port of RTSP, and free ones otherwise. */
  public IpcSetup(
      IpcModel model,
      String name,
      InetAddress address,
      int port,
      Credentials credentials,
      Quirks quirks) {
    this(
        model,
        name,
        address,
        port,
        credentials,
        quirks,
        port == REAL_PORT ? WebPorts.REAL : WebPorts.FREE);
  }
}
