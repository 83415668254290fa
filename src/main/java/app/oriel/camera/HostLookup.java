package app.oriel.camera;

import java.net.InetAddress;
import java.time.Duration;
import java.util.List;

/** Finds the addresses of cameras, within a limit. For any thread. */
@FunctionalInterface
public interface HostLookup {
  /**
   * The addresses of a host, at least one. Blocks within the limit, and not at all for a numeric
   * address; ends soon after the thread is interrupted.
   *
   * @throws OrielException {@link Problem#UNKNOWN_HOST} if there are none, or not in time
   */
  List<InetAddress> addresses(String host, Duration limit)
      throws OrielException, InterruptedException;
}
