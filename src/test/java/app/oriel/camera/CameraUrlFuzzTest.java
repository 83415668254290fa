package app.oriel.camera;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Assertions;

/** Whatever is typed is a URL or is none; what may be a password shows nowhere. */
class CameraUrlFuzzTest {
  private static final String SECRET = "canary-of-the-fuzzer";

  /** What was read is written and read the same. */
  @FuzzTest
  void urls(byte[] typed) {
    String text = new String(typed, StandardCharsets.UTF_8);
    try {
      CameraUrl url = CameraUrl.parse(text);
      Assertions.assertEquals(url, CameraUrl.parse(url.toString()), url::toString);
      Assertions.assertTrue(url.port() >= 0 && url.port() <= 65535);
      Assertions.assertEquals(url.scheme().equals(FileUrl.SCHEME), url.host().isEmpty());
    } catch (CameraUrlException e) {
      Assertions.assertFalse(e.detail().key().isEmpty());
    }
    CameraUrl.withoutCredentials(text);
  }

  /** A user and a password of any kind stay out of all that is shown. */
  @FuzzTest
  void passwords(byte[] typed) {
    String any = new String(typed, StandardCharsets.UTF_8);
    if (any.matches("(?s)[0-9]{1,5}[/?#].*")) {
      // With the user before it, that is a host, a port and a path, where an @ may stand too.
      return;
    }
    String text = "kasa://ann:" + any + "." + SECRET + "@hall.lan:19443/live";
    Assertions.assertFalse(CameraUrl.withoutCredentials(text).contains(SECRET), text);
    try {
      CameraUrl url = CameraUrl.parse(text);
      Assertions.assertFalse(url.toString().contains(SECRET), url::toString);
      Credentials credentials = CameraUrl.credentialsIn(text);
      Assertions.assertTrue(
          credentials != null && credentials.password().endsWith(SECRET), "the password is lost");
    } catch (CameraUrlException e) {
      Assertions.assertFalse(e.toString().contains(SECRET), e.toString());
    }
  }
}
