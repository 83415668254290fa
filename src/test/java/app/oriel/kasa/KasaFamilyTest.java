package app.oriel.kasa;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.oriel.camera.CameraUrl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which URLs mean the same camera. */
class KasaFamilyTest {
  @ParameterizedTest
  @CsvSource({
    "kasa://hall, kasa://hall",
    "kasa://HALL:19443, kasa://hall",
    "kasa://hall/https/stream/mixed?video=h264, kasa://hall",
    "kasa://hall:19444, kasa://hall:19444",
    "kasa://hall?discovery=9999, kasa://hall",
    "kasa://hall?discovery=9000&talk=9001, kasa://hall?discovery=9000",
    "kasa://hall/?a=b&discovery=9000, kasa://hall?discovery=9000",
  })
  void oneCameraHasOneSpelling(String written, String canonical) {
    CameraUrl url = KasaRig.family().canonical(CameraUrl.parse(written));
    assertEquals(canonical, url.toString());
  }
}
