package app.oriel.rtsp;

import app.oriel.camera.Credentials;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is said to a camera's challenges: the best digest, Basic only where no digest was offered
 * that can be answered, and never once a digest was asked for. For any thread.
 */
final class SignIn {
  private final Credentials credentials;
  private final SecureRandom random = new SecureRandom();
  private @Nullable DigestAnswer digest;
  private boolean basic;
  private boolean stale;

  SignIn(Credentials credentials) {
    this.credentials = credentials;
  }

  /**
   * Takes the challenges of a 401 answer.
   *
   * @return whether there is something to answer
   */
  synchronized boolean challenged(Challenges challenges) {
    stale = challenges.stale();
    Optional<DigestAnswer> best = challenges.digest();
    if (best.isPresent()) {
      digest = best.get();
      basic = false;
      return true;
    }
    basic = digest == null && challenges.offerBasic();
    return basic;
  }

  /** Whether the last 401 answer said that only the nonce was too old. */
  synchronized boolean isStale() {
    return stale;
  }

  /** The value of the Authorization header, a secret; empty before any challenge. */
  synchronized Optional<String> authorization(String method, String uri, byte[] body) {
    if (digest != null) {
      byte[] cnonce = new byte[16];
      random.nextBytes(cnonce);
      String hex = HexFormat.of().formatHex(cnonce);
      return Optional.of(digest.authorization(credentials, method, uri, body, hex));
    }
    if (!basic) {
      return Optional.empty();
    }
    String pair = credentials.user() + ":" + credentials.password();
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    return Optional.of("Basic " + Base64.getEncoder().encodeToString(bytes));
  }

  /** For {@link app.oriel.camera.SignInSteps#signedIn}. */
  synchronized String method() {
    return digest != null ? digest.method() : basic ? "basic" : "none";
  }
}
