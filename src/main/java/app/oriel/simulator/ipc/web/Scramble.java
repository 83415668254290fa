package app.oriel.simulator.ipc.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;

/** What cameras compare a password with; tplink-ipc.md section 4. */
final class Scramble {
  private static final String SHORT_KEY = "RDpbLfCPsJZ7fiv";
  private static final String TABLE =
      "yLwVl0zKqws7LgKPRQ84Mdt708T1qQ3Ha7xv3H7NyU84p21BriUWBU43odz3iP4rBL3cD02KZciXTysVXiV8ngg6vL48"
          + "rPJyAUw0HurW20xqxv9aYb4M9wK1Ae0wlro510qXeU07kV57fQMc8L6aLgMLwygtc0F10a0Dg70TOoouyFhdysuR"
          + "MO51yY5ZlOZZLEal1h0t9YQW0Ko7oBwmCAHoic4HYbUyVeU3sfQ1xtXcPcf1aT303wAQhv66qzW";
  private static final int PAST_THE_END = 187;
  private static final String VIGI_PREFIX = "TPCQ75NF2Y:";

  private Scramble() {}

  /** The vendor's {@code securityEncode}. */
  static String obfuscate(String password) {
    int length = Math.max(SHORT_KEY.length(), password.length());
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      int a = i < password.length() ? password.charAt(i) : PAST_THE_END;
      int b = i < SHORT_KEY.length() ? SHORT_KEY.charAt(i) : PAST_THE_END;
      text.append(TABLE.charAt((a ^ b) % TABLE.length()));
    }
    return text.toString();
  }

  /** The MD5 rows' password. */
  static String md5WithNonce(String password, String nonce) {
    return hash("MD5", password + ":" + nonce);
  }

  /** VIGI's own MD5, in upper case. */
  static String vigi(String password) {
    return hash("MD5", VIGI_PREFIX + password).toUpperCase(Locale.ROOT);
  }

  static String sha256(String text) {
    return hash("SHA-256", text);
  }

  private static String hash(String algorithm, String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance(algorithm);
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has it", e);
    }
  }
}
