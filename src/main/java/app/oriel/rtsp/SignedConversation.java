package app.oriel.rtsp;

import app.oriel.camera.Camera;
import app.oriel.camera.CertificateChangedException;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.SignInSteps;
import org.jspecify.annotations.Nullable;

/**
 * What is said to one camera, signed once it asks for that; for streams and for talk. The password
 * is sent once, on the socket where the camera asked for it. Some firmware wants it on a fresh one:
 * a camera that hangs up gets that at once, for it said nothing of the password. Nothing tells its
 * 401 from a refusal, so a camera that answers this gets it when the user wants the same password
 * tried again, or at once where its make was seen to be so and it was never met: that costs a wrong
 * password two attempts there. What a camera took is remembered. Requests come from one thread.
 */
final class SignedConversation {
  private final RtspConnector connector;
  private final CredentialGate gate;
  private final Camera camera;
  private final RtspTarget target;
  private final Trace trace;
  private final SocketHabit habit;
  private final @Nullable SignIn signIn;
  private volatile RtspSession session;
  private volatile boolean closed;
  private boolean sent;

  /**
   * A request for the target.
   *
   * @param body empty for none
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Question(String method, RtspHeaders headers, byte[] body) {
    Question(String method, RtspHeaders headers) {
      this(method, headers, new byte[0]);
    }

    @Override
    public String toString() {
      return method;
    }
  }

  /**
   * Connects; nothing is sent yet. Blocks as the connector does.
   *
   * @param gate knows what the camera refused
   * @param steps is told of reaching and securing
   */
  static SignedConversation begin(
      RtspConnector connector,
      CredentialGate gate,
      Camera camera,
      RtspTarget target,
      SignInSteps steps,
      Trace trace)
      throws OrielException, InterruptedException {
    RtspConnection line = connector.connect(camera, target, steps, trace);
    return new SignedConversation(connector, gate, camera, target, line, trace);
  }

  private SignedConversation(
      RtspConnector connector,
      CredentialGate gate,
      Camera camera,
      RtspTarget target,
      RtspConnection line,
      Trace trace) {
    Credentials credentials = camera.credentials();
    this.connector = connector;
    this.gate = gate;
    this.camera = camera;
    this.target = target;
    this.trace = trace;
    this.habit = new SocketHabit(camera.memory());
    this.signIn = credentials == null ? null : new SignIn(credentials);
    this.session = on(line);
  }

  private RtspSession on(RtspConnection line) {
    return new RtspSession(line, connector.limits().answer(), trace, signIn);
  }

  /**
   * The connection that is in use now; signs by itself once the camera was answered. Any thread.
   */
  RtspSession session() {
    return session;
  }

  /** Ends the connection at once. For any thread. */
  void close() {
    closed = true;
    session.line().close();
  }

  /** Whether credentials went out. */
  boolean sentCredentials() {
    return sent;
  }

  /**
   * Asks without a signature. Blocks for the answer, of whatever status; a challenge in it is kept
   * for {@link #askSigned}.
   *
   * @throws OrielException if the challenge cannot be answered, or no credentials are known
   */
  RtspResponse ask(Question question) throws OrielException, InterruptedException {
    RtspResponse answer =
        session.answer(
            session.sendUnsigned(question.method, target.uri(), question.headers, question.body));
    if (answer.status() == 401) {
      challenged(answer);
    }
    return answer;
  }

  /** Passes the gate, then as {@link #askSigned}. */
  RtspResponse passGate(Question question) throws OrielException, InterruptedException {
    return gate.pass(camera, target.door(), () -> askSigned(question));
  }

  /**
   * Asks again what was answered with 401, signed. Blocks for the answers. To be called while
   * passing the gate.
   *
   * @return an answer that says that the password was taken: of any status but 401 and 403
   * @throws OrielException {@link Problem#PASSWORD_REFUSED} if it was not
   */
  RtspResponse askSigned(Question question) throws OrielException, InterruptedException {
    try {
      return sent ? accepted(signed(question)) : onItsSocket(question);
    } catch (OrielException e) {
      if (sent && e.problem().leavesPasswordOpen()) {
        gate.unanswered(camera, target.door(), e);
      }
      throw e;
    }
  }

  /** The first that is signed: on the socket that the camera is likely to want. */
  private RtspResponse onItsSocket(Question question) throws OrielException, InterruptedException {
    int refusals = gate.refusals(camera, target.door());
    if (habit.wantsFresh(refusals)) {
      return taken(true, askAfresh(question));
    }
    boolean neverMet = habit.isUnknown() && refusals == 0;
    try {
      return taken(false, signed(question));
    } catch (OrielException e) {
      if (e.problem() == Problem.HUNG_UP) {
        return afterHangUp(question, e);
      }
      if (e.problem() != Problem.PASSWORD_REFUSED || !neverMet || !target.freshSocketSeen()) {
        throw e;
      }
      return taken(true, askAfresh(question));
    }
  }

  /**
   * Nothing was said of the password, so it may be sent on another socket; at once, unless this
   * camera is known to take it on the same.
   */
  private RtspResponse afterHangUp(Question question, OrielException hangUp)
      throws OrielException, InterruptedException {
    if (habit.isSame()) {
      habit.forget();
      throw hangUp;
    }
    RtspResponse answer;
    try {
      answer = askAfresh(question);
    } catch (CertificateChangedException e) {
      throw e;
    } catch (OrielException e) {
      throw hangUp;
    }
    return taken(true, answer);
  }

  /** On another socket, with what was asked for on the first. */
  private RtspResponse askAfresh(Question question) throws OrielException, InterruptedException {
    reconnect();
    return signed(question);
  }

  /** Goes on on another socket; the old one is closed. Blocks as the connector does. */
  void reconnect() throws OrielException, InterruptedException {
    session.line().close();
    session = on(connector.connect(camera, target, SignInSteps.IGNORED, trace));
    if (closed) {
      session.line().close(); // while it was connected
    }
  }

  private RtspResponse taken(boolean fresh, RtspResponse answer) throws OrielException {
    accepted(answer);
    habit.learn(fresh);
    return answer;
  }

  /** Any answer but 401 and 403 says that the password was taken. */
  private static RtspResponse accepted(RtspResponse answer) throws OrielException {
    if (answer.status() == 401) {
      throw refused();
    }
    if (answer.status() == 403) {
      throw RtspFailures.answered(403);
    }
    return answer;
  }

  /** Signs; once more where only the nonce was too old, which says that the password was right. */
  private RtspResponse signed(Question question) throws OrielException, InterruptedException {
    sent = true;
    RtspResponse answer = askOnce(question);
    return answer.status() == 401 && challenged(answer) ? askOnce(question) : answer;
  }

  private RtspResponse askOnce(Question question) throws OrielException, InterruptedException {
    return session.answer(
        session.send(question.method, target.uri(), question.headers, question.body));
  }

  /** Takes a challenge; whether it says that only the nonce was too old. */
  private boolean challenged(RtspResponse answer) throws OrielException {
    Challenges challenges = Challenges.of(answer);
    challenges.requireAnswerable();
    if (signIn == null) {
      throw OrielException.passwordMissing();
    }
    // Whether there is an answer: Basic after a digest has none, it would show the password.
    return signIn.challenged(challenges) && signIn.isStale();
  }

  /** What a 401 means that comes only after the description. */
  OrielException askedLate(RtspResponse answer) {
    try {
      challenged(answer);
    } catch (OrielException e) {
      return e;
    }
    return refused();
  }

  private static OrielException refused() {
    return new OrielException(Problem.PASSWORD_REFUSED, Detail.of("answered", 401));
  }
}
