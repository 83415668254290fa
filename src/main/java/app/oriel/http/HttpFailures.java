package app.oriel.http;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.jspecify.annotations.Nullable;

/** Says what a failure of the network or of TLS means for the camera. */
final class HttpFailures {
  private HttpFailures() {}

  /** From the address to the port that took the connection. */
  static OrielException reaching(IOException e) {
    if (e instanceof ConnectException && !isNoRoute(e)) {
      return new OrielException(Problem.PORT_CLOSED, Detail.of("refused-the-connection"), e);
    }
    if (e instanceof SocketTimeoutException) {
      return new OrielException(Problem.NO_ANSWER, Detail.of("took-no-connection-in-time"), e);
    }
    if (isReset(e)) {
      return lost(e);
    }
    return new OrielException(Problem.NO_ANSWER, Detail.of("no-way-to-that-address"), e);
  }

  /** Until the handshake was complete. */
  static OrielException securing(IOException e) {
    if (cause(e, SocketTimeoutException.class) != null) {
      return new OrielException(
          Problem.NO_ANSWER, Detail.of("took-the-connection-then-said-nothing"), e);
    }
    if (cause(e, SocketException.class) != null) {
      return lost(e);
    }
    if (isEnd(e) || isEndBetweenMessages(e)) {
      return new OrielException(Problem.TLS_FAILED, Detail.of("hung-up-during-the-handshake"), e);
    }
    return new OrielException(Problem.TLS_FAILED, Detail.of("tls-failed", Detail.said(e)), e);
  }

  /** Until the head of the answer was whole. */
  static OrielException asking(IOException e) {
    if (cause(e, SocketTimeoutException.class) != null) {
      return new OrielException(
          Problem.NO_ANSWER, Detail.of("took-the-request-then-said-nothing"), e);
    }
    if (e instanceof MessageConstraintException) {
      return new OrielException(Problem.MALFORMED, Detail.of("answered-with-too-long-a-head"));
    }
    // No CONNECTION_LOST: that is tried again at once, and a password was sent.
    return isEnd(e)
        ? new ClosedUnansweredException()
        : new OrielException(Problem.HUNG_UP, Detail.of("broke-off-without-an-answer"), e);
  }

  /** Where this side ended the line. */
  static OrielException dropped(IOException e) {
    return new OrielException(Problem.CONNECTION_LOST, Detail.of("closed-on-this-side"), e);
  }

  /** While the body was read. */
  static OrielException reading(IOException e) {
    return cause(e, SocketTimeoutException.class) != null
        ? new OrielException(Problem.STALLED, Detail.of("sent-nothing-any-more"), e)
        : lost(e);
  }

  /** Whether the peer hung up in good order; cameras do it with or without TLS's own farewell. */
  static boolean isEnd(IOException e) {
    return e instanceof ConnectionClosedException
        || e instanceof NoHttpResponseException
        || cause(e, EOFException.class) != null;
  }

  /** What Bouncy Castle makes of it: an alert of its own, as if it were this side that objects. */
  private static boolean isEndBetweenMessages(IOException e) {
    TlsFatalAlert ours = cause(e, TlsFatalAlert.class);
    return ours != null
        && ours.getAlertDescription() == AlertDescription.handshake_failure
        && ours.getCause() == null;
  }

  private static OrielException lost(IOException e) {
    return new OrielException(Problem.CONNECTION_LOST, Detail.of("the-connection-broke-off"), e);
  }

  private static boolean isReset(IOException e) {
    return String.valueOf(e.getMessage()).contains("reset");
  }

  private static boolean isNoRoute(IOException e) {
    String message = String.valueOf(e.getMessage());
    return message.contains("unreachable") || message.contains("timed out");
  }

  private static <T extends Throwable> @Nullable T cause(Throwable e, Class<T> kind) {
    Throwable each = e;
    for (int depth = 0; each != null && depth < 8; depth++, each = each.getCause()) {
      if (kind.isInstance(each)) {
        return kind.cast(each);
      }
    }
    return null;
  }
}
