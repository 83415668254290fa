package app.oriel.rtsp;

import app.oriel.rtsp.Exchanges.Exchange;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a session alive at half its timeout, by GET_PARAMETER where the camera has it and takes it,
 * else by OPTIONS; SET_PARAMETER makes some cameras fail. That it fails harms nothing: as long as
 * the stream comes, it is good.
 */
final class KeepAlive {
  private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(60);

  private final RtspSession session;
  private final String uri;
  private volatile boolean byParameter;
  private volatile @Nullable Exchange open;

  /**
   * The password is not sent again: it may have been changed, and cameras lock their owners out.
   */
  private volatile boolean refused;

  /**
   * @param byParameter whether the camera says that it has GET_PARAMETER
   */
  KeepAlive(RtspSession session, String uri, boolean byParameter) {
    this.session = session;
    this.uri = uri;
    this.byParameter = byParameter;
  }

  /** From now on the connection's writer asks in time. */
  void start() {
    long half = session.timeout().toNanos() / 2;
    long every = Math.clamp(half, LEAST_NANOS, MOST_NANOS);
    session.line().writer().every(every, this::ask);
  }

  private void ask() {
    Exchange unanswered = open;
    if (unanswered != null) {
      session.line().exchanges().forget(unanswered);
    }
    boolean parameter = byParameter;
    var _ = send(parameter).answer().thenAccept(answer -> answered(parameter, answer));
  }

  private void answered(boolean parameter, RtspResponse answer) {
    if (!refused && session.mayAskAgain(answer)) {
      var _ = send(parameter).answer().thenAccept(again -> answeredAgain(parameter, again));
    } else {
      note(parameter, answer);
    }
  }

  private void answeredAgain(boolean parameter, RtspResponse answer) {
    refused = answer.status() == 401;
    note(parameter, answer);
  }

  private Exchange send(boolean parameter) {
    String method = parameter ? "GET_PARAMETER" : "OPTIONS";
    Exchange exchange =
        refused ? session.sendUnsigned(method, uri) : session.send(method, uri, RtspHeaders.NONE);
    open = exchange;
    return exchange;
  }

  private void note(boolean parameter, RtspResponse answer) {
    if (parameter && answer.status() >= 400) {
      byParameter = false;
    }
  }
}
