package app.oriel.simulator.kasa;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** The forms of a password, computed in another way than the camera does. */
final class Forms {
  private Forms() {}

  static String base64(String password) {
    return Base64.getEncoder().encodeToString(password.getBytes(StandardCharsets.UTF_8));
  }

  static String md5(String password) throws Exception {
    byte[] hash =
        MessageDigest.getInstance("MD5").digest(password.getBytes(StandardCharsets.UTF_8));
    return String.format("%032x", new BigInteger(1, hash));
  }
}
