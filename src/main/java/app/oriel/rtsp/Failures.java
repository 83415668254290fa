package app.oriel.rtsp;

import app.oriel.camera.CameraException;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;

/** Says what a failure of the network, or a status of the camera, means. */
final class Failures {
  private Failures() {}

  /** From the address to the port that took the connection. */
  static CameraException reaching(IOException e) {
    String message = String.valueOf(e.getMessage());
    boolean noRoute = message.contains("unreachable") || message.contains("timed out");
    if (e instanceof ConnectException && !noRoute) {
      return new CameraException(Problem.PORT_CLOSED, Detail.of("refused-the-connection"), e);
    }
    if (e instanceof SocketTimeoutException) {
      return new CameraException(Problem.NO_ANSWER, Detail.of("took-no-connection-in-time"), e);
    }
    return message.contains("reset")
        ? reading(e)
        : new CameraException(Problem.NO_ANSWER, Detail.of("no-way-to-that-address"), e);
  }

  /** While the connection was read. */
  static CameraException reading(IOException e) {
    if (e instanceof CameraException known) {
      return known;
    }
    return e instanceof SocketTimeoutException
        ? new CameraException(Problem.STALLED, Detail.of("sent-nothing-any-more"), e)
        : new CameraException(Problem.CONNECTION_LOST, Detail.of("the-connection-broke-off"), e);
  }

  /**
   * The connection ended while a request waited. No fault of the line: that is tried again at once,
   * and a password may have been sent.
   */
  static CameraException unanswered(CameraException e) {
    return switch (e.problem()) {
      case STREAM_ENDED ->
          new CameraException(Problem.HUNG_UP, Detail.of("hung-up-without-an-answer"), e);
      case CONNECTION_LOST ->
          new CameraException(Problem.HUNG_UP, Detail.of("broke-off-without-an-answer"), e);
      default -> e;
    };
  }

  static CameraException silent() {
    return new CameraException(Problem.NO_ANSWER, Detail.of("took-the-request-then-said-nothing"));
  }

  static CameraException closedHere() {
    return new CameraException(Problem.CONNECTION_LOST, Detail.of("closed-on-this-side"));
  }

  /** An answer that is no success. Of its words nothing is repeated. */
  static CameraException answered(int status) {
    return switch (status) {
      // Its credentials were taken a moment before: some firmware says 401 when it means busy.
      case 401 -> new CameraException(Problem.BUSY, Detail.of("answered-401-after-letting-us-in"));
      case 404 -> new CameraException(Problem.NO_SUCH_STREAM, Detail.of("answered", status));
      case 429, 453, 503 -> new CameraException(Problem.BUSY, Detail.of("answered", status));
      case 461, 551 -> new CameraException(Problem.UNSUPPORTED, Detail.of("answered", status));
      default -> new CameraException(Problem.NOT_A_STREAM, Detail.of("answered", status));
    };
  }
}
