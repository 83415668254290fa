package app.oriel.profile;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Content sealed with a passphrase in a JSON file: AES-256 in Galois/counter mode, the key from the
 * passphrase by PBKDF2 with HMAC-SHA-256 (RFC 8018), its parameters beside it and under the same
 * seal. Nothing of a file is believed before it is bounded. Immutable, for any thread.
 *
 * @param rounds of PBKDF2, for new files
 * @param random makes salts and nonces
 */
record PassphraseSeal(int rounds, SecureRandom random) {
  /** What a password list costs to try: about half a second for each word and core. */
  static final int USUAL_ROUNDS = 600_000;

  /** The largest file, in bytes: a profile of the largest size in Base64, and some air. */
  static final int LARGEST = 2 * ProfileFile.LARGEST;

  private static final String FORMAT = "oriel-profile";
  private static final int VERSION = 1;
  private static final int FEWEST_ROUNDS = 1000;
  private static final int MOST_ROUNDS = 10_000_000;
  private static final int SALT_BYTES = 16;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final JsonMapper MAPPER = mapper();

  /** The file for a content. Takes about half a second. */
  byte[] seal(byte[] content, char[] passphrase) {
    Header header = new Header(rounds, base64(fresh(SALT_BYTES)), base64(fresh(NONCE_BYTES)));
    try {
      Cipher cipher = cipher(Cipher.ENCRYPT_MODE, header, passphrase);
      ObjectNode json = MAPPER.createObjectNode();
      json.put("format", FORMAT).put("version", VERSION).put("rounds", header.rounds);
      json.put("salt", header.salt).put("nonce", header.nonce);
      json.put("sealed", base64(cipher.doFinal(content)));
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(json);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java cannot seal with a passphrase", e);
    }
  }

  /**
   * The content of a file. Takes about half a second for a file that was not tampered with.
   *
   * @param file at most {@link #LARGEST} bytes
   * @throws OrielException {@link Problem#EXPORT_UNREADABLE} if it is no such file, or does not
   *     open with this passphrase
   */
  byte[] open(byte[] file, char[] passphrase) throws OrielException {
    ObjectNode json = tree(file);
    if (!FORMAT.equals(json.path("format").asString(""))) {
      throw unreadable(Detail.of("is-no-exported-profile"));
    }
    if (number(json, "version", 1, Integer.MAX_VALUE) > VERSION) {
      throw unreadable(Detail.of("was-exported-by-a-newer-oriel"));
    }
    Header header =
        new Header(
            number(json, "rounds", FEWEST_ROUNDS, MOST_ROUNDS),
            base64(bytes(json, "salt", SALT_BYTES, SALT_BYTES)),
            base64(bytes(json, "nonce", NONCE_BYTES, NONCE_BYTES)));
    byte[] sealed = bytes(json, "sealed", TAG_BITS / 8, LARGEST);
    try {
      return cipher(Cipher.DECRYPT_MODE, header, passphrase).doFinal(sealed);
    } catch (GeneralSecurityException e) {
      // Without its cause: a wrong passphrase is nothing that a trace explains.
      throw unreadable(Detail.of("the-passphrase-is-wrong-or-the-file-was-changed"));
    }
  }

  /** What is told openly; salt and nonce in Base64. */
  private record Header(int rounds, String salt, String nonce) {
    byte[] asText() {
      return String.join(" ", FORMAT, "" + VERSION, "" + rounds, salt, nonce)
          .getBytes(StandardCharsets.US_ASCII);
    }
  }

  private static Cipher cipher(int mode, Header header, char[] passphrase)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    byte[] nonce = Base64.getDecoder().decode(header.nonce);
    cipher.init(mode, key(header, passphrase), new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(header.asText());
    return cipher;
  }

  private static SecretKey key(Header header, char[] passphrase) throws GeneralSecurityException {
    // An accented letter is one character or two, as the system that it was typed on likes it.
    char[] same =
        Normalizer.normalize(String.valueOf(passphrase), Normalizer.Form.NFC).toCharArray();
    byte[] salt = Base64.getDecoder().decode(header.salt);
    PBEKeySpec spec = new PBEKeySpec(same, salt, header.rounds, ProfileKey.LENGTH * Byte.SIZE);
    try {
      SecretKeyFactory factory = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256");
      return new SecretKeySpec(factory.generateSecret(spec).getEncoded(), "AES");
    } finally {
      spec.clearPassword();
      Arrays.fill(same, ' ');
    }
  }

  private byte[] fresh(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static ObjectNode tree(byte[] file) throws OrielException {
    try {
      if (MAPPER.readTree(file) instanceof ObjectNode object) {
        return object;
      }
    } catch (JacksonException e) {
      // What it says may repeat the file.
    }
    throw unreadable(Detail.of("is-no-exported-profile"));
  }

  private static int number(ObjectNode json, String key, int least, int most)
      throws OrielException {
    JsonNode value = json.path(key);
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < least
        || value.intValue() > most) {
      throw unreadable(Detail.of("is-not-what-it-should-be", key));
    }
    return value.intValue();
  }

  private static byte[] bytes(ObjectNode json, String key, int least, int most)
      throws OrielException {
    String text = json.path(key).asString("");
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      // The decoder overlooks stray bits in the last character.
      if (bytes.length >= least && bytes.length <= most && base64(bytes).equals(text)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // As a wrong length: it was changed.
    }
    throw unreadable(Detail.of("is-not-what-it-should-be", key));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static OrielException unreadable(Detail why) {
    return new OrielException(Problem.EXPORT_UNREADABLE, why);
  }

  private static JsonMapper mapper() {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxDocumentLength(LARGEST)
            .maxNestingDepth(2)
            .maxStringLength(LARGEST)
            .maxNameLength(100)
            .maxNumberLength(20)
            .build();
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(limits)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }
}
