package app.oriel.simulator.kasa;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what happens at one software camera. For any thread. */
final class Tally {
  private static final int REQUESTS_KEPT = 100;

  final AtomicLong connections = new AtomicLong();
  final AtomicLong signIns = new AtomicLong();
  final AtomicLong refusedSignIns = new AtomicLong();
  final AtomicLong unavailable = new AtomicLong();
  final AtomicLong talkSignIns = new AtomicLong();
  final AtomicLong refusedTalkSignIns = new AtomicLong();
  final AtomicLong partsSent = new AtomicLong();
  final AtomicLong sysinfoReplies = new AtomicLong();

  private final ArrayDeque<String> requests = new ArrayDeque<>();

  /** Notes a request by its method and target, which hold no secret. */
  synchronized void request(String methodAndTarget) {
    if (requests.size() == REQUESTS_KEPT) {
      requests.removeFirst();
    }
    requests.addLast(methodAndTarget);
  }

  /** The latest requests, oldest first. */
  synchronized List<String> requests() {
    return List.copyOf(requests);
  }
}
