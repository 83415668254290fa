package app.oriel.rtsp;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;

/** Says what a failure of the network, or a status of the camera, means. */
final class RtspFailures {
  private RtspFailures() {}

  /** From the address to the port that took the connection. */
  static OrielException reaching(IOException e) {
    String message = String.valueOf(e.getMessage());
    boolean noRoute = message.contains("unreachable") || message.contains("timed out");
    if (e instanceof ConnectException && !noRoute) {
      return new OrielException(Problem.PORT_CLOSED, Detail.of("refused-the-connection"), e);
    }
    if (e instanceof SocketTimeoutException) {
      return new OrielException(Problem.NO_ANSWER, Detail.of("took-no-connection-in-time"), e);
    }
    return message.contains("reset")
        ? reading(e)
        : new OrielException(Problem.NO_ANSWER, Detail.of("no-way-to-that-address"), e);
  }

  /** While the connection was read. */
  static OrielException reading(IOException e) {
    if (e instanceof OrielException known) {
      return known;
    }
    return e instanceof SocketTimeoutException
        ? new OrielException(Problem.STALLED, Detail.of("sent-nothing-any-more"), e)
        : new OrielException(Problem.CONNECTION_LOST, Detail.of("the-connection-broke-off"), e);
  }

  /**
   * The connection ended while a request waited. No fault of the line: that is tried again at once,
   * and a password may have been sent.
   */
  static OrielException unanswered(OrielException e) {
    return switch (e.problem()) {
      case STREAM_ENDED ->
          new OrielException(Problem.HUNG_UP, Detail.of("hung-up-without-an-answer"), e);
      case CONNECTION_LOST ->
          new OrielException(Problem.HUNG_UP, Detail.of("broke-off-without-an-answer"), e);
      default -> e;
    };
  }

  static OrielException silent() {
    return new OrielException(Problem.NO_ANSWER, Detail.of("took-the-request-then-said-nothing"));
  }

  static OrielException closedHere() {
    return new OrielException(Problem.CONNECTION_LOST, Detail.of("closed-on-this-side"));
  }

  /** An answer that is no success: RFC 2326, 7.1.1. Of its words nothing is repeated. */
  static OrielException answered(int status) {
    return new OrielException(meaning(status), detail(status));
  }

  private static Problem meaning(int status) {
    return switch (status) {
      case 403 -> Problem.FORBIDDEN;
      case 404, 410 -> Problem.NO_SUCH_STREAM;
      // Its credentials were taken a moment before: some firmware says 401 when it means busy.
      case 401, 429, 453, 503 -> Problem.BUSY;
      case 406, 415 -> Problem.VIDEO_UNSUPPORTED;
      case 405, 501, 505, 551 -> Problem.UNSUPPORTED;
      case 454, 455, 457, 459, 460 -> Problem.NOT_STARTED;
      case 461, 462 -> Problem.TRANSPORT_UNSUPPORTED;
      default ->
          switch (status / 100) {
            case 4 -> Problem.NOT_UNDERSTOOD;
            case 5 -> Problem.CAMERA_FAILED;
            default -> Problem.NOT_A_STREAM;
          };
    };
  }

  private static Detail detail(int status) {
    return switch (status) {
      case 401 -> Detail.of("answered-401-after-letting-us-in");
      case 405, 501 -> Detail.of("answered-that-it-does-not-know-this-request", status);
      case 406, 415 -> Detail.of("answered-that-it-has-no-such-form", status);
      case 453 -> Detail.of("answered-that-it-has-no-bandwidth-left", status);
      case 454 -> Detail.of("answered-that-it-knows-no-such-session", status);
      case 455 -> Detail.of("answered-that-it-is-not-ready-for-this", status);
      case 457 -> Detail.of("answered-that-it-plays-no-such-range", status);
      case 461, 462 -> Detail.of("answered-that-it-does-not-send-by-tcp", status);
      case 505 -> Detail.of("answered-that-it-speaks-another-version", status);
      case 551 -> Detail.of("answered-that-it-does-not-know-an-option", status);
      default -> Detail.of("answered", status);
    };
  }
}
