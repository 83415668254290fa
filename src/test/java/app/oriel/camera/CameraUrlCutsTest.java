package app.oriel.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs cut off at every character, and much too long ones. */
@Timeout(20)
class CameraUrlCutsTest {
  private static final String WHOLE =
      "kasa://ann%40home.example:se%25cret@[fe80::1]:19443/https/stream?discovery=9999#x";

  @Test
  void aUrlCutAnywhereIsReadOrRefusedInWords() {
    for (int length = 0; length <= WHOLE.length(); length++) {
      String cut = WHOLE.substring(0, length);
      try {
        CameraUrl url = CameraUrl.parse(cut);
        assertEquals(url, CameraUrl.parse(url.toString()), cut);
      } catch (CameraUrlException e) {
        assertFalse(e.toString().contains("cret"), e.toString());
        assertFalse(e.toString().contains("home"), e.toString());
      }
    }
    assertEquals("[fe80::1]", CameraUrl.parse(WHOLE).hostInUrl());
  }

  /** Once the password has begun, nothing of it is shown unless an @ ends it. */
  @Test
  void aPasswordCutAnywhereStaysHiddenWhereItIsOne() {
    for (int length = WHOLE.indexOf('@') + 1; length <= WHOLE.length(); length++) {
      String shown = CameraUrl.withoutCredentials(WHOLE.substring(0, length));
      assertFalse(shown.contains("cret") || shown.contains("ann"), shown);
    }
  }

  /** More digits than a port has are a password, whatever follows them. */
  @ParameterizedTest
  @ValueSource(strings = {"123456#secret", "222222222/secret", "1234567890?secret"})
  void digitsThatAreNoPortAreAPassword(String password) {
    String text = "kasa://ann:" + password + "@hall.lan:19443/live";
    assertEquals("kasa://hall.lan:19443/live", CameraUrl.withoutCredentials(text));
    assertEquals("kasa://hall.lan:19443/live", CameraUrl.parse(text).toString());
    assertEquals(new Credentials("ann", password), CameraUrl.credentialsIn(text));
  }

  @Test
  void whatIsMuchTooLongIsRefusedAtOnce() {
    String most = "kasa://h/" + "x".repeat(2048 - 9);
    assertEquals(most, CameraUrl.parse(most).toString());
    for (int length : new int[] {2049, 100_000, 10_000_000}) {
      String text = "kasa://h/" + "x".repeat(length - 9);
      assertThrows(CameraUrlException.class, () -> CameraUrl.parse(text));
    }
    String ats = "kasa://" + "@".repeat(2000);
    assertThrows(CameraUrlException.class, () -> CameraUrl.parse(ats));
    assertTrue(CameraUrl.withoutCredentials("kasa://" + "a:@/".repeat(100_000)).length() < 10);
  }
}
