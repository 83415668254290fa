package app.oriel.simulator.ipc;

import app.oriel.camera.Credentials;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.ipc.IpcTraits.Challenge;
import app.oriel.simulator.ipc.IpcTraits.DigestForm;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Asks clients who they are and checks what they answer, as the firmware does. */
final class SignIn {
  private final Credentials credentials;
  private final Quirks quirks;
  private final String realm;
  private final DigestForm form;
  private final Nonces nonces;

  SignIn(Credentials credentials, Quirks quirks) {
    this.credentials = credentials;
    this.quirks = quirks;
    realm = quirks.get(IpcQuirk.REALM).text();
    form = quirks.get(IpcQuirk.DIGEST);
    nonces = new Nonces(quirks.get(IpcQuirk.NONCE_SECONDS));
  }

  /** The challenge, with a nonce of its own. */
  RtspReply challenge() {
    String basic = "WWW-Authenticate: Basic realm=\"" + realm + "\"\r\n";
    String digest =
        "WWW-Authenticate: Digest realm=\""
            + realm
            + "\", nonce=\""
            + nonces.fresh()
            + "\""
            + more();
    String lines =
        switch (quirks.get(IpcQuirk.CHALLENGE)) {
          case BASIC_FIRST -> basic + digest;
          case DIGEST_FIRST -> digest + basic;
          case BASIC_ONLY -> basic;
          case DIGEST_ONLY -> digest;
          case NONE -> "";
        };
    return new RtspReply("401 Unauthorized", lines, "");
  }

  private String more() {
    return form.protectionAsked()
        ? ", algorithm=\"" + form.algorithm() + "\", qop=\"auth\"\r\n"
        : "\r\n";
  }

  /** Whether a request may pass. */
  boolean accepts(RtspRequest request) {
    String answer = request.header("authorization");
    if (quirks.get(IpcQuirk.CHALLENGE) == Challenge.NONE) {
      return true;
    }
    if (answer == null || (request.namesUser() && quirks.get(IpcQuirk.REJECT_USERINFO))) {
      return false;
    }
    Challenge offered = quirks.get(IpcQuirk.CHALLENGE);
    if (answer.startsWith("Basic ")) {
      return offered != Challenge.DIGEST_ONLY && isBasic(answer.substring("Basic ".length()));
    }
    return offered != Challenge.BASIC_ONLY
        && answer.startsWith("Digest ")
        && isDigest(new DigestFields(answer.substring("Digest ".length())), request);
  }

  private boolean isBasic(String token) {
    byte[] pair =
        (credentials.user() + ":" + credentials.password()).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(pair).equals(token.strip());
  }

  private boolean isDigest(DigestFields fields, RtspRequest request) {
    boolean extra = !form.protectionAsked() && fields.has("algorithm");
    boolean unquoted =
        form == DigestForm.SHA256_QUOTED && !(fields.isQuoted("qop") && fields.isQuoted("nc"));
    if (unquoted || (extra && quirks.get(IpcQuirk.REJECT_EXTRA_ALGORITHM))) {
      return false;
    }
    return fields.get("username").equals(credentials.user())
        && fields.get("realm").equals(realm)
        && fields.get("uri").equals(request.uri())
        && nonces.isGood(fields.get("nonce"))
        && fields.get("response").equalsIgnoreCase(response(fields, request.method()));
  }

  /** RFC 2069 section 2.1.2, or RFC 7616 section 3.4.1 where the challenge had a qop. */
  private String response(DigestFields fields, String method) {
    String secret = hash(credentials.user() + ":" + realm + ":" + credentials.password());
    String what = hash(method + ":" + fields.get("uri"));
    String between =
        form.protectionAsked()
            ? String.join(
                ":", fields.get("nonce"), fields.get("nc"), fields.get("cnonce"), fields.get("qop"))
            : fields.get("nonce");
    return hash(secret + ":" + between + ":" + what);
  }

  private String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(form.algorithm());
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
