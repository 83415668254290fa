package app.oriel.tplink.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Credentials;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Cipher;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** The forms of the password, with the vectors of the protocol notes. */
class LoginRowTest {
  private static final Credentials OWNER = new Credentials("admin", "admin123");

  @ParameterizedTest
  @CsvSource({
    "'', tyWcQbhc9TefbwK",
    "admin, WaQ7xbhc9TefbwK",
    "123456, 0KcgeXhc9TefbwK",
    "admin123, WaQ7x6b09TefbwK"
  })
  void scrambledAsCamerasDo(String password, String scrambled) {
    assertEquals(scrambled, Scrambled.of(password));
  }

  @Test
  void theResultIsAsLongAsALongPassword() {
    assertEquals(40, Scrambled.of("D".repeat(40)).length());
  }

  @Test
  void plainWhereNothingElseIsOffered() {
    Map<String, Object> fields = fields("{\"data\":{\"code\":-40401}}", LoginRow.PLAIN);
    assertEquals(Map.of("username", "admin", "password", "WaQ7x6b09TefbwK"), fields);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"encrypt_type\":[\"3\"]}",
        "{\"encrypt_type\":[\"2\"],\"nonce\":\"n\"}",
        "{\"encrypt_type\":[{}]}",
        "{\"encrypt_type\":{},\"nonce\":\"n\"}",
        "{\"code\":-40401,\"md5_encrypt_type\":1}",
        "{\"passwdType\":\"md5\",\"encrypt_type\":[\"2\"],\"nonce\":\"n\"}",
        "{\"passwdType\":\"md5\",\"encrypt_type\":[\"9\"]}",
        "{\"passwdType\":\"md5\",\"nonce\":\"n\"}"
      })
  void nothingIsSentWhereTheCameraMakesNoSense(String data) {
    LoginChallenge challenge = challenge("{\"data\":" + data + "}");
    assertEquals(Optional.empty(), LoginRow.wantedBy(challenge));
  }

  @Test
  void md5WhereTheCameraSaysWhich() {
    Map<String, Object> fields =
        fields(
            "{\"data\":{\"encrypt_type\":[\"1\",\"2\"],\"nonce\":\"N0nce123\",\"md5_encrypt_type\":1}}",
            LoginRow.MD5);
    assertEquals("81aca3c08bacb5d985aab1c62ce4593a", fields.get("password"));
    assertEquals("2", fields.get("encrypt_type"));
    assertEquals("1", fields.get("md5_encrypt_type"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[\"3\"]|3",
        "[\"1\"]|1",
        "[1]|1",
        "[\"1\",\"3\"]|3",
        "[\"1\",\"2\",\"3\"]|2",
        "[]|2"
      })
  void md5WithTheTypeThatIsListed(String types, String type) {
    Map<String, Object> fields =
        fields(
            "{\"data\":{\"encrypt_type\":" + types + ",\"nonce\":\"n\",\"md5_encrypt_type\":1}}",
            LoginRow.MD5);
    assertEquals(type, String.valueOf(fields.get("encrypt_type")));
    assertEquals(type.equals("1"), fields.get("encrypt_type") instanceof Integer);
  }

  @Test
  void rsaIsReadByTheCamera() throws Exception {
    KeyPair pair = pair();
    Map<String, Object> fields =
        fields(
            "{\"error_code\":-40401,\"data\":{\"encrypt_type\":[\"1\",\"2\"],\"nonce\":\"12345678\",\"key\":\""
                + key(pair)
                + "\"}}",
            LoginRow.RSA);
    assertEquals("2", fields.get("encrypt_type"));
    assertEquals(
        "WaQ7x6b09TefbwK:12345678", decrypted(pair, String.valueOf(fields.get("password"))));
  }

  @Test
  void vigiHashesFirstAndTakesTheSecondKey() throws Exception {
    KeyPair pair = pair();
    Map<String, Object> fields =
        fields(
            "{\"data\":{\"passwdType\":\"md5\",\"encrypt_type\":[\"1\",\"2\"],\"nonce\":\"nn\",\"key\":\"x\",\"key_2\":\""
                + key(pair)
                + "\"}}",
            LoginRow.VIGI);
    assertEquals("md5", fields.get("passwdType"));
    assertEquals("1", fields.get("keyType"));
    String quoted = String.valueOf(fields.get("password"));
    assertFalse(quoted.contains("+"), quoted);
    assertEquals(
        "5A56F233594997E7B76669482AB2F77C:nn",
        decrypted(pair, URLDecoder.decode(quoted, StandardCharsets.UTF_8)));
  }

  @Test
  void vigiWithoutAKeySendsTheBareHash() {
    Map<String, Object> fields =
        fields("{\"data\":{\"passwdType\":\"md5\",\"encrypt_type\":[\"1\"]}}", LoginRow.VIGI);
    assertEquals("5A56F233594997E7B76669482AB2F77C", fields.get("password"));
  }

  @Test
  void aKeyThatIsNoneIsSaidAndHarmsNothing() {
    LoginChallenge challenge =
        challenge("{\"data\":{\"encrypt_type\":[\"2\"],\"nonce\":\"n\",\"key\":\"AAAA\"}}");
    assertThrows(
        IllegalArgumentException.class,
        () -> LoginRow.wantedBy(challenge).orElseThrow().fields(challenge, OWNER));
  }

  @Test
  void theOpenApiDigestIsTheOneOfTheNotes() {
    assertEquals(
        "5c2958e207a8fcc2cff6dba700282e83f3348288f9ccc2d5705ff73a8abd2536",
        OpenApi.response(new Credentials("admin", "secret"), "TP-LINK IP-Camera", "n7"));
  }

  @Test
  void tokensAreWrittenSoThatNothingOfThemIsLost() {
    String token = "a(b)c!d*e f%g+h";
    String written = WebSession.encoded(token);
    assertTrue(written.matches("[A-Za-z0-9%._-]+"), written);
    assertEquals(token, URLDecoder.decode(written, StandardCharsets.UTF_8));
  }

  private static Map<String, Object> fields(String json, LoginRow row) {
    LoginChallenge challenge = challenge(json);
    assertEquals(Optional.of(row), LoginRow.wantedBy(challenge));
    return LoginRow.wantedBy(challenge).orElseThrow().fields(challenge, OWNER);
  }

  private static LoginChallenge challenge(String json) {
    return LoginChallenge.in(JsonMapper.shared().readTree(json)).orElseThrow();
  }

  private static KeyPair pair() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(1024);
    return generator.generateKeyPair();
  }

  private static String key(KeyPair pair) {
    String key = Base64.getEncoder().encodeToString(pair.getPublic().getEncoded());
    return key.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D");
  }

  private static String decrypted(KeyPair pair, String text) throws Exception {
    Cipher cipher = Cipher.getInstance("RSA/ECB/PKCS1Padding");
    cipher.init(Cipher.DECRYPT_MODE, pair.getPrivate());
    return new String(cipher.doFinal(Base64.getDecoder().decode(text)), StandardCharsets.UTF_8);
  }
}
