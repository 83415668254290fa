package app.oriel.tplink;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraFamily;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.Families;
import app.oriel.camera.HostLookup;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TimeLimits;
import app.oriel.http.Sockets;
import app.oriel.rtsp.RtspClient;
import app.oriel.rtsp.RtspFamily;
import app.oriel.simulator.Ambience;
import app.oriel.simulator.ClipFootage;
import app.oriel.simulator.Footage;
import app.oriel.simulator.FootageClip;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcFootage;
import app.oriel.simulator.ipc.IpcModel;
import app.oriel.simulator.ipc.IpcSetup;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A wrong password costs one attempt, whatever the camera: it may lock its owner out. A Tapo camera
 * that was never met gets it in two forms, on two sockets, because some want it on the second.
 */
@Timeout(30)
class WrongPasswordTest {
  private static final Credentials OWNER = new Credentials("admin", "open sesame");
  private static final Credentials WRONG = new Credentials("admin", "open barley");
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
  private static final HostLookup NAMES = (host, limit) -> List.of(InetAddress.ofLiteral(host));
  private static final FootageClip CLIP = FootageClip.numbered(320, 180, 15, 1);

  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final CredentialGate gate = new CredentialGate(Duration.ofHours(1), System::nanoTime);
  private final Families families = families();

  private Families families() {
    RtspClient client =
        new RtspClient(
            new Sockets(InstantSource.system(), NAMES), gate, Thread.ofVirtual().factory());
    return new Families(
        List.of(
            new TplinkIpcFamily(client),
            new VigiFamily(client),
            new TapoFamily(client),
            RtspFamily.plain(client)));
  }

  private IpcCamera camera(IpcModel model, String... quirks) throws Exception {
    Quirks all = model.quirks();
    for (String each : quirks) {
      all = all.with(each);
    }
    IpcSetup setup = new IpcSetup(model, "hall", HERE, 0, OWNER, all);
    ThreadFactory threads = Thread.ofVirtual().factory();
    IpcFootage footage = IpcFootage.of(all, size -> film(threads), threads);
    open.push(footage);
    IpcCamera camera = new IpcCamera(setup, footage, threads);
    open.push(camera);
    camera.start();
    return camera;
  }

  private static Footage film(ThreadFactory threads) {
    return new ClipFootage(CLIP, Ambience.HALL, (number, at) -> {}, threads);
  }

  @AfterEach
  void end() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }

  private void look(Camera camera, Quality quality) throws Exception {
    CameraFamily family = families.of(camera.url());
    family.open(camera, quality, TimeLimits.usual(), SignInSteps.IGNORED).close();
  }

  private void isRefused(Camera camera, Quality quality) {
    OrielException e = assertThrows(OrielException.class, () -> look(camera, quality));
    assertEquals(Problem.PASSWORD_REFUSED, e.problem());
  }

  private static Camera known(IpcCamera camera, Credentials as, CameraMemory memory) {
    return new Camera("hall", CameraUrl.parse(camera.url()), as, memory);
  }

  @ParameterizedTest
  @EnumSource
  void ofACameraNeverMet(IpcModel model) throws Exception {
    IpcCamera camera = camera(model);
    CameraMemory memory = CameraMemory.forgetful();
    Camera wrong = known(camera, WRONG, memory);
    isRefused(wrong, Quality.SUB);
    isRefused(wrong, Quality.MAIN);
    int forms = forms(model);
    assertEquals(forms, camera.counters().signIns());
    assertEquals(forms, camera.counters().refusedSignIns());
    gate.tryAgain(wrong);
    isRefused(wrong, Quality.SUB);
    assertEquals(forms + 1, camera.counters().refusedSignIns());
    // Then the owner finds the right one.
    look(known(camera, OWNER, memory), Quality.SUB);
    assertEquals(forms + 1, camera.counters().refusedSignIns());
    isRefused(known(camera, WRONG, memory), Quality.SUB);
    assertEquals(forms + 1, camera.counters().refusedSignIns());
  }

  private static int forms(IpcModel model) {
    return model.make().scheme().equals("tapo") ? 2 : 1;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "challenge=basic-only",
        "challenge=digest-only",
        "challenge=digest-first",
        "digest=md5",
        "digest=sha256",
        "realm=tp-link-mixed",
        "freshSocket=true",
        "busyAnswer=401",
        "cseq=previous",
        "replyBytes=1",
      })
  void whateverItsQuirk(String quirk) throws Exception {
    IpcCamera camera = camera(IpcModel.IPC485EP_AI, quirk);
    isRefused(known(camera, WRONG, CameraMemory.forgetful()), Quality.MAIN);
    assertEquals(1, camera.counters().signIns());
  }

  @Test
  void whateverTheSchemeThatItIsTypedWith() throws Exception {
    IpcCamera camera = camera(IpcModel.TL_IPC48AW);
    isRefused(known(camera, WRONG, CameraMemory.forgetful()), Quality.MAIN);
    CameraUrl url = CameraUrl.parse(camera.url().replace("ipc://", "rtsp://") + "/stream2");
    isRefused(new Camera("hall", url, WRONG, CameraMemory.forgetful()), Quality.MAIN);
    assertEquals(1, camera.counters().signIns());
  }

  @ParameterizedTest
  @EnumSource
  void aCameraThatHangsUpForAFreshSocketOpensAtOnce(IpcModel model) throws Exception {
    IpcCamera camera = camera(model, "freshSocket=hang-up");
    look(known(camera, OWNER, CameraMemory.forgetful()), Quality.SUB);
  }

  /** It answers as if the password were wrong: elsewhere than at Tapo's the owner has the word. */
  @ParameterizedTest
  @EnumSource
  void aCameraThatWantsAFreshSocketOpensAtTheSecondTryAndThenAtOnce(IpcModel model)
      throws Exception {
    IpcCamera camera = camera(model, "freshSocket=true");
    Camera right = known(camera, OWNER, CameraMemory.forgetful());
    if (forms(model) == 1) {
      isRefused(right, Quality.SUB);
      assertEquals(1, camera.counters().signIns());
      gate.tryAgain(right);
    }
    look(right, Quality.SUB);
    look(right, Quality.MAIN);
    assertEquals(1, camera.counters().refusedSignIns());
  }
}
