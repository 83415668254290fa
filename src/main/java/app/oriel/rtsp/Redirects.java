package app.oriel.rtsp;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CameraUrlException;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.net.InetAddress;

/**
 * Where one stream is asked for: first where the user said, then where the camera sends us on, a
 * few times. The user's password goes to the host that the user typed and to no other, and never
 * unencrypted where the user typed an encrypted address. Confined to the thread that opens.
 */
final class Redirects {
  private static final int MOST = 3;

  private final Camera camera;
  private final RtspTarget typed;
  private RtspTarget target;
  private boolean home = true;
  private boolean trusted = true;
  private int followed;
  private boolean askedOnceMore;

  Redirects(Camera camera, RtspTarget typed) {
    this.camera = camera;
    this.typed = typed;
    this.target = typed;
  }

  RtspTarget target() {
    return target;
  }

  /** Who is asked now: without a password, or a pin of another host, where that is not trusted. */
  Camera camera() {
    if (trusted) {
      return camera;
    }
    return new Camera(
        camera.name(),
        camera.url(),
        null,
        home ? camera.memory() : new MemoryWithoutPins(camera.memory()));
  }

  /**
   * Goes where the camera sends us.
   *
   * @throws OrielException if it does so too often, or to what is no camera
   */
  void follow(Redirected sent) throws OrielException {
    if (sent.isOnceMore()) {
      if (askedOnceMore) {
        throw RtspFailures.answered(sent.status());
      }
      askedOnceMore = true;
      return;
    }
    if (++followed > MOST) {
      throw new OrielException(Problem.NOT_A_STREAM, Detail.of("redirects-more-than", MOST), sent);
    }
    CameraUrl to = url(sent);
    // Many name their own number where the user typed their name.
    home = isHost(to, typed.host()) || (home && isAddress(to, sent.from()));
    RtspTarget next = RtspTarget.of(to, to.path());
    target =
        new RtspTarget(
            home ? typed.host() : to.host(),
            next.port(),
            typed.door(),
            sent.isProxy() ? target.uri() : next.uri(),
            typed.freshSocketSeen());
    trusted = home && (target.isSecure() || !typed.isSecure());
  }

  private static CameraUrl url(Redirected sent) throws OrielException {
    if (!RequestUri.isRtsp(sent.location())) {
      throw new OrielException(
          Problem.NOT_A_STREAM, Detail.of("redirects-to-something-other-than-rtsp"), sent);
    }
    try {
      return CameraUrl.parse(sent.location());
    } catch (CameraUrlException e) {
      throw new OrielException(
          Problem.NOT_A_STREAM, Detail.of("redirects-to-something-other-than-rtsp"), sent);
    }
  }

  private static boolean isHost(CameraUrl to, String host) {
    return to.host().equalsIgnoreCase(host);
  }

  private static boolean isAddress(CameraUrl to, InetAddress address) {
    try {
      return InetAddress.ofLiteral(to.host()).equals(address);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** What a failure means there: whoever asks for the password does not get it. */
  OrielException explained(OrielException failure) {
    boolean asked =
        failure.problem() == Problem.PASSWORD_MISSING
            || failure.problem() == Problem.PASSWORD_REFUSED;
    if (trusted || !asked) {
      return failure;
    }
    return new OrielException(
        Problem.REDIRECTED,
        home
            ? Detail.of(
                "redirects-to-an-unencrypted-address-that-asks-for-a-password", target.host())
            : Detail.of("redirects-to-a-host-that-asks-for-a-password", target.host()),
        failure);
  }
}
