package app.oriel.simulator.ipc;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what happens at one software camera. For any thread. */
final class IpcTally {
  private static final int REQUESTS_KEPT = 200;

  final AtomicLong connections = new AtomicLong();
  final AtomicLong signIns = new AtomicLong();
  final AtomicLong refusedSignIns = new AtomicLong();
  final AtomicLong challenges = new AtomicLong();
  final AtomicLong busy = new AtomicLong();
  final AtomicLong redirects = new AtomicLong();
  final AtomicLong plays = new AtomicLong();
  final AtomicLong keepAlives = new AtomicLong();
  final AtomicLong teardowns = new AtomicLong();
  final AtomicLong timeouts = new AtomicLong();
  final AtomicLong picturesSent = new AtomicLong();
  final AtomicLong packetsSent = new AtomicLong();

  private final ArrayDeque<String> requests = new ArrayDeque<>();

  /** Notes a request by its method and target; a password in the target is left out. */
  synchronized void request(String method, String target) {
    if (requests.size() == REQUESTS_KEPT) {
      requests.removeFirst();
    }
    requests.addLast(method + " " + target.replaceFirst("(?s)//.*@", "//…@"));
  }

  /** The latest requests, oldest first. */
  synchronized List<String> requests() {
    return List.copyOf(requests);
  }
}
