package app.oriel.rtsp;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One connection for what a camera's maker added to RTSP: requests with bodies, signed where the
 * camera wants it, and frames to the camera. Requests come from one thread, frames too; the rest is
 * for any.
 */
public final class RtspDialogue implements AutoCloseable {
  private final RtspConnector connector;
  private final Camera camera;
  private final RtspTarget target;
  private final Trace trace;
  private final RtspTranscript transcript;
  private final SocketHabit habit;
  private volatile RtspLine line;
  private @Nullable SignIn signIn;
  private boolean sent;

  /** Hears of the connection on the thread that reads it; must not block. */
  public interface Listener {
    /** Nothing comes any more, and nothing can be sent. */
    void ended(CameraException why);

    /** The camera said something that answers nothing; of what it says only the body. */
    void unasked(byte[] body);
  }

  RtspDialogue(
      RtspConnector connector, Camera camera, RtspTarget target, Consumer<String> transcript)
      throws CameraException, InterruptedException {
    this.connector = connector;
    this.camera = camera;
    this.target = target;
    this.trace = new Trace(camera.name());
    this.transcript = new RtspTranscript(transcript);
    this.habit = new SocketHabit(camera.memory());
    this.line = connector.connect(target.host(), target.port(), trace);
  }

  /** From now on the connection's end and what comes unasked is told; the end at once if it was. */
  public void listen(Listener to) {
    line.listen(
        new RtspLine.Listener() {
          @Override
          public void ended(CameraException why) {
            to.ended(why);
          }

          @Override
          public void unasked(RtspMessage message) {
            to.unasked(
                switch (message) {
                  case RtspResponse response -> response.body();
                  case RtspRequest request -> request.body();
                });
          }
        });
  }

  /** Asks without a signature. Blocks for the answer, of whatever status. */
  public RtspReply ask(String method, Map<String, String> headers, byte[] body)
      throws CameraException, InterruptedException {
    RtspResponse answer = exchange(method, headers, body, false);
    if (answer.status() == 401) {
      challenged(answer);
    }
    return RtspReply.of(answer);
  }

  /**
   * Asks again what was answered with 401, signed. Blocks for the answer. The password is sent
   * once, on the socket that the camera is known to want; to be called behind the gate.
   *
   * @return an answer that says that the password was taken
   * @throws CameraException {@link Problem#PASSWORD_REFUSED} if it was not
   */
  public RtspReply askSigned(String method, Map<String, String> headers, byte[] body)
      throws CameraException, InterruptedException {
    boolean fresh = habit.isFresh() && !sent;
    if (fresh) {
      reconnect();
    }
    RtspResponse answer;
    try {
      answer = signed(method, headers, body);
    } catch (CameraException e) {
      if (e.problem() != Problem.HUNG_UP || fresh || habit.isSame()) {
        throw e;
      }
      // Nothing was said of the password: some firmware wants it on another socket.
      reconnect();
      fresh = true;
      answer = signed(method, headers, body);
    }
    if (answer.status() == 401) {
      throw new CameraException(Problem.PASSWORD_REFUSED, Detail.of("answered", 401));
    }
    if (answer.status() == 403) {
      throw Failures.answered(403);
    }
    habit.learn(fresh);
    return RtspReply.of(answer);
  }

  private RtspResponse signed(String method, Map<String, String> headers, byte[] body)
      throws CameraException, InterruptedException {
    sent = true;
    RtspResponse answer = exchange(method, headers, body, true);
    if (answer.status() != 401) {
      return answer;
    }
    SignIn by = challenged(answer);
    // Only the nonce was too old: that says that the password was right.
    return by.isStale() ? exchange(method, headers, body, true) : answer;
  }

  private void reconnect() throws CameraException, InterruptedException {
    line.close();
    line = connector.connect(target.host(), target.port(), trace);
  }

  /** Whether credentials went out. */
  public boolean sentCredentials() {
    return sent;
  }

  private SignIn challenged(RtspResponse answer) throws CameraException {
    Challenges challenges = Challenges.of(answer);
    challenges.requireAnswerable();
    Credentials credentials = camera.credentials();
    if (credentials == null) {
      throw new CameraException(
          Problem.PASSWORD_MISSING, Detail.of("no-user-name-and-password-are-known"));
    }
    SignIn by = signIn == null ? new SignIn(credentials) : signIn;
    if (!by.challenged(challenges)) {
      // A digest was asked for before: Basic would show the password.
      throw new CameraException(
          Problem.SIGN_IN_UNSUPPORTED, Detail.of("asks-for-the-password-itself-after-a-digest"));
    }
    signIn = by;
    return by;
  }

  private RtspResponse exchange(
      String method, Map<String, String> more, byte[] body, boolean signed)
      throws CameraException, InterruptedException {
    RtspLine on = line;
    Exchanges.Exchange exchange = on.exchanges().begin();
    RtspHeaders headers = RtspHeaders.NONE.with("CSeq", String.valueOf(exchange.cseq()));
    for (Map.Entry<String, String> each : more.entrySet()) {
      headers = headers.with(each.getKey(), each.getValue());
    }
    SignIn by = signIn;
    if (signed && by != null) {
      String authorization = by.authorization(method, target.uri(), body).orElse("");
      headers = authorization.isEmpty() ? headers : headers.with("Authorization", authorization);
    }
    if (body.length > 0) {
      headers = headers.with("Content-Type", "application/json");
      headers = headers.with("Content-Length", String.valueOf(body.length));
    }
    trace.asked(method, exchange.cseq(), signed);
    transcript.asked(method, target.path(), headers);
    on.writer().offer(new RtspRequest(method, target.uri(), headers, body).encode());
    RtspResponse answer = answer(on, exchange);
    transcript.answered(answer);
    return answer;
  }

  private RtspResponse answer(RtspLine on, Exchanges.Exchange exchange)
      throws CameraException, InterruptedException {
    try {
      long patience = connector.limits().answer().toNanos();
      return exchange.answer().get(patience, TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw Failures.silent();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CameraException known) {
        throw Failures.unanswered(known);
      }
      throw new IllegalStateException("only the camera fails", e);
    } finally {
      on.exchanges().forget(exchange);
    }
  }

  /** From now on so few bytes lie in the system before the camera has taken them. */
  public void sendSoon(int bytes) throws CameraException {
    line.sendSoon(bytes);
  }

  /**
   * Sends a {@code $} frame. Where as many wait as may, the oldest is thrown away. Never blocks.
   *
   * @param frame with its head of four bytes
   * @return how many were thrown away
   */
  public int send(byte[] frame, int mostWaiting) {
    return line.writer().offerLatest(frame, mostWaiting);
  }

  /** For how many nanoseconds the camera has taken nothing of what it is sent. */
  public long stuckFor() {
    return line.writer().stuckFor();
  }

  /** Ends the connection at once, from any thread; who waits for an answer fails. */
  @Override
  public void close() {
    line.close();
  }
}
