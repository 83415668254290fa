package app.oriel.rtsp;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import app.oriel.camera.Problem.Kind;
import app.oriel.camera.SignInSteps;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One try to get a stream's description. The password is sent once, on the socket where the camera
 * asked for it. Some firmware wants it on a fresh one: a camera that hangs up gets that at once,
 * for it said nothing of the password. Nothing tells its 401 from a refusal, so a camera that
 * answers this gets it when the user wants the same password tried again, or at once where its make
 * was seen to be so and it was never met: that costs a wrong password two attempts there. What a
 * camera took is remembered.
 */
final class RtspSignIn {
  private static final String MEMORY = SocketHabit.MEMORY;
  private static final String SAME = SocketHabit.SAME;
  private static final String FRESH = SocketHabit.FRESH;

  /** Of a camera never met, and after a hang-up: another firmware may want the other. */
  private static final String UNKNOWN = "";

  private static final RtspHeaders SDP = RtspHeaders.NONE.with("Accept", "application/sdp");

  private final RtspConnector connector;
  private final Camera camera;
  private final RtspTarget target;
  private final Trace trace;
  private final SignInSteps steps;
  private RtspSession session;
  private boolean hasGetParameter;
  private boolean sent;
  private boolean open;
  private boolean told;

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

  /** Whether credentials went out. */
  boolean sent() {
    return sent;
  }

  /**
   * Asks for the description. Blocks within the limits.
   *
   * @param refusals how often the camera refused these credentials in a row
   * @return the answer, of any status but 401
   */
  RtspResponse describe(int refusals) throws CameraException, InterruptedException {
    RtspResponse first = askOpenly();
    open = first.status() != 401 && first.status() != 403;
    if (first.status() != 401) {
      mayYetBeAsked();
      return first;
    }
    Challenges challenges = Challenges.of(first);
    SignIn signIn = new SignIn(credentialsFor(challenges));
    signIn.challenged(challenges);
    RtspResponse answer = signed(signIn, refusals);
    letIn();
    return answer;
  }

  /**
   * Asks for what the camera has and for the description, without a password. Some hang up on the
   * first, or after a 401 to it, but describe themselves on another line.
   */
  private RtspResponse askOpenly() throws CameraException, InterruptedException {
    boolean welcome = false;
    try {
      RtspResponse options = session.askOnce("OPTIONS", target.uri(), RtspHeaders.NONE);
      welcome = options.status() != 401;
      hasGetParameter =
          options.headers().all("Public").stream()
              .flatMap(list -> Arrays.stream(list.toUpperCase(Locale.ROOT).split("[ ,]+")))
              .anyMatch("GET_PARAMETER"::equals);
      return ask();
    } catch (CameraException e) {
      if (welcome || e.problem() != Problem.HUNG_UP) {
        throw e;
      }
    }
    session.line().close();
    session = session(connector.connect(camera, target, SignInSteps.IGNORED, trace), null);
    return ask();
  }

  /** Some tell everybody what they have, and ask who it is before they send it. */
  private void mayYetBeAsked() {
    Credentials credentials = camera.credentials();
    if (credentials != null) {
      session = session.signedBy(new SignIn(credentials));
    }
  }

  /** The camera sends what was asked for: whoever asks is let in. Tells it once. */
  void letIn() {
    if (!told) {
      told = true;
      steps.signedIn(session.signInMethod(), null);
    }
  }

  /** The opening failed: a camera that asked nobody who it is has let us in all the same. */
  void failed(CameraException why) {
    Problem problem = why.problem();
    if (open && problem.kind() != Kind.REFUSED && problem != Problem.SIGN_IN_UNSUPPORTED) {
      letIn();
    }
  }

  /** What a 401 means that comes only after the description. */
  CameraException askedLate(RtspResponse answer) {
    try {
      credentialsFor(Challenges.of(answer));
    } catch (CameraException e) {
      return e;
    }
    return new CameraException(Problem.PASSWORD_REFUSED, Detail.of("answered", 401));
  }

  private Credentials credentialsFor(Challenges challenges) throws CameraException {
    challenges.requireAnswerable();
    Credentials credentials = camera.credentials();
    if (credentials == null) {
      throw new CameraException(
          Problem.PASSWORD_MISSING, Detail.of("no-user-name-and-password-are-known"));
    }
    return credentials;
  }

  private RtspResponse signed(SignIn signIn, int refusals)
      throws CameraException, InterruptedException {
    String known = camera.memory().learnt(MEMORY).orElse(UNKNOWN);
    if (wantsFreshSocket(known, refusals)) {
      return taken(FRESH, known, askAfresh(signIn));
    }
    session = session.signedBy(signIn);
    try {
      return taken(SAME, known, askSigned(signIn));
    } catch (CameraException e) {
      if (e.problem() == Problem.HUNG_UP) {
        return afterHangUp(signIn, known, e);
      }
      boolean neverMet = known.equals(UNKNOWN) && refusals == 0;
      if (e.problem() != Problem.PASSWORD_REFUSED || !neverMet || !target.freshSocketSeen()) {
        throw e;
      }
      return taken(FRESH, known, askAfresh(signIn));
    }
  }

  /** The socket that the camera took last; the other where that was refused without good cause. */
  private static boolean wantsFreshSocket(String known, int refusals) {
    // A camera that took it before may mean that it is busy: it is asked once more as before.
    int doubts = known.equals(UNKNOWN) ? refusals + 1 : refusals;
    boolean usual = known.equals(FRESH);
    boolean other = doubts >= 2 && doubts % 2 == 0;
    return other != usual;
  }

  /**
   * Nothing was said of the password, so it may be sent on another socket; at once, unless this
   * camera is known to take it on the same.
   */
  private RtspResponse afterHangUp(SignIn signIn, String known, CameraException hangUp)
      throws CameraException, InterruptedException {
    if (known.equals(SAME)) {
      remember(UNKNOWN, known);
      throw hangUp;
    }
    RtspResponse answer;
    try {
      answer = askAfresh(signIn);
    } catch (CameraException e) {
      throw hangUp;
    }
    return taken(FRESH, known, answer);
  }

  /** On another socket, with what was asked for on the first. */
  private RtspResponse askAfresh(SignIn signIn) throws CameraException, InterruptedException {
    session.line().close();
    RtspLine line = connector.connect(camera, target, SignInSteps.IGNORED, trace);
    session = session(line, signIn);
    return askSigned(signIn);
  }

  /** Any answer but 401 and 403 says that the password was taken, on this socket. */
  private RtspResponse taken(String socket, String known, RtspResponse answer)
      throws CameraException {
    if (answer.status() == 401) {
      throw new CameraException(Problem.PASSWORD_REFUSED, Detail.of("answered", 401));
    }
    if (answer.status() == 403) {
      throw Failures.answered(403);
    }
    remember(socket, known);
    return answer;
  }

  /** Signs; once more where only the nonce was too old, which says that the password was right. */
  private RtspResponse askSigned(SignIn signIn) throws CameraException, InterruptedException {
    sent = true;
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
