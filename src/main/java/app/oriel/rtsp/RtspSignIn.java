package app.oriel.rtsp;

import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.Problem.Kind;
import app.oriel.camera.SignInSteps;
import app.oriel.rtsp.SignedConversation.Question;
import java.util.Arrays;
import java.util.Locale;

/** One try to get a stream's description, and what it says of who is let in. */
final class RtspSignIn {
  private static final Question DESCRIBE =
      new Question("DESCRIBE", RtspHeaders.NONE.with("Accept", "application/sdp"));

  private final SignedConversation conversation;
  private final RtspTarget target;
  private final SignInSteps steps;
  private boolean hasGetParameter;
  private boolean open;
  private boolean told;

  RtspSignIn(SignedConversation conversation, RtspTarget target, SignInSteps steps) {
    this.conversation = conversation;
    this.target = target;
    this.steps = steps;
  }

  /** The connection that is in use now; whoever began the conversation closes it. */
  RtspSession session() {
    return conversation.session();
  }

  /** Whether the camera says that it has GET_PARAMETER. */
  boolean hasGetParameter() {
    return hasGetParameter;
  }

  /** Whether credentials went out. */
  boolean sent() {
    return conversation.sentCredentials();
  }

  /**
   * Asks for the description. Blocks within the limits.
   *
   * @return the answer, of any status but 401
   */
  RtspResponse describe() throws OrielException, InterruptedException {
    RtspResponse first = askOpenly();
    open = first.status() != 401 && first.status() != 403;
    if (first.status() != 401) {
      return first; // some ask who it is only before they send something
    }
    RtspResponse answer = conversation.askSigned(DESCRIBE);
    letIn();
    return answer;
  }

  /**
   * Asks for what the camera has and for the description, without a password. Some hang up on the
   * first, or after a 401 to it, but describe themselves on another line.
   */
  private RtspResponse askOpenly() throws OrielException, InterruptedException {
    boolean welcome = false;
    try {
      RtspResponse options = session().askOnce("OPTIONS", target.uri(), RtspHeaders.NONE);
      welcome = options.status() != 401;
      hasGetParameter =
          options.headers().all("Public").stream()
              .flatMap(list -> Arrays.stream(list.toUpperCase(Locale.ROOT).split("[ ,]+")))
              .anyMatch("GET_PARAMETER"::equals);
      return conversation.ask(DESCRIBE);
    } catch (OrielException e) {
      if (welcome || e.problem() != Problem.HUNG_UP) {
        throw e;
      }
    }
    conversation.reconnect();
    return conversation.ask(DESCRIBE);
  }

  /** The camera sends what was asked for: whoever asks is let in. Tells it once. */
  void letIn() {
    if (!told) {
      told = true;
      steps.signedIn(session().signInMethod(), null);
    }
  }

  /** The opening failed: a camera that asked nobody who it is has let us in all the same. */
  void failed(OrielException why) {
    Problem problem = why.problem();
    if (open && problem.kind() != Kind.REFUSED && problem != Problem.SIGN_IN_UNSUPPORTED) {
      letIn();
    }
  }

  /** What a 401 means that comes only after the description. */
  OrielException askedLate(RtspResponse answer) {
    return conversation.askedLate(answer);
  }
}
