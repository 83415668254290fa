package app.oriel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Credentials;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TimeLimits;
import app.oriel.live.Await;
import app.oriel.live.CameraCheck;
import app.oriel.live.CheckStep;
import app.oriel.live.LiveCameras;
import app.oriel.live.PictureFeed;
import app.oriel.live.SessionState;
import app.oriel.profile.KeyFile;
import app.oriel.simulator.Ambience;
import app.oriel.simulator.ClipFootage;
import app.oriel.simulator.FootageClip;
import app.oriel.simulator.kasa.CameraCertificates;
import app.oriel.simulator.kasa.KasaCamera;
import app.oriel.simulator.kasa.KasaModel;
import app.oriel.simulator.kasa.KasaPorts;
import app.oriel.simulator.kasa.KasaSetup;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the wall learnt of a camera's password, <i>Test</i> knows too. */
class SharedFamiliesTest {
  private static final Credentials OWNER = new Credentials("ann@mail.example", "right");

  private final Wiring wiring;
  private final List<KasaCamera> running = new ArrayList<>();

  SharedFamiliesTest(@TempDir Path folder) {
    wiring = new Wiring(keys -> KeyFile.beside(folder.resolve("profile.json")));
  }

  @AfterEach
  void close() {
    wiring.close();
    running.forEach(KasaCamera::close);
  }

  private KasaCamera camera(String... quirks) throws IOException {
    var all = KasaModel.EC60.quirks();
    for (String each : quirks) {
      all = all.with(each);
    }
    InetAddress here = InetAddress.getLoopbackAddress();
    var setup =
        new KasaSetup(
            KasaModel.EC60,
            "Hall",
            here,
            KasaPorts.FREE,
            OWNER,
            all,
            CameraCertificates.inMemory());
    var footage =
        new ClipFootage(
            FootageClip.numbered(320, 180, 15, 4),
            Ambience.HALL,
            (number, at) -> {},
            wiring.threads().platform("test footage"));
    wiring.closeAtEnd(footage);
    KasaCamera camera = new KasaCamera(setup, footage, wiring.cameraThreads());
    running.add(camera);
    camera.start();
    return camera;
  }

  private static Camera known(KasaCamera camera, String password) {
    String url = "kasa://127.0.0.1:" + camera.streamPort() + camera.query();
    Credentials by = new Credentials(OWNER.user(), password);
    return new Camera("hall", CameraUrl.parse(url), by, CameraMemory.forgetful());
  }

  private static Problem test(CameraCheck check, Camera camera) throws InterruptedException {
    List<CheckStep> steps = new ArrayList<>();
    assertFalse(check.run(camera, Duration.ofSeconds(30), steps::add));
    return assertInstanceOf(CheckStep.Failed.class, steps.getLast()).reason().problem();
  }

  @Test
  void aPasswordThatTheWallSawRefusedIsNotSentAgainUnlessTheUserInsists() throws Exception {
    KasaCamera camera = camera();
    Camera wrong = known(camera, "wrong");
    LiveCameras live = wiring.liveCameras();
    CameraCheck check = wiring.check();
    try (PictureFeed feed = live.watch(wrong)) {
      Await.until("it is refused", () -> feed.state() instanceof SessionState.Refused);
      assertEquals(3, camera.counters().refusedSignIns());
      assertEquals(Problem.PASSWORD_REFUSED, test(check, wrong));
      assertEquals(3, camera.counters().refusedSignIns(), "known without asking");
      assertEquals(Problem.PASSWORD_REFUSED, test(check, wrong));
      assertEquals(6, camera.counters().refusedSignIns(), "the user tested the same again");
    }
  }

  @Test
  void formsThatTheWallSawRefusedByABusyCameraAreNotSentAgain() throws Exception {
    KasaCamera camera = camera("streamPw=md5", "maxStreams=1");
    try (PacketSource _ = other(known(camera, "right"))) {
      long before = camera.counters().refusedSignIns();
      Camera right = known(camera, "right");
      try (PictureFeed feed = wiring.liveCameras().watch(right)) {
        Await.until("it is busy", () -> feed.state() instanceof SessionState.Waiting);
        assertEquals(before + 2, camera.counters().refusedSignIns(), "base64 and plain");
        // A form of its own remembers nothing of what the wall's camera learnt.
        assertEquals(Problem.BUSY, test(wiring.check(), known(camera, "right")));
        assertEquals(before + 2, camera.counters().refusedSignIns());
      }
    }
  }

  /** Another program. */
  private PacketSource other(Camera camera) throws Exception {
    Wiring theirs = new Wiring(keys -> KeyFile.beside(Path.of("nowhere")));
    wiring.closeAtEnd(theirs);
    return theirs
        .families()
        .of(camera.url())
        .open(camera, Quality.MAIN, TimeLimits.usual(), SignInSteps.IGNORED);
  }

  @Test
  void thereIsOneSetOfFamilies() {
    assertSame(wiring.families(), wiring.families());
  }
}
