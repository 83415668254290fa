package app.oriel.simulator.ipc;

import app.oriel.camera.Credentials;
import app.oriel.simulator.Quirks;
import java.net.InetAddress;

/**
 * All that makes one software camera.
 *
 * @param name what its owner called it
 * @param address where it listens
 * @param port the TCP port of RTSP; 0 for a free one
 * @param credentials who is let in
 */
public record IpcSetup(
    IpcModel model,
    String name,
    InetAddress address,
    int port,
    Credentials credentials,
    Quirks quirks) {
  /** The port of real cameras. */
  public static final int REAL_PORT = 554;
}
