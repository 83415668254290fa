package app.oriel.simulator.ipc.talk;

import java.io.IOException;

/** The connection of one client, as far as talk needs it. For any thread. */
public interface TalkLine {
  /** Sends a whole {@code $} frame. */
  void frame(byte[] frame) throws IOException;

  /** Sends a message that nobody asked for. */
  void notice(String json) throws IOException;

  /** Ends the connection. */
  void cut();

  /** Takes nothing from the client for a while; blocks. */
  void stopDraining() throws InterruptedException;
}
