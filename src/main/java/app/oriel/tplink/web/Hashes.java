package app.oriel.tplink.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;

/** Digests and the one cipher of the web sign-in. */
final class Hashes {
  /** Cameras have 1024 bits; whoever sends far longer keys wants our time. */
  private static final int LONGEST_KEY = 1200;

  private Hashes() {}

  static String md5(String text) {
    return hex("MD5", text);
  }

  static String sha256(String text) {
    return hex("SHA-256", text);
  }

  private static String hex(String algorithm, String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("no " + algorithm, e);
    }
  }

  /**
   * Encrypts a text for a camera.
   *
   * @param key SPKI in Base64, as the camera sent it
   * @return in Base64
   * @throws IllegalArgumentException if the key is none
   */
  static String rsa(String key, String text) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(key);
      if (der.length > LONGEST_KEY) {
        throw new IllegalArgumentException("the key is too long");
      }
      PublicKey known = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
      Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
      cipher.init(Cipher.ENCRYPT_MODE, known);
      byte[] hidden = cipher.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(hidden);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no key", e);
    }
  }
}
