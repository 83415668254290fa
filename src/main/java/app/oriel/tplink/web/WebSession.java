package app.oriel.tplink.web;

import app.oriel.camera.Camera;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Signed in at the web door of one camera. The token that the camera gave expires; then it is
 * renewed once for a question. One thread.
 */
final class WebSession {
  private static final int NEED_LOGIN = -40401;
  private static final int BLOCKED = -40404;
  private static final int SYSTEM_BLOCKED = -40408;

  /** Said of what is not there, and also by cameras that were only not ready. */
  private static final Set<Integer> MAYBE_LATER = Set.of(-40210, -10000);

  private static final String LOGIN = "login";

  private final WebPort door;
  private final Camera camera;
  private final LockOutGuard guard;
  private final Turn turn;
  private String token = "";

  /**
   * @param turn is waited for before the password is sent
   */
  WebSession(WebPort door, Camera camera, LockOutGuard guard, Turn turn) {
    this.door = door;
    this.camera = camera;
    this.guard = guard;
    this.turn = turn;
  }

  /**
   * Signs in, in the one form that the camera's challenge wants. The password is sent once.
   *
   * @throws WebRefusal if the camera did not take it, or may not
   */
  void signIn() throws OrielException, InterruptedException {
    Credentials credentials = camera.requireCredentials();
    guard.check();
    LoginChallenge challenge = challenge();
    Map<String, Object> fields = fields(challenge, credentials);
    // Not before: while it is our turn, the camera's video waits.
    token = turn.take(() -> send(fields));
  }

  private static Map<String, Object> fields(LoginChallenge challenge, Credentials credentials)
      throws OrielException {
    LoginRow row = LoginRow.wantedBy(challenge).orElseThrow(WebSession::unknownSignIn);
    try {
      return row.fields(challenge, credentials);
    } catch (IllegalArgumentException e) {
      throw new OrielException(Problem.MALFORMED, Detail.of("sent-a-key-that-is-none"));
    }
  }

  private String send(Map<String, Object> fields) throws OrielException, InterruptedException {
    // Whatever comes of it, even a broken line: it was an attempt.
    guard.refused();
    JsonNode answer = door.post("/", "/", Map.of("method", "do", LOGIN, fields));
    checkBlocked(answer);
    String given = text(answer, "stok");
    if (code(answer) != 0 || given.isEmpty()) {
      throw new WebRefusal(Detail.of("answered", code(answer)));
    }
    guard.accepted();
    return given;
  }

  /** Asked in the ways that firmware answers, the harmless ones first. */
  private LoginChallenge challenge() throws OrielException, InterruptedException {
    Optional<LoginChallenge> found = challengeIn(Ask.PAGE);
    if (found.isEmpty()) {
      found = challengeIn(Ask.ENCRYPTION);
    }
    if (found.isEmpty()) {
      found = challengeIn(Ask.EMPTY_LOGIN);
    }
    return found.orElseThrow(WebSession::unknownSignIn);
  }

  static OrielException unknownSignIn() {
    return new OrielException(
        Problem.UNSUPPORTED, Detail.of("asks-for-a-sign-in-that-oriel-does-not-know"));
  }

  private enum Ask {
    PAGE,
    ENCRYPTION,
    EMPTY_LOGIN
  }

  private Optional<LoginChallenge> challengeIn(Ask way)
      throws OrielException, InterruptedException {
    JsonNode answer;
    try {
      answer =
          switch (way) {
            case PAGE -> door.get("/pc/Content.htm");
            case ENCRYPTION ->
                door.post(
                    "/",
                    "/",
                    Map.of("method", "do", "user_management", Map.of("get_encrypt_info", "null")));
            case EMPTY_LOGIN -> door.post("/", "/", Map.of("method", "do", LOGIN, Map.of()));
          };
    } catch (OrielException e) {
      if (e.problem().kind() == Problem.Kind.UNREACHABLE) {
        throw e;
      }
      return Optional.empty();
    }
    checkBlocked(answer);
    return LoginChallenge.in(answer);
  }

  private void checkBlocked(JsonNode answer) throws OrielException {
    int code = code(answer);
    JsonNode data = answer.path("data");
    if (code == BLOCKED || code == SYSTEM_BLOCKED || data.path("code").asInt(0) == BLOCKED) {
      throw guard.locked(data.path("sec_left").asLong(60));
    }
  }

  /**
   * Asks a thing; once more where the token has expired, which is renewed, or all is not ready. No
   * answer where the camera knows of no such thing.
   */
  JsonNode ask(Map<String, ?> question) throws OrielException, InterruptedException {
    JsonNode answer = askOnce(question);
    if (code(answer) == NEED_LOGIN) {
      signIn();
      answer = askOnce(question);
    } else if (MAYBE_LATER.contains(code(answer))) {
      answer = askOnce(question);
    }
    if (code(answer) == NEED_LOGIN) {
      throw new OrielException(Problem.UNSUPPORTED, Detail.of("answered", code(answer)));
    }
    return code(answer) == 0 ? answer : MissingNode.getInstance();
  }

  private JsonNode askOnce(Map<String, ?> question) throws OrielException, InterruptedException {
    return door.post("/stok=" + encoded(token) + "/ds", "/stok=(hidden)/ds", question);
  }

  /** Tokens hold parentheses, asterisks and exclamation marks, all of which must be written so. */
  static String encoded(String token) {
    return URLEncoder.encode(token, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
  }

  static int code(JsonNode answer) {
    return answer.path("error_code").asInt(-1);
  }

  private static String text(JsonNode answer, String name) {
    JsonNode top = answer.path(name);
    JsonNode text = top.isString() ? top : answer.path("result").path(name);
    return text.isString() && text.asString().length() <= 256 ? text.asString() : "";
  }
}
