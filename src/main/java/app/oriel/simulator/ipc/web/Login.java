package app.oriel.simulator.ipc.web;

import app.oriel.simulator.Quirks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Signs clients in by one row of the table of section 4. For any thread. */
final class Login {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int NONCE = 8;

  private final WebFacts facts;
  private final WebTraits.Login row;
  private final WebTally tally;
  private final OneTimeNonces nonces;
  private final LoginGuard guard;
  private final Stoks stoks;
  private @Nullable LoginKey key;
  private @Nullable LoginKey secondKey;

  Login(WebFacts facts, WebTally tally) {
    this.facts = facts;
    this.tally = tally;
    Quirks quirks = facts.quirks();
    row = quirks.get(WebQuirk.LOGIN);
    nonces = new OneTimeNonces(quirks.get(WebQuirk.NONCE_SECONDS), OneTimeNonces.SIGNS, NONCE);
    guard = new LoginGuard(quirks.get(WebQuirk.ATTEMPTS), quirks.get(WebQuirk.LOCK_SECONDS));
    stoks = new Stoks(quirks.get(WebQuirk.STOK_SECONDS), quirks.get(WebQuirk.STOK_USES));
  }

  Stoks stoks() {
    return stoks;
  }

  /** Made when first asked for, which takes a moment. */
  private LoginKey key() {
    if (key == null) {
      key = new LoginKey();
    }
    return key;
  }

  /** The key that passwords are encrypted with. */
  private LoginKey passwordKey() {
    if (row != WebTraits.Login.VIGI_KEY_2) {
      return key();
    }
    if (secondKey == null) {
      secondKey = new LoginKey();
    }
    return secondKey;
  }

  /** The answer to whoever is not signed in: -40401 with all that a login needs. */
  synchronized ObjectNode challenge() {
    tally.challenges.incrementAndGet();
    return asked(-40401);
  }

  private ObjectNode asked(int code) {
    ObjectNode reply = JSON.createObjectNode();
    reply.put("error_code", code);
    ObjectNode data = reply.putObject("data");
    data.put("code", code);
    data.put("time", guard.wrongSoFar());
    data.put("max_time", guard.attempts());
    ArrayNode types = data.putArray("encrypt_type");
    switch (row) {
      case PLAIN, MD5_1, VIGI_BARE -> types.add("1");
      case RSA, MD5_2, VIGI, VIGI_KEY_2 -> types.add("1").add("2");
      case MD5_3 -> types.add("1").add("3");
    }
    if (row != WebTraits.Login.PLAIN) {
      data.put("key", key().forChallenge());
      data.put("nonce", nonces.fresh());
    }
    if (row == WebTraits.Login.VIGI_KEY_2) {
      data.put("key_2", passwordKey().forChallenge());
    }
    if (row.isMd5()) {
      data.put("md5_encrypt_type", 1);
    }
    if (row.isVigi()) {
      data.put("passwdType", "md5");
    }
    return reply;
  }

  /** Answers a login that brought a password. */
  synchronized ObjectNode signIn(JsonNode login) {
    tally.signIns.incrementAndGet();
    long left = guard.secondsLeft();
    if (left > 0) {
      tally.locked.incrementAndGet();
      tally.refusedSignIns.incrementAndGet();
      return blocked(left);
    }
    boolean user = login.path("username").asString("").equals(facts.credentials().user());
    int refusal = user ? refusal(login) : -40411;
    if (refusal == 0) {
      guard.right();
      ObjectNode reply = JSON.createObjectNode();
      reply.put("error_code", 0);
      reply.put("stok", stoks.fresh());
      return reply.put("user_group", "root");
    }
    tally.refusedSignIns.incrementAndGet();
    if (refusal == -40401) {
      tally.wrongPasswords.incrementAndGet();
      guard.wrong();
      long locked = guard.secondsLeft();
      return locked > 0 ? blocked(locked) : asked(refusal);
    }
    return asked(refusal);
  }

  private static ObjectNode blocked(long secondsLeft) {
    ObjectNode reply = JSON.createObjectNode();
    reply.put("error_code", -40404);
    reply.putObject("data").put("code", -40404).put("sec_left", secondsLeft);
    return reply;
  }

  /** 0, -40401 for a wrong password, -40409 for a nonce that is not good. */
  private int refusal(JsonNode login) {
    String sent = login.path("password").asString("");
    if (!isRow(login)) {
      return -40401;
    }
    String password = facts.credentials().password();
    if (!row.hasNonce()) {
      String right =
          row == WebTraits.Login.PLAIN ? Scramble.obfuscate(password) : Scramble.vigi(password);
      return right.equals(sent) ? 0 : -40401;
    }
    return row.isMd5() ? md5(password, sent) : rsa(password, sent);
  }

  private int md5(String password, String sent) {
    for (String nonce : nonces.good()) {
      if (Scramble.md5WithNonce(password, nonce).equals(sent)) {
        return nonces.use(nonce) ? 0 : -40409;
      }
    }
    boolean again =
        nonces.spent().stream()
            .anyMatch(nonce -> Scramble.md5WithNonce(password, nonce).equals(sent));
    return again ? -40409 : -40401;
  }

  private int rsa(String password, String sent) {
    String right =
        row == WebTraits.Login.RSA ? Scramble.obfuscate(password) : Scramble.vigi(password);
    Optional<String> opened = passwordKey().open(sent);
    int colon = opened.map(text -> text.lastIndexOf(':')).orElse(-1);
    if (opened.isEmpty() || colon < 0) {
      return -40401;
    }
    if (!nonces.use(opened.get().substring(colon + 1))) {
      return -40409;
    }
    return opened.get().substring(0, colon).equals(right) ? 0 : -40401;
  }

  /** Whether the fields beside the password are those of the camera's row. */
  private boolean isRow(JsonNode login) {
    JsonNode type = login.path("encrypt_type");
    boolean md5 = login.path("md5_encrypt_type").asString("").equals("1");
    boolean vigi = login.path("passwdType").asString("").equals("md5");
    boolean second = login.path("keyType").asString("").equals("1");
    return switch (row) {
      case PLAIN -> type.isMissingNode() || isText(type, "1");
      case RSA -> isText(type, "2") && !md5;
      case MD5_3 -> isText(type, "3") && md5;
      case MD5_2 -> isText(type, "2") && md5;
      case MD5_1 -> type.isInt() && type.intValue() == 1 && md5;
      case VIGI -> isText(type, "2") && vigi && !second;
      case VIGI_KEY_2 -> isText(type, "2") && vigi && second;
      case VIGI_BARE -> isText(type, "1") && vigi;
    };
  }

  private static boolean isText(JsonNode node, String text) {
    return node.isString() && node.stringValue().equals(text);
  }
}
