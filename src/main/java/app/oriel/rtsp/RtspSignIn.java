package app.oriel.rtsp;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import app.oriel.camera.SignInSteps;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One try to get a stream's description. The password is sent on the socket where the camera asked
 * for it, and where that fails once on a fresh one, which some firmware wants; what a camera took
 * is remembered, so that the next wrong password costs one attempt.
 */
final class RtspSignIn {
  private static final String MEMORY = "rtsp.signIn.socket";
  private static final String SAME = "same";
  private static final String FRESH = "fresh";

  /** After a refusal: another firmware may want the other, so the next try finds it out anew. */
  private static final String UNKNOWN = "";

  private static final RtspHeaders SDP = RtspHeaders.NONE.with("Accept", "application/sdp");

  private final RtspConnector connector;
  private final Camera camera;
  private final RtspTarget target;
  private final Trace trace;
  private final SignInSteps steps;
  private RtspSession session;
  private boolean hasGetParameter;

  /**
   * @param line is closed where a fresh one takes its place
   */
  RtspSignIn(
      RtspConnector connector,
      Camera camera,
      RtspTarget target,
      RtspLine line,
      Trace trace,
      SignInSteps steps) {
    this.connector = connector;
    this.camera = camera;
    this.target = target;
    this.trace = trace;
    this.steps = steps;
    this.session = session(line, null);
  }

  private RtspSession session(RtspLine line, @Nullable SignIn signIn) {
    return new RtspSession(line, connector.limits().answer(), trace, signIn);
  }

  /** The connection that is in use now; whoever made this closes it. */
  RtspSession session() {
    return session;
  }

  /** Whether the camera says that it has GET_PARAMETER. */
  boolean hasGetParameter() {
    return hasGetParameter;
  }

  /**
   * Asks for the description. Blocks within the limits.
   *
   * @return the answer, of any status but 401
   */
  RtspResponse describe() throws CameraException, InterruptedException {
    RtspResponse options = session.askOnce("OPTIONS", target.uri(), RtspHeaders.NONE);
    hasGetParameter =
        options.headers().all("Public").stream()
            .flatMap(list -> Arrays.stream(list.toUpperCase(Locale.ROOT).split("[ ,]+")))
            .anyMatch("GET_PARAMETER"::equals);
    RtspResponse first = ask();
    if (first.status() != 401) {
      if (first.status() == 200) {
        steps.signedIn("none", null);
      }
      return first;
    }
    SignIn signIn = signIn(first);
    RtspResponse answer = signed(signIn);
    steps.signedIn(signIn.method(), null);
    return answer;
  }

  private SignIn signIn(RtspResponse challenge) throws CameraException {
    Credentials credentials = camera.credentials();
    if (credentials == null) {
      throw new CameraException(
          Problem.PASSWORD_MISSING, Detail.of("no-user-name-and-password-are-known"));
    }
    SignIn signIn = new SignIn(credentials);
    if (!signIn.challenged(challenge.headers())) {
      throw new CameraException(
          Problem.UNSUPPORTED, Detail.of("asks-for-a-sign-in-that-oriel-does-not-know"));
    }
    return signIn;
  }

  private RtspResponse signed(SignIn signIn) throws CameraException, InterruptedException {
    String known = camera.memory().learnt(MEMORY).orElse(UNKNOWN);
    CameraException refusal =
        new CameraException(Problem.PASSWORD_REFUSED, Detail.of("answered", 401));
    if (!known.equals(FRESH)) {
      session = session.signedBy(signIn);
      try {
        RtspResponse answer = askSigned(signIn);
        if (answer.status() != 401) {
          remember(SAME, known);
          return answer;
        }
        if (known.equals(SAME)) {
          remember(UNKNOWN, known);
          throw refusal;
        }
      } catch (CameraException e) {
        if (e.problem() != Problem.HUNG_UP || known.equals(SAME)) {
          throw e;
        }
        refusal = e;
      }
    }
    return signedAfresh(signIn, known, refusal);
  }

  /** On another socket, with what was asked for on the first. */
  private RtspResponse signedAfresh(SignIn signIn, String known, CameraException before)
      throws CameraException, InterruptedException {
    session.line().close();
    RtspResponse answer;
    try {
      RtspLine line = connector.connect(target.host(), target.port(), trace);
      session = session(line, signIn);
      answer = askSigned(signIn);
    } catch (CameraException e) {
      throw known.equals(FRESH) ? e : before;
    }
    if (answer.status() == 401) {
      remember(UNKNOWN, known);
      throw new CameraException(Problem.PASSWORD_REFUSED, Detail.of("answered", 401));
    }
    remember(FRESH, known);
    return answer;
  }

  /** Signs; once more where only the nonce was too old, which says that the password was right. */
  private RtspResponse askSigned(SignIn signIn) throws CameraException, InterruptedException {
    RtspResponse answer = ask();
    return session.mayAskAgain(answer) && signIn.isStale() ? ask() : answer;
  }

  private RtspResponse ask() throws CameraException, InterruptedException {
    return session.askOnce("DESCRIBE", target.uri(), SDP);
  }

  private void remember(String socket, String known) {
    if (!socket.equals(known)) {
      camera.memory().learn(MEMORY, socket);
    }
  }
}
