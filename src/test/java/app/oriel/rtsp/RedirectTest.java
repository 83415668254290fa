package app.oriel.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.camera.OrielException;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.http.TestTls;
import app.oriel.rtsp.ScriptedCamera.Asked;
import app.oriel.rtsp.ScriptedCamera.Wire;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cameras that send us on, and where the password goes then. */
@Timeout(60)
class RedirectTest {
  private static final String ELSEWHERE = "127.0.0.2";
  private final RtspRig rig = new RtspRig();

  /** Answers one method with a redirect, once it is signed or at once. */
  private static class Moved extends Model {
    private final String method;
    private final boolean signed;
    private final String status;
    private final String location;

    Moved(String method, boolean signed, String status, String location) {
      this.method = method;
      this.signed = signed;
      this.status = status;
      this.location = location;
    }

    @Override
    public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
      boolean at = request.uri().contains("/stream1") && request.method().equals(method);
      if (at && (!signed || isSigned(request))) {
        wire.answer(status, request.header("cseq"), "", "location: " + location);
      } else {
        super.answer(request, wire);
      }
    }
  }

  /** A camera that asks nobody who it is. */
  private static class Open extends Model {
    @Override
    boolean isSigned(Asked request) {
      return true;
    }
  }

  @Beside
  @ParameterizedTest
  @CsvSource({
    "DESCRIBE, false, 301 Moved Permanently",
    "DESCRIBE, true, 302 Moved Temporarily",
    "DESCRIBE, false, 303 See Other",
    "DESCRIBE, true, 307 Temporary Redirect",
    "SETUP, true, 308 Permanent Redirect",
    "PLAY, true, 302 Moved Temporarily",
  })
  void anotherPortOfTheHostGetsThePassword(String method, boolean signed, String status)
      throws Exception {
    try (var to = new ScriptedCamera(new Model());
        var from =
            new ScriptedCamera(
                new Moved(
                    method, signed, status, "rtsp://x:y@127.0.0.1:" + to.port() + "/other?a=b"));
        PacketSource source = rig.open(from)) {
      assertTrue(RtspRig.picture(source).keyframe());
      assertEquals("rtsp://127.0.0.1:" + to.port() + "/other?a=b", to.next("DESCRIBE").uri());
      assertEquals("reached", rig.steps.getFirst());
      assertEquals(1, rig.steps.stream().filter("reached"::equals).count());
    }
  }

  @Beside
  @ParameterizedTest
  @CsvSource({"/other, /other", "other?c, /other?c"})
  void aRelativeLocationIsOnTheSameHost(String location, String path) throws Exception {
    try (var camera = new ScriptedCamera(new Moved("DESCRIBE", true, "302 Found", location));
        PacketSource source = rig.open(camera)) {
      assertTrue(RtspRig.picture(source).keyframe());
      assertTrue(camera.asked.stream().anyMatch(asked -> asked.uri().endsWith(path)));
    }
  }

  @Beside
  @Test
  void aCameraThatSendsInCirclesIsLeft() throws Exception {
    try (var camera = new ScriptedCamera(new Moved("DESCRIBE", false, "302 Found", "/stream1"))) {
      OrielException failure = rig.failure(camera, Model.PASSWORD);
      assertEquals(Problem.NOT_A_STREAM, failure.problem());
      assertEquals("redirects-more-than", failure.detail().key());
      assertEquals(4, camera.connections());
    }
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"http://127.0.0.1/", "rtsp://", "rtsp://a b/", "rtsp://h:99999/"})
  void whatIsNoCameraIsNotAsked(String location) throws Exception {
    try (var camera = new ScriptedCamera(new Moved("DESCRIBE", false, "302 Found", location))) {
      OrielException failure = rig.failure(camera, Model.PASSWORD);
      assertEquals("redirects-to-something-other-than-rtsp", failure.detail().key());
    }
  }

  @Beside
  @Test
  void anotherHostIsAskedWithoutAPassword() throws Exception {
    try (var to = new ScriptedCamera(ELSEWHERE, null, new Open());
        var from =
            new ScriptedCamera(
                new Moved("DESCRIBE", true, "302 Found", "rtsp://127.0.0.2:" + to.port() + "/a"));
        PacketSource source = rig.open(from)) {
      assertTrue(RtspRig.picture(source).keyframe());
    }
  }

  @Beside
  @Test
  void anotherHostThatAsksForThePasswordIsRefused() throws Exception {
    try (var to = new ScriptedCamera(ELSEWHERE, null, new Model());
        var from =
            new ScriptedCamera(
                new Moved("DESCRIBE", true, "302 Found", "rtsp://127.0.0.2:" + to.port() + "/a"))) {
      OrielException failure = rig.failure(from, Model.PASSWORD);
      assertEquals(Problem.REDIRECTED, failure.problem());
      assertEquals(List.of(ELSEWHERE), failure.detail().values());
      assertTrue(to.asked.stream().allMatch(asked -> asked.header("authorization").isEmpty()));
      assertTrue(to.asked.stream().anyMatch(asked -> asked.method().equals("DESCRIBE")));
    }
  }

  /** Nor does one that sends us on to its own number become the host that was typed. */
  @Beside
  @Test
  void theOtherHostsOwnNumberIsNotTheTypedHost() throws Exception {
    try (var end = new ScriptedCamera(ELSEWHERE, null, new Model());
        var to =
            new ScriptedCamera(
                ELSEWHERE,
                null,
                new Moved(
                    "DESCRIBE", false, "302 Found", "rtsp://127.0.0.2:" + end.port() + "/a"));
        var from =
            new ScriptedCamera(
                new Moved(
                    "DESCRIBE", true, "302 Found", "rtsp://127.0.0.2:" + to.port() + "/stream1"))) {
      assertEquals(Problem.REDIRECTED, rig.refusal(from));
      assertTrue(end.asked.stream().allMatch(asked -> asked.header("authorization").isEmpty()));
    }
  }

  /** The typed name stands for a number, and the camera names that. */
  @Beside
  @Test
  void theNumberOfTheTypedHostIsThatHost() throws Exception {
    try (var to = new ScriptedCamera(new Model());
        var from =
            new ScriptedCamera(
                new Moved("DESCRIBE", false, "302 Found", "rtsp://127.0.0.1:" + to.port() + "/a"));
        PacketSource source =
            rig.open("rtsp://localhost:" + from.port() + "/stream1", Model.PASSWORD)) {
      assertTrue(RtspRig.picture(source).keyframe());
    }
  }

  @Beside
  @Test
  void noPasswordLeavesAnEncryptedLine() throws Exception {
    try (var to = new ScriptedCamera(new Model());
        var from =
            new ScriptedCamera(
                "127.0.0.1",
                TestTls.likeKasa(),
                new Moved("DESCRIBE", true, "302 Found", "rtsp://127.0.0.1:" + to.port() + "/a"))) {
      OrielException failure =
          Assertions.assertThrows(
              OrielException.class,
              () -> rig.open("rtsps://127.0.0.1:" + from.port() + "/stream1", Model.PASSWORD));
      assertEquals(Problem.REDIRECTED, failure.problem());
      assertEquals(
          "redirects-to-an-unencrypted-address-that-asks-for-a-password", failure.detail().key());
      assertTrue(to.asked.stream().allMatch(asked -> asked.header("authorization").isEmpty()));
    }
  }

  /** The certificate of another host is none of the camera's pins. */
  @Beside
  @Test
  void anotherHostIsNotMistakenForTheCameraWithAnotherCertificate() throws Exception {
    try (var to = new ScriptedCamera(ELSEWHERE, TestTls.likeKasa(), new Open());
        var from =
            new ScriptedCamera(
                "127.0.0.1",
                TestTls.likeKasa(),
                new Moved(
                    "DESCRIBE", false, "302 Found", "rtsps://127.0.0.2:" + to.port() + "/a"))) {
      for (int i = 0; i < 2; i++) {
        try (PacketSource source =
            rig.open("rtsps://127.0.0.1:" + from.port() + "/stream1", Model.PASSWORD)) {
          assertTrue(RtspRig.picture(source).keyframe());
        }
      }
      assertTrue(rig.memory.pin(from.port()).isPresent());
      assertTrue(rig.memory.pin(to.port()).isEmpty());
      assertEquals(List.of("reached", "new", "none", "reached", "known", "none"), rig.steps);
    }
  }

  @Beside
  @Test
  void aStreamGoesOnWhereARedirectSendsItInTheMiddle() throws Exception {
    try (var to = new ScriptedCamera(new Model())) {
      Model model =
          new Model() {
            @Override
            void play(Asked request, Wire wire) throws IOException, InterruptedException {
              super.play(request, wire);
              wire.send(
                  "REDIRECT rtsp://x/ RTSP/1.0\r\nCSeq: 9\r\nLocation: rtsp://127.0.0.1:%d/b\r\n\r\n"
                      .formatted(to.port()));
            }
          };
      try (var from = new ScriptedCamera(model);
          PacketSource source = rig.open(from)) {
        for (int i = 0; i < 6; i++) {
          assertEquals(i % 3 == 0, RtspRig.picture(source).keyframe());
        }
        assertEquals("200", from.next("RTSP/1.0").uri());
        from.next("TEARDOWN");
      }
      to.next("TEARDOWN");
    }
  }

  @Beside
  @Test
  void closingEndsARedirectToWhatDoesNotAnswer() throws Exception {
    var asked = new CountDownLatch(1);
    try (var mute = new ScriptedCamera((request, wire) -> asked.countDown())) {
      Model model =
          new Model() {
            @Override
            void play(Asked request, Wire wire) throws IOException, InterruptedException {
              super.play(request, wire);
              wire.send(
                  "REDIRECT * RTSP/1.0\r\nCSeq: 9\r\nLocation: rtsp://127.0.0.1:%d/b\r\n\r\n"
                      .formatted(mute.port()));
            }
          };
      try (var from = new ScriptedCamera(model)) {
        PacketSource source = rig.open(from);
        var end = CompletableFuture.supplyAsync(() -> RtspRig.end(source));
        assertTrue(asked.await(20, TimeUnit.SECONDS));
        source.close();
        assertEquals(Problem.CONNECTION_LOST, end.get(5, TimeUnit.SECONDS).problem());
      }
    }
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"SETUP", "PLAY"})
  void aCameraThatLostTheSessionIsAskedOnceMore(String method) throws Exception {
    Model model =
        new Model() {
          private boolean lost;

          @Override
          public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
            if (request.method().equals(method) && !lost) {
              lost = true;
              wire.answer("454 Session Not Found", request.header("cseq"), "");
            } else {
              super.answer(request, wire);
            }
          }
        };
    try (var camera = new ScriptedCamera(model);
        PacketSource source = rig.open(camera)) {
      assertTrue(RtspRig.picture(source).keyframe());
      assertEquals(2, camera.connections());
    }
  }
}
