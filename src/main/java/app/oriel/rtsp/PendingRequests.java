package app.oriel.rtsp;

import app.oriel.camera.OrielException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The requests that wait for an answer on one connection. An answer belongs to the request of its
 * number; where only one request waits, any answer is its own, because cameras get the number
 * wrong. Not so where one says again what it has said, or got the number right twice and so is
 * believed: what it answers once more, or too late, is no answer to another request. For any
 * thread.
 */
final class PendingRequests {
  private final Map<Integer, CompletableFuture<RtspResponse>> waiting = new LinkedHashMap<>();
  private static final int BELIEVED = 2;

  private int last;
  private int right;
  private @Nullable RtspResponse before;
  private @Nullable OrielException ended;

  /** A request that waits for its answer. */
  record Exchange(int cseq, CompletableFuture<RtspResponse> answer) {}

  /** One more request. Its answer comes on the thread that reads, or fails with the connection. */
  Exchange begin() {
    var answer = new CompletableFuture<RtspResponse>();
    OrielException failure;
    int cseq;
    synchronized (this) {
      cseq = ++last;
      failure = ended;
      if (failure == null) {
        waiting.put(cseq, answer);
      }
    }
    if (failure != null) {
      answer.completeExceptionally(failure);
    }
    return new Exchange(cseq, answer);
  }

  /** An answer came; whether anybody waited for it, or waits for what comes after it. */
  boolean answered(RtspResponse response) {
    if (response.isInterim()) {
      return true;
    }
    CompletableFuture<RtspResponse> answer = taken(response);
    return answer != null && answer.complete(response);
  }

  private synchronized @Nullable CompletableFuture<RtspResponse> taken(RtspResponse response) {
    int cseq = response.cseq().orElse(0);
    CompletableFuture<RtspResponse> own = waiting.remove(cseq);
    if (own != null) {
      right++;
      before = response;
      return own;
    }
    boolean asked = cseq >= 1 && cseq <= last;
    boolean again = asked && before != null && response.repeats(before);
    return waiting.size() != 1 || again || (asked && right >= BELIEVED)
        ? null
        : waiting.remove(waiting.keySet().iterator().next());
  }

  /** Nobody waits for this answer any more. */
  synchronized void forget(Exchange exchange) {
    waiting.remove(exchange.cseq);
  }

  /** The connection ended: nothing is answered any more. */
  void fail(OrielException failure) {
    var all = new LinkedHashMap<Integer, CompletableFuture<RtspResponse>>();
    synchronized (this) {
      ended = ended == null ? failure : ended;
      all.putAll(waiting);
      waiting.clear();
    }
    all.values().forEach(answer -> answer.completeExceptionally(failure));
  }
}
