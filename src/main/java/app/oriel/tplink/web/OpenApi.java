package app.oriel.tplink.web;

import app.oriel.camera.Camera;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** VIGI's OpenAPI, where its owner has switched it on. One thread. */
final class OpenApi {
  private static final int AUTHENTICATE = -10020;
  private static final int LOCKED = -10022;
  private static final long LOCKED_SECONDS = 1800;

  private final WebPort port;
  private final Camera camera;
  private final LockOutGuard guard;
  private String token = "";

  OpenApi(WebPort port, Camera camera, LockOutGuard guard) {
    this.port = port;
    this.camera = camera;
    this.guard = guard;
  }

  /**
   * Signs in; the password is sent once, as a digest.
   *
   * @param turn is waited for before that
   */
  void signIn(Turn turn) throws OrielException, InterruptedException {
    Credentials credentials = camera.requireCredentials();
    guard.check();
    JsonNode challenge = port.post("/", "/", question("doAuth", null));
    checkLocked(challenge);
    JsonNode asked = challenge.path("authenticate");
    String nonce = asked.path("nonce").asString("");
    if (code(challenge) != AUTHENTICATE || nonce.isEmpty()) {
      throw WebSession.unknownSignIn();
    }
    String response = response(credentials, asked.path("realm").asString(""), nonce);
    token = turn.take(() -> send(nonce, response));
  }

  private String send(String nonce, String response) throws OrielException, InterruptedException {
    guard.refused();
    JsonNode answer =
        port.post("/", "/", question("doAuth", Map.of("nonce", nonce, "response", response)));
    checkLocked(answer);
    String given = answer.path("stok").asString("");
    if (code(answer) != 0 || given.isEmpty()) {
      throw new WebRefusal(Detail.of("answered", code(answer)));
    }
    guard.accepted();
    return given;
  }

  /** Secret. */
  static String response(Credentials credentials, String realm, String nonce) {
    String who = Hashes.sha256(credentials.user() + ":" + realm + ":" + credentials.password());
    return Hashes.sha256(who + ":" + nonce + ":" + Hashes.sha256("POST:doAuth"));
  }

  /** What the loudspeaker takes; {@link Problem#TALK_UNSUPPORTED} where there is none. */
  WebFacts audio() throws OrielException, InterruptedException {
    JsonNode answer =
        port.post(
            "/stok=" + WebSession.encoded(token),
            "/stok=(hidden)",
            question("getAudioCapability", null));
    if (code(answer) != 0) {
      throw new OrielException(Problem.UNSUPPORTED, Detail.of("answered", code(answer)));
    }
    JsonNode speaker = answer.path("result").path("speaker");
    if (speaker.isMissingNode() || speaker.isNull()) {
      throw new OrielException(
          Problem.TALK_UNSUPPORTED, Detail.of("says-that-it-has-no-loudspeaker"));
    }
    Set<String> codecs = new TreeSet<>(WebFacts.words(speaker.path("decode_type")));
    return new WebFacts("", codecs, WebFacts.words(speaker.path("sampling_rate")));
  }

  private void checkLocked(JsonNode answer) throws OrielException {
    if (code(answer) == LOCKED) {
      throw guard.locked(answer.path("sec_left").asLong(LOCKED_SECONDS));
    }
  }

  private static int code(JsonNode answer) {
    return answer.has("errCode")
        ? answer.path("errCode").asInt(-1)
        : answer.path("error_code").asInt(-1);
  }

  private static Map<String, Object> question(String method, @Nullable Object parameters) {
    Map<String, Object> question = new HashMap<>();
    question.put("method", method);
    question.put("params", parameters);
    return question;
  }
}
