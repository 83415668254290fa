package app.oriel.faults;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.Families;
import app.oriel.camera.TimeLimits;
import app.oriel.http.CameraHttp;
import app.oriel.http.HostNames;
import app.oriel.http.Sockets;
import app.oriel.kasa.KasaFamily;
import app.oriel.live.Await;
import app.oriel.live.FrameExchange.Frame;
import app.oriel.live.LiveCameras;
import app.oriel.live.PictureFeed;
import app.oriel.live.SessionState;
import app.oriel.live.SessionTimes;
import app.oriel.process.Threads;
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
import app.oriel.simulator.kasa.CameraCertificate;
import app.oriel.simulator.kasa.CameraCertificates;
import app.oriel.simulator.kasa.KasaCamera;
import app.oriel.simulator.kasa.KasaModel;
import app.oriel.simulator.kasa.KasaPorts;
import app.oriel.simulator.kasa.KasaSetup;
import app.oriel.tplink.TapoFamily;
import app.oriel.tplink.TplinkIpcFamily;
import app.oriel.tplink.VigiFamily;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * All that is behind a wall's window, put together as the program does it, with software cameras.
 * What it opens, it closes.
 */
final class House implements AutoCloseable {
  static final Credentials OWNER = new Credentials("owner@oriel.invalid", "open sesame");
  static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  /** One for all tests: making them takes longer than most tests. */
  static final FootageClip CLIP = FootageClip.numbered(320, 180, 15, 4);

  static final CameraCertificate CERTIFICATE = certificate();

  final Threads threads = new Threads();
  final ScheduledThreadPoolExecutor scheduler =
      new ScheduledThreadPoolExecutor(1, threads.platform("test clock"));
  final LiveCameras live;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();

  /** With the times that users see. */
  House() {
    this(SessionTimes.usual(), limits());
  }

  House(SessionTimes times, TimeLimits limits) {
    CredentialGate gate = new CredentialGate(times.secondChance(), System::nanoTime);
    HostNames names = new HostNames(threads.platform("names"));
    CameraHttp http = new CameraHttp(InstantSource.system(), names);
    RtspClient rtsp =
        new RtspClient(new Sockets(InstantSource.system(), names), gate, threads.virtual("rtsp"));
    Families families =
        new Families(
            List.of(
                new KasaFamily(http, names, gate, threads.virtual("kasa")),
                new TplinkIpcFamily(rtsp),
                new VigiFamily(rtsp),
                new TapoFamily(rtsp),
                RtspFamily.plain(rtsp),
                RtspFamily.secure(rtsp)));
    live =
        new LiveCameras(
            families, gate, times.within(limits), threads, scheduler, InstantSource.system());
    open.push(scheduler::shutdownNow);
    open.push(live);
  }

  /** As the wall's own, but for seconds of silence where there it is ten. */
  static TimeLimits limits() {
    Duration patience = Duration.ofSeconds(2);
    return new TimeLimits(patience, patience, patience, TimeLimits.usual().silence());
  }

  /** Takes something over, to be closed before what was opened earlier. */
  <T extends AutoCloseable> T keep(T opened) {
    open.push(opened);
    return opened;
  }

  /** A software camera on free ports, which shows a clip. */
  KasaCamera software(String... quirks) {
    return software(KasaModel.EC60, KasaPorts.FREE, CERTIFICATE, CLIP, quirks);
  }

  KasaCamera software(
      KasaModel model,
      KasaPorts ports,
      CameraCertificate certificate,
      FootageClip clip,
      String... quirks) {
    Quirks all = model.quirks();
    for (String quirk : quirks) {
      all = all.with(quirk);
    }
    return software(OWNER, model, ports, certificate, footage(clip), all);
  }

  /** A clip that is played round and round, closed with the house. */
  ClipFootage footage(FootageClip clip) {
    return keep(
        new ClipFootage(clip, Ambience.HALL, (number, at) -> {}, threads.platform("test footage")));
  }

  /**
   * A software camera of its own kind.
   *
   * @param owner who is let in
   */
  KasaCamera software(
      Credentials owner,
      KasaModel model,
      KasaPorts ports,
      CameraCertificate certificate,
      Footage footage,
      Quirks all) {
    KasaSetup setup = new KasaSetup(model, "hall", HERE, ports, owner, all, certificate);
    try {
      KasaCamera camera = keep(new KasaCamera(setup, footage, threads.virtual("test camera")));
      camera.start();
      return camera;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A software camera that speaks RTSP, which shows the clip, or its own film in H.265. */
  IpcCamera software(IpcModel model, String... quirks) {
    Quirks all = model.quirks();
    for (String quirk : quirks) {
      all = all.with(quirk);
    }
    Footage clip = footage(CLIP);
    return software(model, all, IpcFootage.of(all, size -> clip, threads.platform("test film")));
  }

  /** As before, with footage of its own, which is closed with the house. */
  IpcCamera software(IpcModel model, Quirks all, IpcFootage footage) {
    keep(footage);
    IpcSetup setup = new IpcSetup(model, "hall", HERE, 0, OWNER, all);
    try {
      IpcCamera camera =
          keep(
              new IpcCamera(
                  setup, List.of(footage), (at, now) -> {}, threads.virtual("test camera")));
      camera.start();
      return camera;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The software camera as a wall knows it. */
  static Camera known(String name, IpcCamera camera) {
    return known(name, camera.url());
  }

  static Camera known(String name, String url) {
    return new Camera(name, CameraUrl.parse(url), OWNER, CameraMemory.forgetful());
  }

  /** The software camera as a wall knows it. */
  static Camera known(String name, KasaCamera camera) {
    return known(name, camera.streamPort(), camera.discoveryPort());
  }

  static Camera known(String name, int port, int discovery) {
    return new Camera(name, url(port, discovery), OWNER, CameraMemory.forgetful());
  }

  static CameraUrl url(int port, int discovery) {
    return CameraUrl.parse("kasa://127.0.0.1:" + port + "?discovery=" + discovery);
  }

  /** Opens a tile, closed with the house if not before. */
  PictureFeed watch(Camera camera) {
    return keep(live.watch(camera));
  }

  /** Waits until a picture can be shown that came after this call. */
  static Frame awaitPicture(PictureFeed feed) throws Exception {
    long now = System.nanoTime();
    AtomicReference<@Nullable Frame> shown = new AtomicReference<>();
    Await.until(
        feed.camera().name() + " shows a picture",
        () -> {
          Frame frame = feed.frames().take();
          shown.set(frame);
          return frame != null && frame.arrival() - now >= 0;
        });
    return Objects.requireNonNull(shown.get());
  }

  static <S extends SessionState> S await(PictureFeed feed, Class<S> state) throws Exception {
    Await.until(
        feed.camera().name() + " is " + state.getSimpleName(),
        () -> state.isInstance(feed.state()));
    return state.cast(feed.state());
  }

  private static CameraCertificate certificate() {
    try {
      return CameraCertificates.inMemory();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        throw new IllegalStateException("could not be closed", e);
      }
    }
    assertTrue(scheduler.isShutdown());
  }
}
