package app.oriel.rtsp;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.net.InetAddress;
import java.util.Optional;
import java.util.Set;

/** A camera wants the stream to be asked for elsewhere, or once more. */
final class Redirected extends OrielException {
  private static final long serialVersionUID = 1L;
  private static final Set<Integer> STATUS = Set.of(300, 301, 302, 303, 305, 307, 308);
  private static final int SESSION_NOT_FOUND = 454;

  private final int status;
  private final String location;
  private final transient InetAddress from;

  private Redirected(int status, String location, InetAddress from) {
    super(Problem.NOT_A_STREAM, Detail.of("answered", status));
    this.status = status;
    this.location = location;
    this.from = from;
  }

  /**
   * What an answer says of where to ask; empty where it says nothing of it.
   *
   * @param asked the URI that was asked for
   * @param from who answered
   */
  static Optional<Redirected> in(RtspResponse answer, String asked, InetAddress from) {
    if (answer.status() == SESSION_NOT_FOUND) {
      return Optional.of(new Redirected(SESSION_NOT_FOUND, asked, from));
    }
    return STATUS.contains(answer.status())
        ? named(answer.status(), answer.headers(), asked, from)
        : Optional.empty();
  }

  /** What a REDIRECT request says: RFC 2326, 10.10. Its time is not waited for. */
  static Optional<Redirected> in(RtspRequest request, String asked, InetAddress from) {
    return request.method().equals("REDIRECT")
        ? named(302, request.headers(), asked, from)
        : Optional.empty();
  }

  private static Optional<Redirected> named(
      int status, RtspHeaders headers, String asked, InetAddress from) {
    return headers
        .first("Location")
        .filter(location -> !location.isEmpty())
        .map(location -> new Redirected(status, RequestUri.location(asked, location), from));
  }

  int status() {
    return status;
  }

  /** Whether the same is to be asked for once more: the camera lost the session. */
  boolean isOnceMore() {
    return status == SESSION_NOT_FOUND;
  }

  /** Whether the location only is who answers for the stream: RFC 2326, 11.3.5. */
  boolean isProxy() {
    return status == 305;
  }

  /** An absolute URI of any scheme. */
  String location() {
    return location;
  }

  /** The address of who sent us on. */
  InetAddress from() {
    return from;
  }
}
