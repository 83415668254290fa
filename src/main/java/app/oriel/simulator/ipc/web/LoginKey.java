package app.oriel.simulator.ipc.web;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;

/** A camera's RSA key for passwords: 1024 bits, as section 4 has it. */
final class LoginKey {
  private static final int BITS = 1024;

  private final KeyPair pair;

  @SuppressWarnings("InsecureCryptoUsage") // as weak as the cameras' own
  LoginKey() {
    try {
      KeyPairGenerator maker = KeyPairGenerator.getInstance("RSA");
      maker.initialize(BITS);
      pair = maker.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }

  /** The public half as the challenge carries it: percent-encoded Base64 of its DER. */
  String forChallenge() {
    String base64 = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    return URLEncoder.encode(base64, StandardCharsets.UTF_8);
  }

  /** What a client encrypted, if it did. */
  Optional<String> open(String sent) {
    try {
      String base64 =
          sent.indexOf('%') < 0 ? sent : URLDecoder.decode(sent, StandardCharsets.UTF_8);
      Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      cipher.init(Cipher.DECRYPT_MODE, pair.getPrivate());
      byte[] plain = cipher.doFinal(Base64.getDecoder().decode(base64));
      return Optional.of(new String(plain, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
