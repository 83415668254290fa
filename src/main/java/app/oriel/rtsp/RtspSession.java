package app.oriel.rtsp;

import app.oriel.camera.OrielException;
import app.oriel.rtsp.PendingRequests.Exchange;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Asks a camera things on one connection, signed once it wanted that, and with the session's name
 * once there is one.
 */
final class RtspSession {
  static final byte[] NO_BODY = {};

  /** RFC 2326, 12.37. */
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);

  private final RtspConnection line;
  private final Duration patience;
  private final Trace trace;
  private final @Nullable SignIn signIn;
  private volatile String id = "";
  private volatile Duration timeout = USUAL_TIMEOUT;

  /**
   * @param patience until a request is answered
   * @param signIn null where nothing is to be signed
   */
  RtspSession(RtspConnection line, Duration patience, Trace trace, @Nullable SignIn signIn) {
    this.line = line;
    this.patience = patience;
    this.trace = trace;
    this.signIn = signIn;
  }

  RtspConnection line() {
    return line;
  }

  /** How the camera was answered who asks: for {@link app.oriel.camera.SignInSteps#signedIn}. */
  String signInMethod() {
    return signIn == null ? "none" : signIn.method();
  }

  /** After this much silence of ours the camera may end the session. */
  Duration timeout() {
    return timeout;
  }

  /** Whether the camera keeps a session for us. */
  boolean isNamed() {
    return !id.isEmpty();
  }

  /**
   * Takes note of the session's name and timeout, from the answer to SETUP or PLAY.
   *
   * @return the name that this answer gives, or the one that is known
   */
  String named(RtspResponse answer) throws OrielException {
    SessionName said = SessionName.in(answer.headers());
    id = id.isEmpty() ? said.id() : id;
    timeout = said.timeout().orElse(timeout);
    return said.id().isEmpty() ? id : said.id();
  }

  /**
   * Asks, and asks once more where the answer is a challenge. Blocks for the answers.
   *
   * @param more fields of the request; a Session among them stands in place of the known one
   */
  RtspResponse ask(String method, String uri, RtspHeaders more)
      throws OrielException, InterruptedException {
    RtspResponse answer = askOnce(method, uri, more);
    return mayAskAgain(answer) ? askOnce(method, uri, more) : answer;
  }

  /** Asks without an answer to a challenge. Blocks for the answer. */
  RtspResponse askOnce(String method, String uri, RtspHeaders more)
      throws OrielException, InterruptedException {
    return answer(send(method, uri, more));
  }

  /** Blocks for the answer to what was sent. */
  RtspResponse answer(Exchange exchange) throws OrielException, InterruptedException {
    try {
      RtspResponse answer = exchange.answer().get(patience.toNanos(), TimeUnit.NANOSECONDS);
      trace.read(answer);
      return answer;
    } catch (TimeoutException e) {
      throw RtspFailures.silent();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OrielException known) {
        throw RtspFailures.unanswered(known);
      }
      throw new IllegalStateException("only the camera fails", e);
    } finally {
      line.exchanges().forget(exchange);
    }
  }

  /**
   * A description whose length the camera did not tell, after its answer: it ends where the next
   * answer begins. Blocks for that.
   */
  byte[] unframed(String uri) throws OrielException, InterruptedException {
    return ask("OPTIONS", uri, RtspHeaders.NONE).body();
  }

  /** Whether this answer is a challenge that can be met. */
  boolean mayAskAgain(RtspResponse answer) {
    return answer.status() == 401 && signIn != null && signIn.challenged(Challenges.of(answer));
  }

  /** Sends a request, or fails it at once where too many wait. Never blocks. */
  Exchange send(String method, String uri, RtspHeaders more) {
    return send(method, uri, more, NO_BODY);
  }

  /** Sends a request with a body; else as {@link #send}. */
  Exchange send(String method, String uri, RtspHeaders more, byte[] body) {
    return send(
        method,
        uri,
        more,
        body,
        signIn == null ? "" : signIn.authorization(method, uri, body).orElse(""));
  }

  /** Sends a request that says nothing of who asks; else as {@link #send}. */
  Exchange sendUnsigned(String method, String uri, RtspHeaders more, byte[] body) {
    return send(method, uri, more, body, "");
  }

  private Exchange send(
      String method, String uri, RtspHeaders more, byte[] body, String authorization) {
    Exchange exchange = line.exchanges().begin();
    RtspHeaders headers = RtspHeaders.NONE.with("CSeq", String.valueOf(exchange.cseq()));
    headers = headers.with("User-Agent", "Oriel");
    if (!id.isEmpty() && more.first("Session").isEmpty()) {
      headers = headers.with("Session", id);
    }
    if (!authorization.isEmpty()) {
      headers = headers.with("Authorization", authorization);
    }
    for (RtspHeaders.Field field : more.fields()) {
      headers = headers.with(field.name(), field.value());
    }
    if (body.length > 0) {
      headers = headers.with("Content-Length", String.valueOf(body.length));
    }
    var request = new RtspRequest(method, uri, headers, body);
    trace.asked(request, exchange.cseq(), !authorization.isEmpty());
    if (!line.writer().offer(request.encode())) {
      line.exchanges().forget(exchange);
      exchange.answer().completeExceptionally(RtspFailures.silent());
    }
    return exchange;
  }

  /** Says farewell; done once it was answered, or cannot be. Never blocks. */
  CompletableFuture<@Nullable Void> tearDown(String uri, RtspHeaders more) {
    return send("TEARDOWN", uri, more)
        .answer()
        .thenCompose(
            answer ->
                mayAskAgain(answer)
                    ? send("TEARDOWN", uri, more).answer()
                    : CompletableFuture.completedFuture(answer))
        .handle((answer, failure) -> null);
  }
}
