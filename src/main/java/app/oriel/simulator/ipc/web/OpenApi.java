package app.oriel.simulator.ipc.web;

import app.oriel.simulator.talk.SpeakerCode;
import app.oriel.simulator.talk.SpeakerQuirk;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** VIGI's OpenAPI, as far as talk needs it; section 5. For any thread. */
final class OpenApi {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Pattern COMMAND = Pattern.compile("/stok=([^/]+)");
  private static final String REALM = "TP-LINK IP-Camera";
  private static final int NONCE = 32;
  private static final int STOK_SECONDS = 30 * 60;

  private final WebFacts facts;
  private final WebTally tally;
  private final OneTimeNonces nonces;
  private final LoginGuard guard;
  private final Stoks stoks;

  OpenApi(WebFacts facts, WebTally tally) {
    this.facts = facts;
    this.tally = tally;
    nonces =
        new OneTimeNonces(facts.quirks().get(WebQuirk.NONCE_SECONDS), OneTimeNonces.HEX, NONCE);
    guard =
        new LoginGuard(
            facts.quirks().get(WebQuirk.ATTEMPTS), facts.quirks().get(WebQuirk.LOCK_SECONDS));
    int seconds = facts.quirks().get(WebQuirk.STOK_SECONDS);
    stoks =
        new Stoks(seconds == 0 ? STOK_SECONDS : seconds, facts.quirks().get(WebQuirk.STOK_USES));
  }

  void expireStoks() {
    stoks.expire();
  }

  HttpReply answer(HttpRequest request) {
    if (!request.method().equals("POST")) {
      return new HttpReply("404 Not Found", "", "");
    }
    JsonNode asked;
    try {
      asked = JSON.readTree(request.body());
    } catch (JacksonException e) {
      return said("", -10010);
    }
    String method = asked.path("method").asString("");
    Matcher command = COMMAND.matcher(request.target());
    if (command.matches()) {
      return command(WebService.decoded(command.group(1)), method);
    }
    if (!request.target().equals("/") || !method.equals("doAuth")) {
      return said(method, -10002);
    }
    return asked.path("params").isObject() ? signIn(asked.path("params")) : challenge();
  }

  private HttpReply challenge() {
    tally.challenges.incrementAndGet();
    ObjectNode reply = JSON.createObjectNode();
    reply.put("method", "doAuth");
    ObjectNode how = reply.putObject("authenticate");
    how.put("realm", REALM).put("nonce", nonces.fresh()).put("algorithm", "SHA-256");
    how.put("uri", "doAuth").put("method", "POST");
    reply.put("errCode", -10020);
    return HttpReply.json(reply.toString());
  }

  private synchronized HttpReply signIn(JsonNode params) {
    tally.signIns.incrementAndGet();
    if (guard.secondsLeft() > 0) {
      tally.locked.incrementAndGet();
      tally.refusedSignIns.incrementAndGet();
      return said("doAuth", -10022);
    }
    String nonce = params.path("nonce").asString("");
    boolean fresh = nonces.use(nonce);
    if (fresh && response(nonce).equals(params.path("response").asString(""))) {
      guard.right();
      ObjectNode reply = JSON.createObjectNode();
      return HttpReply.json(reply.put("stok", stoks.fresh()).put("errCode", 0).toString());
    }
    tally.refusedSignIns.incrementAndGet();
    if (fresh) {
      tally.wrongPasswords.incrementAndGet();
      guard.wrong();
    }
    return said("doAuth", guard.secondsLeft() > 0 ? -10022 : -10020);
  }

  private String response(String nonce) {
    String user = facts.credentials().user();
    String password = facts.credentials().password();
    return Scramble.sha256(
        Scramble.sha256(user + ":" + REALM + ":" + password)
            + ":"
            + nonce
            + ":"
            + Scramble.sha256("POST:doAuth"));
  }

  private HttpReply command(String stok, String method) {
    if (!stoks.use(stok)) {
      tally.staleStoks.incrementAndGet();
      return said(method, -10002);
    }
    tally.commands.incrementAndGet();
    ObjectNode reply = JSON.createObjectNode();
    reply.put("method", method);
    ObjectNode result = reply.putObject("result");
    switch (method) {
      case "getStreamPort" ->
          result.put("streamPort", Integer.toString(facts.streamPort().getAsInt()));
      case "getAudioCapability" -> {
        if (facts.quirks().get(SpeakerQuirk.TALK)) {
          codec(result.putObject("speaker"));
        }
        codec(result.putObject("microphone"));
      }
      default -> {
        return said(method, -10030);
      }
    }
    return HttpReply.json(reply.put("errCode", 0).toString());
  }

  /** What stands inside is not public: the names are those of the web API. */
  private void codec(ObjectNode section) {
    SpeakerCode code = facts.quirks().get(SpeakerQuirk.CODE);
    section.putArray("decode_type").add(code.aLaw() ? "G711alaw" : "G711ulaw");
    section.putArray("sampling_rate").add(Integer.toString(code.rate() / 1000));
  }

  private static HttpReply said(String method, int code) {
    ObjectNode reply = JSON.createObjectNode();
    return HttpReply.json(reply.put("method", method).put("errCode", code).toString());
  }
}
