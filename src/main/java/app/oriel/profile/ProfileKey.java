package app.oriel.profile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The key of the profile's secrets: AES-256 in Galois/counter mode (NIST SP 800-38D), with a fresh
 * random nonce for each secret. Immutable, for any thread.
 */
public final class ProfileKey {
  /** A key's length in bytes. */
  public static final int LENGTH = 32;

  private static final String FORM = "aes-gcm:";
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int ID_BYTES = 8;

  private final SecretKeySpec key;
  private final String id;

  /**
   * @param bytes 32 random bytes; copied
   */
  public ProfileKey(byte[] bytes) {
    if (bytes.length != LENGTH) {
      throw new IllegalArgumentException("a key has " + LENGTH + " bytes");
    }
    this.key = new SecretKeySpec(bytes, "AES");
    this.id = idOf(bytes);
  }

  /** A new key. */
  static ProfileKey fresh(SecureRandom random) {
    byte[] bytes = new byte[LENGTH];
    random.nextBytes(bytes);
    ProfileKey key = new ProfileKey(bytes);
    Arrays.fill(bytes, (byte) 0);
    return key;
  }

  /** The key that was written by {@link #encoded}; empty where the text is none. */
  static Optional<ProfileKey> decoded(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text.strip());
      return bytes.length == LENGTH ? Optional.of(new ProfileKey(bytes)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The key itself, for the one place that keeps it. */
  String encoded() {
    return Base64.getEncoder().encodeToString(key.getEncoded());
  }

  /** Tells this key from others and nothing else about it. */
  public String id() {
    return id;
  }

  /**
   * Encrypts a secret.
   *
   * @param place what it belongs to; it opens nowhere else
   */
  String seal(String place, String secret, SecureRandom random) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      byte[] sealed =
          cipher(Cipher.ENCRYPT_MODE, place, nonce)
              .doFinal(secret.getBytes(StandardCharsets.UTF_8));
      byte[] whole =
          ByteBuffer.allocate(nonce.length + sealed.length).put(nonce).put(sealed).array();
      return FORM + Base64.getEncoder().encodeToString(whole);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot encrypt with AES-GCM", e);
    }
  }

  /** Decrypts a secret; empty where it was changed, moved or sealed with another key. */
  Optional<String> open(String place, String sealed) {
    if (!sealed.startsWith(FORM)) {
      return Optional.empty();
    }
    try {
      ByteBuffer whole =
          ByteBuffer.wrap(Base64.getDecoder().decode(sealed.substring(FORM.length())));
      if (whole.remaining() < NONCE_BYTES + TAG_BITS / 8) {
        return Optional.empty();
      }
      byte[] nonce = new byte[NONCE_BYTES];
      byte[] rest = new byte[whole.remaining() - NONCE_BYTES];
      whole.get(nonce).get(rest);
      byte[] secret = cipher(Cipher.DECRYPT_MODE, place, nonce).doFinal(rest);
      return Optional.of(new String(secret, StandardCharsets.UTF_8));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  @Override
  public String toString() {
    return "ProfileKey[" + id + "]";
  }

  private Cipher cipher(int mode, String place, byte[] nonce) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
    return cipher;
  }

  private static String idOf(byte[] bytes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update("oriel profile key".getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(bytes), 0, ID_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
