package app.oriel.tplink.web;

import app.oriel.camera.Credentials;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The forms in which cameras take a password over the web. */
enum LoginRow {
  /** Only scrambled. */
  PLAIN,
  /** Scrambled and encrypted together with the nonce. */
  RSA,
  /** Hashed together with the nonce. */
  MD5,
  /** Hashed with a fixed text, then encrypted together with the nonce where the camera can. */
  VIGI;

  private static final String PLAIN_TYPE = "1";
  private static final String RSA_TYPE = "2";
  private static final String VIGI_SALT = "TPCQ75NF2Y:";

  /**
   * The one that a challenge wants; none where it makes no sense, so that nothing is sent that is
   * only scrambled. There is one attempt only.
   */
  static Optional<LoginRow> wantedBy(LoginChallenge challenge) {
    List<String> types = challenge.types();
    if (challenge.vigi()) {
      boolean known = types.contains(PLAIN_TYPE) || !vigiKey(challenge).isEmpty();
      return known ? Optional.of(VIGI) : Optional.empty();
    }
    if (challenge.md5() && !challenge.nonce().isEmpty()) {
      return Optional.of(MD5);
    }
    if (types.contains(RSA_TYPE) && !challenge.key().isEmpty() && !challenge.nonce().isEmpty()) {
      return Optional.of(RSA);
    }
    boolean old = !challenge.md5() && (types.isEmpty() || types.contains(PLAIN_TYPE));
    return old ? Optional.of(PLAIN) : Optional.empty();
  }

  /**
   * The fields of {@code login}; secrets.
   *
   * @throws IllegalArgumentException if the camera's key is none
   */
  Map<String, Object> fields(LoginChallenge challenge, Credentials credentials) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("username", credentials.user());
    String password = credentials.password();
    switch (this) {
      case PLAIN -> {
        fields.put("password", Scrambled.of(password));
        if (challenge.types().contains(PLAIN_TYPE)) {
          fields.put("encrypt_type", PLAIN_TYPE);
        }
      }
      case RSA -> {
        String text = Scrambled.of(password) + ":" + challenge.nonce();
        fields.put("password", Hashes.rsa(challenge.key(), text));
        fields.put("encrypt_type", RSA_TYPE);
      }
      case MD5 -> {
        fields.put("password", Hashes.md5(password + ":" + challenge.nonce()));
        fields.put("encrypt_type", md5Type(challenge));
        fields.put("md5_encrypt_type", "1");
      }
      case VIGI -> vigi(challenge, password, fields);
    }
    return fields;
  }

  /**
   * Type 2 where it is listed, else what is; cameras that list only 1 were seen to want a number.
   */
  private static Object md5Type(LoginChallenge challenge) {
    List<String> types = challenge.types();
    if (types.contains("3") && !types.contains(RSA_TYPE)) {
      return "3";
    }
    return types.equals(List.of("1")) ? (Object) 1 : RSA_TYPE;
  }

  private static void vigi(LoginChallenge challenge, String password, Map<String, Object> fields) {
    String hash = Hashes.md5(VIGI_SALT + password).toUpperCase(Locale.ROOT);
    String key = vigiKey(challenge);
    if (!key.isEmpty()) {
      String hidden = Hashes.rsa(key, hash + ":" + challenge.nonce());
      fields.put("password", URLEncoder.encode(hidden, StandardCharsets.UTF_8));
      fields.put("encrypt_type", RSA_TYPE);
      if (key.equals(challenge.secondKey())) {
        fields.put("keyType", "1");
      }
    } else {
      fields.put("password", hash);
      fields.put("encrypt_type", PLAIN_TYPE);
    }
    fields.put("passwdType", "md5");
  }

  /** What the password is encrypted with, empty where it cannot be. */
  private static String vigiKey(LoginChallenge challenge) {
    if (!challenge.types().contains(RSA_TYPE)) {
      return "";
    }
    return challenge.secondKey().isEmpty() ? challenge.key() : challenge.secondKey();
  }
}
