package app.oriel.rtsp;

import app.oriel.camera.CameraMemory;
import app.oriel.rtsp.PendingRequests.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a session alive, so often that each method comes within its timeout, and is the one that
 * chooses the methods. That one fails harms nothing: as long as the stream comes, it is good. What
 * kept a session for longer than its timeout is remembered; after one that ended about then the
 * next is kept by more, and after one that ended on a method, without that. For any thread.
 */
final class KeepAlive {
  private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(60);

  /** Cameras look at their clock now and then. */
  private static final Duration LATE = Duration.ofSeconds(3);

  /** A camera that hangs up so soon on a request hangs up because of it. */
  private static final Duration SOON = Duration.ofSeconds(2);

  private final RtspSession session;
  private final List<PlayedPart> parts;
  private final CameraMemory memory;
  private final long start = System.nanoTime();
  private final KeepAliveMethods first;
  private KeepAliveMethods methods;
  private int turn;
  private boolean held;
  private boolean over;
  private @Nullable Asked open;

  /** Not answered by the time of the next one; a busy camera may still do it. */
  private @Nullable Asked late;

  /**
   * The password is not sent again: it may have been changed, and cameras lock their owners out.
   */
  private boolean refused;

  private record Asked(String method, Exchange exchange, long at) {}

  /**
   * @param parts what plays; of each session one is kept alive
   */
  KeepAlive(
      RtspSession session, List<PlayedPart> parts, KeepAliveMethods methods, CameraMemory memory) {
    this.session = session;
    this.parts = PlayedPart.oneOfEachSession(parts);
    this.first = methods;
    this.methods = methods;
    this.memory = memory;
  }

  /** From now on the connection's writer asks in time. */
  void start() {
    long each = session.timeout().toNanos() / (methods.inTurn().size() + 1);
    session.line().writer().every(Math.clamp(each, LEAST_NANOS, MOST_NANOS), this::ask);
  }

  private synchronized void ask() {
    if (open != null) {
      forgetLate();
      late = open;
      open = null;
    }
    if (!held && System.nanoTime() - start > latestEnd()) {
      held = true;
      learn(methods);
    }
    String method = methods.inTurn().get(turn++ % methods.inTurn().size());
    for (PlayedPart other : parts.subList(1, parts.size())) {
      session.line().exchanges().forget(send(method, other));
    }
    ask(method, false);
  }

  private void ask(String method, boolean again) {
    Asked asked = new Asked(method, send(method, parts.getFirst()), System.nanoTime());
    open = asked;
    var _ = asked.exchange.answer().thenAccept(answer -> answered(asked, again, answer));
  }

  private void forgetLate() {
    if (late != null) {
      session.line().exchanges().forget(late.exchange);
      late = null;
    }
  }

  private Exchange send(String method, PlayedPart part) {
    return refused
        ? session.sendUnsigned(method, part.uri(), part.header(), RtspSession.NO_BODY)
        : session.send(method, part.uri(), part.header());
  }

  private synchronized void answered(Asked asked, boolean again, RtspResponse answer) {
    String method = asked.method;
    open = asked.equals(open) ? null : open;
    if (asked.equals(late)) {
      late = null;
    } else if (late != null) {
      // Answers come in the order of requests: to that one there is none.
      methods = methods.without(late.method);
      forgetLate();
    }
    if (!refused && !again && session.mayAskAgain(answer)) {
      ask(method, true);
      return;
    }
    refused |= answer.status() == 401;
    // A session that is gone says nothing of the method.
    if (answer.status() >= 400 && answer.status() != 454) {
      methods = methods.without(method);
    }
  }

  /**
   * The stream is over: nothing more is learnt from it.
   *
   * @param byCamera whether the camera ended it, by hanging up or by falling silent
   * @param last {@link System#nanoTime} when something of it came last
   */
  synchronized void ended(boolean byCamera, long last) {
    if (over || !byCamera) {
      over = true;
      return;
    }
    over = true;
    long age = last - start;
    long timeout = session.timeout().toNanos();
    boolean timedOut = age > timeout - timeout / 4 && age < latestEnd();
    if (timedOut && !held) {
      learn(methods.all());
    } else if (open != null && System.nanoTime() - open.at < SOON.toNanos()) {
      learn(methods.without(open.method));
    }
  }

  private void learn(KeepAliveMethods better) {
    if (!better.equals(first)) {
      better.learn(memory);
    }
  }

  /** After the start: a session that lives longer is kept. */
  private long latestEnd() {
    return session.timeout().toNanos() * 3 / 2 + LATE.toNanos();
  }
}
