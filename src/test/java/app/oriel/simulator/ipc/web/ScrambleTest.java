package app.oriel.simulator.ipc.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What passwords become, by the vectors of tplink-ipc.md sections 4 and 5. */
class ScrambleTest {
  @ParameterizedTest
  @CsvSource({
    "'', tyWcQbhc9TefbwK",
    "admin, WaQ7xbhc9TefbwK",
    "123456, 0KcgeXhc9TefbwK",
    "admin123, WaQ7x6b09TefbwK"
  })
  void obfuscated(String password, String expected) {
    assertEquals(expected, Scramble.obfuscate(password));
  }

  @Test
  void hashed() {
    assertEquals("81aca3c08bacb5d985aab1c62ce4593a", Scramble.md5WithNonce("admin123", "N0nce123"));
    assertEquals("5A56F233594997E7B76669482AB2F77C", Scramble.vigi("admin123"));
  }

  @Test
  void openApiResponse() {
    assertEquals(
        "5c2958e207a8fcc2cff6dba700282e83f3348288f9ccc2d5705ff73a8abd2536",
        Scramble.sha256(
            Scramble.sha256("admin:TP-LINK IP-Camera:secret")
                + ":n7:"
                + Scramble.sha256("POST:doAuth")));
  }
}
