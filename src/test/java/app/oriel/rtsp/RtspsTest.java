package app.oriel.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CertificateChangedException;
import app.oriel.camera.OrielException;
import app.oriel.camera.PacketSource;
import app.oriel.camera.PinnedCertificate;
import app.oriel.camera.Problem;
import app.oriel.http.TestTls;
import app.oriel.rtsp.ScriptedCamera.Asked;
import app.oriel.rtsp.ScriptedCamera.Wire;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Cameras that speak RTSP over TLS. */
@Timeout(60)
class RtspsTest {
  private static final String LOCAL = "127.0.0.1";
  private final RtspRig rig = new RtspRig();

  private PacketSource open(int port) throws OrielException, InterruptedException {
    return rig.open("rtsps://127.0.0.1:" + port + "/stream1", Model.PASSWORD);
  }

  /** It names itself by its own scheme and address, as cameras behind a proxy do. */
  private static final class Behind extends Model {
    @Override
    void describe(Asked request, Wire wire, String sdp) throws IOException {
      wire.answer(
          "200 OK", request.header("cseq"), sdp, "Content-Base: rtsp://192.168.77.10:554/s/");
    }
  }

  @Beside
  @ParameterizedTest
  @CsvSource({
    "TLSv1.3, TLS_AES_128_GCM_SHA256",
    "TLSv1.2, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "TLSv1.2, TLS_RSA_WITH_AES_128_CBC_SHA",
  })
  void playsAndKeepsTheSchemeInEachRequest(String protocol, String suite) throws Exception {
    try (var camera = new ScriptedCamera(LOCAL, new TestTls(protocol, suite), new Behind())) {
      try (PacketSource source = open(camera.port())) {
        assertTrue(RtspRig.picture(source).keyframe());
      }
      assertEquals(List.of("reached", "new", "digest-md5"), rig.steps);
      assertTrue(camera.asked.stream().allMatch(asked -> asked.uri().startsWith("rtsps://")));
      camera.next("TEARDOWN");
    }
  }

  @Beside
  @Test
  void theFirstCertificateIsPinnedAndAnotherIsRefusedBeforeAWordIsSaid() throws Exception {
    try (var camera = new ScriptedCamera(LOCAL, TestTls.likeKasa(), new Model())) {
      open(camera.port()).close();
      String seen = rig.memory.pin(camera.port()).orElseThrow().fingerprint();
      assertTrue(seen.matches("sha256:[0-9a-f]{64}"), seen);
      rig.steps.clear();
      open(camera.port()).close();
      assertEquals(List.of("reached", "known", "digest-md5"), rig.steps);
      String other = "sha256:" + "0".repeat(64);
      rig.memory.pin(camera.port(), new PinnedCertificate(other, Instant.now()));
      camera.asked.clear();
      var changed =
          assertThrows(CertificateChangedException.class, () -> open(camera.port()).close());
      assertEquals(seen, changed.presented().fingerprint());
      assertEquals(other, changed.known().fingerprint());
      assertTrue(camera.asked.isEmpty());
      changed.accept(rig.memory);
      open(camera.port()).close();
    }
  }

  @Beside
  @Test
  void aCameraThatDoesNotEncryptIsNotSentAWord() throws Exception {
    try (var camera = new ScriptedCamera(new Model())) {
      RtspRig impatient = new RtspRig(RtspRig.limits(Duration.ofMillis(500)));
      OrielException failure =
          assertThrows(
              OrielException.class,
              () ->
                  impatient.open(
                      "rtsps://127.0.0.1:" + camera.port() + "/stream1", Model.PASSWORD));
      assertTrue(
          List.of(Problem.NO_ANSWER, Problem.TLS_FAILED).contains(failure.problem()),
          failure.problem().name());
      assertTrue(impatient.memory.pin(camera.port()).isEmpty());
    }
  }

  /** TLS's own farewell would wait for a camera that reads nothing. */
  @Beside
  @Test
  void closingDoesNotWaitForACameraThatStoppedReading() throws Exception {
    Model model =
        new Model() {
          @Override
          void play(Asked request, Wire wire) throws IOException, InterruptedException {
            super.play(request, wire);
            byte[] many =
                "SET_PARAMETER * RTSP/1.0\r\nCSeq: 5\r\n\r\n"
                    .repeat(1000)
                    .getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 100; i++) {
              wire.send(many);
            }
            TimeUnit.SECONDS.sleep(20);
          }
        };
    try (var camera = new ScriptedCamera(LOCAL, TestTls.likeKasa(), model)) {
      PacketSource source = open(camera.port());
      assertTrue(RtspRig.picture(source).keyframe());
      TimeUnit.MILLISECONDS.sleep(500);
      long start = System.nanoTime();
      source.close();
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      assertTrue(millis < 3000, "took " + millis + " ms");
    }
  }

  @Beside
  @Test
  void silenceIsAStallThereToo() throws Exception {
    RtspRig impatient = new RtspRig(RtspRig.limits(Duration.ofSeconds(2)));
    try (var camera = new ScriptedCamera(LOCAL, TestTls.likeKasa(), new Model());
        PacketSource source =
            impatient.open("rtsps://127.0.0.1:" + camera.port() + "/a", Model.PASSWORD)) {
      assertEquals(Problem.STALLED, RtspRig.end(source).problem());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rtsps://Hall/a, rtsp://hall, 322, 554",
    "rtsps://hall:322/b, rtsp://hall, 322, 554",
    "rtsps://hall:554/b, rtsp://hall, 554, 554",
    "rtsps://hall:7441/b, rtsp://hall:7441, 7441, 7441",
    "rtsp://hall/b, rtsp://hall, 554, 554",
    "rtsp://hall:322/b, rtsp://hall:322, 322, 322",
  })
  void oneCameraHasOneDoorAtTheGate(String typed, String device, int port, int door) {
    CameraUrl url = CameraUrl.parse(typed);
    RtspTarget target = RtspTarget.of(url, url.path());
    assertEquals(device, RtspTarget.device(url).toString());
    assertEquals(port, target.port());
    assertEquals(door, target.door());
    assertEquals(typed.startsWith("rtsps"), target.isSecure());
  }

  @Test
  void whatIsSaidOfThePasswordHoldsForBothSchemes() throws Exception {
    int port;
    try (var plain = new ScriptedCamera(new Model())) {
      assertEquals(Problem.PASSWORD_REFUSED, rig.failure(plain, "wrong").problem());
      port = plain.port();
    }
    // The same port, so the same camera: the gate answers before a word of TLS is needed.
    try (var secure = new ScriptedCamera(LOCAL, TestTls.likeKasa(), new Model(), port)) {
      OrielException failure =
          assertThrows(
              OrielException.class,
              () -> rig.open("rtsps://127.0.0.1:" + port + "/stream1", "wrong"));
      assertEquals(Problem.PASSWORD_REFUSED, failure.problem());
      assertFalse(
          secure.asked.stream().anyMatch(asked -> !asked.header("authorization").isEmpty()));
    }
  }
}
