package app.oriel.rtsp;

import app.oriel.camera.CameraException;
import app.oriel.rtsp.Exchanges.Exchange;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks a camera things on one connection, signed once it wanted that, and with the session's name
 * once there is one.
 */
final class RtspSession {
  private static final byte[] NO_BODY = {};

  /** RFC 2326, 12.37. */
  private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(60);

  private static final Pattern SESSION =
      Pattern.compile(
          "([\\x21-\\x3a\\x3c-\\x7e]{1,200})(?:.*;\\s*(?i:timeout)\\s*=\\s*([0-9]{1,6}))?.*");

  private final RtspLine line;
  private final Duration patience;
  private final Trace trace;
  private final @Nullable SignIn signIn;
  private volatile String id = "";
  private volatile Duration timeout = USUAL_TIMEOUT;

  /**
   * @param patience until a request is answered
   * @param signIn null where nothing is to be signed
   */
  RtspSession(RtspLine line, Duration patience, Trace trace, @Nullable SignIn signIn) {
    this.line = line;
    this.patience = patience;
    this.trace = trace;
    this.signIn = signIn;
  }

  /** The same connection, with requests that are signed. */
  RtspSession signedBy(SignIn by) {
    return new RtspSession(line, patience, trace, by);
  }

  RtspLine line() {
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

  /** Takes note of the session's name and timeout, from the answer to SETUP. */
  void named(RtspResponse answer) {
    Matcher m = SESSION.matcher(answer.headers().first("Session").orElse(""));
    if (id.isEmpty() && m.matches()) {
      id = m.group(1);
      String seconds = m.group(2);
      int known = seconds == null ? 0 : Integer.parseInt(seconds);
      timeout = known > 0 ? Duration.ofSeconds(known) : USUAL_TIMEOUT;
    }
  }

  /** Asks, and asks once more where the answer is a challenge. Blocks for the answers. */
  RtspResponse ask(String method, String uri, RtspHeaders more)
      throws CameraException, InterruptedException {
    RtspResponse answer = askOnce(method, uri, more);
    return mayAskAgain(answer) ? askOnce(method, uri, more) : answer;
  }

  /** Asks without an answer to a challenge. Blocks for the answer. */
  RtspResponse askOnce(String method, String uri, RtspHeaders more)
      throws CameraException, InterruptedException {
    Exchange exchange = send(method, uri, more);
    try {
      return exchange.answer().get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw Failures.silent();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CameraException known) {
        throw Failures.unanswered(known);
      }
      throw new IllegalStateException("only the camera fails", e);
    } finally {
      line.exchanges().forget(exchange);
    }
  }

  /** Whether this answer is a challenge that can be met. */
  boolean mayAskAgain(RtspResponse answer) {
    return answer.status() == 401
        && signIn != null
        && signIn.challenged(Challenges.of(answer));
  }

  /** Sends a request, or fails it at once where too many wait. Never blocks. */
  Exchange send(String method, String uri, RtspHeaders more) {
    Optional<String> signature =
        signIn == null ? Optional.empty() : signIn.authorization(method, uri, NO_BODY);
    return send(method, uri, more, signature);
  }

  /** Sends a request that says nothing of who asks; else as {@link #send}. */
  Exchange sendUnsigned(String method, String uri) {
    return send(method, uri, RtspHeaders.NONE, Optional.empty());
  }

  private Exchange send(String method, String uri, RtspHeaders more, Optional<String> signature) {
    Exchange exchange = line.exchanges().begin();
    RtspHeaders headers = RtspHeaders.NONE.with("CSeq", String.valueOf(exchange.cseq()));
    headers = headers.with("User-Agent", "Oriel");
    if (!id.isEmpty()) {
      headers = headers.with("Session", id);
    }
    if (signature.isPresent()) {
      headers = headers.with("Authorization", signature.get());
    }
    for (RtspHeaders.Field field : more.fields()) {
      headers = headers.with(field.name(), field.value());
    }
    trace.asked(method, exchange.cseq(), signature.isPresent());
    if (!line.writer().offer(new RtspRequest(method, uri, headers).encode())) {
      line.exchanges().forget(exchange);
      exchange.answer().completeExceptionally(Failures.silent());
    }
    return exchange;
  }

  /** Says farewell; done once it was answered, or cannot be. Never blocks. */
  CompletableFuture<@Nullable Void> tearDown(String uri) {
    return send("TEARDOWN", uri, RtspHeaders.NONE)
        .answer()
        .thenCompose(
            answer ->
                mayAskAgain(answer)
                    ? send("TEARDOWN", uri, RtspHeaders.NONE).answer()
                    : CompletableFuture.completedFuture(answer))
        .handle((answer, failure) -> null);
  }
}
