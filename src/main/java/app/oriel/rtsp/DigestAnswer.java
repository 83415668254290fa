package app.oriel.rtsp;

import app.oriel.camera.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Answers one digest challenge, with fields that the challenge had and no others: cameras refuse
 * one more. RFC 2069 where it offers no {@code qop}, else RFC 7616.
 */
final class DigestAnswer {
  private static final String AUTH = "auth";

  private final Challenge challenge;
  private final Hash hash;
  private final boolean session;
  private final boolean withQop;
  private final boolean quotesAll;
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

  private DigestAnswer(Challenge challenge, Hash hash, boolean session) {
    this.challenge = challenge;
    this.hash = hash;
    this.session = session;
    this.withQop = challenge.parameter("qop").isPresent();
    // TP-Link's parser wants quotes where the standard has none.
    this.quotesAll =
        challenge.parameter("realm").orElse("").toLowerCase(Locale.ROOT).startsWith("tp-link");
  }

  /** How to answer a challenge; empty where it is no digest, or one that nobody can answer. */
  static Optional<DigestAnswer> to(Challenge challenge) {
    String algorithm =
        challenge.parameter("algorithm").orElse("MD5").toUpperCase(Locale.ROOT).replace('_', '-');
    boolean session = algorithm.endsWith("-SESS");
    Hash hash =
        switch (session ? algorithm.substring(0, algorithm.length() - 5) : algorithm) {
          case "MD5" -> Hash.MD5;
          case "SHA-256", "SHA256" -> Hash.SHA_256;
          case "SHA-512-256" -> Hash.SHA_512_256;
          default -> null;
        };
    boolean offersAuth =
        challenge
            .parameter("qop")
            .map(qop -> Arrays.asList(qop.toLowerCase(Locale.ROOT).split("[ ,]+")).contains(AUTH))
            .orElse(!session);
    boolean whole =
        challenge.scheme().equals("digest")
            && challenge.parameter("realm").isPresent()
            && challenge.parameter("nonce").isPresent();
    return hash == null || !offersAuth || !whole
        ? Optional.empty()
        : Optional.of(new DigestAnswer(challenge, hash, session));
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
   * @param cnonce another one for each request
   */
  String authorization(Credentials credentials, String method, String uri, String cnonce) {
    count++;
    String realm = challenge.parameters().getOrDefault("realm", "");
    String nonce = challenge.parameters().getOrDefault("nonce", "");
    String user = bytesOf(credentials.user());
    String nc = "%08x".formatted(count);
    String ha1 = hex(user + ":" + realm + ":" + bytesOf(credentials.password()));
    String a1 = session ? hex(ha1 + ":" + nonce + ":" + cnonce) : ha1;
    String a2 = hex(method + ":" + uri);
    String between = withQop ? nonce + ":" + nc + ":" + cnonce + ":" + AUTH : nonce;
    StringBuilder text = new StringBuilder("Digest ");
    add(text, "username", user, true);
    add(text, "realm", realm, true);
    add(text, "nonce", nonce, true);
    add(text, "uri", uri, true);
    add(text, "response", hex(a1 + ":" + between + ":" + a2), true);
    add(text, "algorithm", challenge.parameters().get("algorithm"), quotesAll);
    add(text, "opaque", challenge.parameters().get("opaque"), true);
    if (withQop) {
      add(text, "qop", AUTH, quotesAll);
      add(text, "nc", nc, quotesAll);
      add(text, "cnonce", cnonce, true);
    }
    return text.toString();
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
    try {
      byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
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
