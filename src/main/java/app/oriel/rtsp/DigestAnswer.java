package app.oriel.rtsp;

import app.oriel.camera.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers one digest challenge, with fields that the challenge had and no others: cameras refuse
 * one more. RFC 2069 where it offers no {@code qop}, else RFC 7616. One thread.
 */
final class DigestAnswer {
  private static final String AUTH = "auth";
  private static final String AUTH_INT = "auth-int";

  private final Challenge challenge;
  private final Hash hash;
  private final boolean session;
  private final String qop;
  private final boolean quotesAll;
  private String sessionCnonce = "";
  private int count;

  /** What hashes there are, the best last. */
  enum Hash {
    MD5("MD5", "digest-md5"),
    SHA_256("SHA-256", "digest-sha256"),
    SHA_512_256("SHA-512/256", "digest-sha512-256");

    private final String algorithm;
    private final String method;

    Hash(String algorithm, String method) {
      this.algorithm = algorithm;
      this.method = method;
    }
  }

  /**
   * @param qop empty for none
   */
  private DigestAnswer(Challenge challenge, Hash hash, boolean session, String qop) {
    this.challenge = challenge;
    this.hash = hash;
    this.session = session;
    this.qop = qop;
    // TP-Link's parser wants quotes where the standard has none.
    this.quotesAll =
        challenge.parameter("realm").orElse("").toLowerCase(Locale.ROOT).startsWith("tp-link");
  }

  /** How to answer a challenge; empty where it is no digest, or one that nobody can answer. */
  static Optional<DigestAnswer> to(Challenge challenge) {
    String algorithm =
        challenge.told("algorithm").orElse("MD5").toUpperCase(Locale.ROOT).replace('_', '-');
    boolean session = algorithm.endsWith("-SESS");
    Hash hash =
        switch (session ? algorithm.substring(0, algorithm.length() - 5) : algorithm) {
          case "MD5" -> Hash.MD5;
          case "SHA-256", "SHA256" -> Hash.SHA_256;
          case "SHA-512-256" -> Hash.SHA_512_256;
          default -> null;
        };
    String qop = qop(challenge);
    boolean whole =
        challenge.scheme().equals("digest")
            && challenge.parameter("realm").isPresent()
            && challenge.parameter("nonce").isPresent()
            && (challenge.told("qop").isPresent() != qop.isEmpty())
            && !(session && qop.isEmpty());
    return hash == null || !whole
        ? Optional.empty()
        : Optional.of(new DigestAnswer(challenge, hash, session, qop));
  }

  /** Which protection to answer with; empty where none is offered, or none that is known. */
  private static String qop(Challenge challenge) {
    List<String> offered =
        Arrays.asList(challenge.told("qop").orElse("").toLowerCase(Locale.ROOT).split("[ ,]+"));
    return offered.contains(AUTH) ? AUTH : offered.contains(AUTH_INT) ? AUTH_INT : "";
  }

  /** Whether it protects no body: what all but few cameras ask for. */
  boolean isUsual() {
    return !qop.equals(AUTH_INT);
  }

  Hash hash() {
    return hash;
  }

  /** For {@link app.oriel.camera.SignInSteps#signedIn}. */
  String method() {
    return hash.method;
  }

  /**
   * The value of the Authorization header; a secret.
   *
   * @param uri as in the request line
   * @param body of the request; may be empty
   * @param fresh another one for each request
   */
  String authorization(
      Credentials credentials, String method, String uri, byte[] body, String fresh) {
    count++;
    String realm = challenge.parameters().getOrDefault("realm", "");
    String nonce = challenge.parameters().getOrDefault("nonce", "");
    String user = bytesOf(credentials.user());
    String nc = "%08x".formatted(count);
    String cnonce = cnonce(fresh);
    String ha1 = hex(user + ":" + realm + ":" + bytesOf(credentials.password()));
    String a1 = session ? hex(ha1 + ":" + nonce + ":" + cnonce) : ha1;
    String a2 = method + ":" + uri + (qop.equals(AUTH_INT) ? ":" + hex(body) : "");
    String between = qop.isEmpty() ? nonce : String.join(":", nonce, nc, cnonce, qop);
    StringBuilder text = new StringBuilder("Digest ");
    add(text, "username", user, true);
    add(text, "realm", realm, true);
    add(text, "nonce", nonce, true);
    add(text, "uri", uri, true);
    add(text, "response", hex(a1 + ":" + between + ":" + hex(a2)), true);
    add(text, "algorithm", challenge.told("algorithm").orElse(null), quotesAll);
    add(text, "opaque", challenge.parameters().get("opaque"), true);
    if (!qop.isEmpty()) {
      add(text, "qop", qop, quotesAll);
      add(text, "nc", nc, quotesAll);
      add(text, "cnonce", cnonce, true);
    }
    return text.toString();
  }

  /** A camera may compute the key of a session once, from the first: RFC 7616, 3.4.2. */
  private String cnonce(String fresh) {
    if (!session) {
      return fresh;
    }
    sessionCnonce = sessionCnonce.isEmpty() ? fresh : sessionCnonce;
    return sessionCnonce;
  }

  private static void add(StringBuilder text, String name, @Nullable String value, boolean quoted) {
    if (value == null) {
      return;
    }
    text.append(text.charAt(text.length() - 1) == ' ' ? "" : ", ").append(name).append('=');
    if (quoted) {
      String escaped = value.replace("\\", "\\\\").replace("\"", "\\\"");
      text.append('"').append(printable(escaped)).append('"');
    } else {
      text.append(value.replaceAll("[^A-Za-z0-9._-]", ""));
    }
  }

  private static String printable(String value) {
    return value.replaceAll("[\\x00-\\x1f\\x7f]", "");
  }

  /** A text as its UTF-8 bytes, each one a character, as all texts of messages are. */
  static String bytesOf(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  private String hex(String text) {
    return hex(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private String hex(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance(hash.algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no " + hash.algorithm, e);
    }
  }

  @Override
  public String toString() {
    return method();
  }
}
