package app.oriel.talk;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.Families;
import app.oriel.camera.OrielException;
import app.oriel.camera.TalkLine;
import app.oriel.camera.TalkPort;
import app.oriel.camera.TalkWish;
import app.oriel.camera.TimeLimits;
import app.oriel.http.CameraHttp;
import app.oriel.http.HostNames;
import app.oriel.http.Limits;
import app.oriel.http.Sockets;
import app.oriel.kasa.KasaFamily;
import app.oriel.multitrans.MultitransService;
import app.oriel.process.Threads;
import app.oriel.rtsp.RtspClient;
import app.oriel.simulator.Ambience;
import app.oriel.simulator.ClipFootage;
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
import app.oriel.simulator.talk.TalkReport;
import app.oriel.simulator.talk.TalkRoom;
import app.oriel.tplink.TapoFamily;
import app.oriel.tplink.TplinkIpcFamily;
import app.oriel.tplink.VigiFamily;
import app.oriel.tplink.web.WebDoors;
import java.io.IOException;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** The real families and software cameras with loudspeakers, over real sockets. */
final class WireRig implements AutoCloseable {
  static final Credentials OWNER = new Credentials("admin", "pässword: with @");

  private final FootageClip clip;
  final Threads threads = new Threads();
  final CredentialGate gate = new CredentialGate(Duration.ofSeconds(30), System::nanoTime);
  private final Map<String, CameraMemory> memories = new ConcurrentHashMap<>();
  final Families families;
  final Talks talks;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final CameraCertificate certificate;

  WireRig() throws IOException {
    this(FootageClip.numbered(320, 180, 15, 4));
  }

  /** With cameras that all show this. */
  WireRig(FootageClip clip) throws IOException {
    this.clip = clip;
    certificate = CameraCertificates.inMemory();
    HostNames names = new HostNames(threads.platform("names"));
    CameraHttp http = new CameraHttp(InstantSource.system(), names);
    RtspClient rtsp =
        new RtspClient(new Sockets(InstantSource.system(), names), gate, threads.virtual("rtsp"));
    MultitransService multitrans = new MultitransService(rtsp);
    WebDoors doors = new WebDoors(http, Limits.usual(), gate, InstantSource.system());
    families =
        new Families(
            List.of(
                new KasaFamily(http, names, gate, threads.virtual("kasa")),
                new TplinkIpcFamily(rtsp, multitrans, doors, threads.virtual("web")),
                new VigiFamily(rtsp, multitrans, doors, threads.virtual("web")),
                new TapoFamily(rtsp)));
    talks = new Talks(families, threads);
    open.push(talks);
  }

  /** A software camera; its model is remembered, as if its web pages had told it. */
  IpcCamera ipc(IpcModel model, String... quirks) throws IOException {
    Quirks all = patient(model.quirks());
    for (String each : quirks) {
      all = all.with(each);
    }
    var setup = new IpcSetup(model, "Hall", InetAddress.getLoopbackAddress(), 0, OWNER, all);
    var camera =
        new IpcCamera(setup, new IpcFootage(footage(), footage()), threads.virtual("camera"));
    open.push(camera);
    camera.start();
    memory(camera.url()).learn("talk.model", model.label());
    return camera;
  }

  /** A busy machine is no mistake of the client; how punctual it is, TalkMeasure tells. */
  private static Quirks patient(Quirks quirks) {
    return quirks.with("talkPatience=3000").with("talkBuffer=4000");
  }

  /** Opens a line beside the button. */
  TalkLine open(Camera known) throws OrielException, InterruptedException {
    TalkPort port = families.talk(known.url()).orElseThrow();
    return port.open(known, TalkWish.usual(), TimeLimits.usual());
  }

  /** As if the camera had taken these credentials for its stream. */
  void letIn(Camera known) throws OrielException, InterruptedException {
    gate.pass(known, known.url().portOr(554), () -> "in");
  }

  /** What is remembered of the camera there. */
  CameraMemory memory(String url) {
    return memories.computeIfAbsent(url, it -> CameraMemory.forgetful());
  }

  KasaCamera kasa(String... quirks) throws IOException {
    Quirks all = patient(KasaModel.EC60.quirks());
    for (String each : quirks) {
      all = all.with(each);
    }
    InetAddress here = InetAddress.getLoopbackAddress();
    var setup =
        new KasaSetup(KasaModel.EC60, "Hall", here, KasaPorts.FREE, OWNER, all, certificate);
    KasaCamera camera = new KasaCamera(setup, footage(), threads.virtual("camera"));
    open.push(camera);
    camera.start();
    return camera;
  }

  private ClipFootage footage() {
    ClipFootage footage =
        new ClipFootage(clip, Ambience.HALL, (number, at) -> {}, threads.platform("footage"));
    open.addLast(footage);
    return footage;
  }

  static String url(KasaCamera camera) {
    return "kasa://127.0.0.1:"
        + camera.streamPort()
        + "?discovery="
        + camera.discoveryPort()
        + "&talk="
        + camera.talkPort();
  }

  Camera camera(String url) {
    return camera(url, OWNER);
  }

  Camera camera(String url, Credentials credentials) {
    return new Camera("hall", CameraUrl.parse(url), credentials, memory(url));
  }

  /** Says it all and waits for the end. */
  TalkState say(String url, Voice.Source voice) throws InterruptedException {
    PushToTalk button = talks.with(camera(url));
    button.press(voice);
    await(() -> isOver(button.state()));
    return button.state();
  }

  /** Says the same to all at once; returns what became of it, in their order. */
  List<TalkState> sayToAll(List<IpcCamera> cameras, Voice.Source voice)
      throws InterruptedException {
    List<PushToTalk> buttons =
        cameras.stream().map(camera -> talks.with(camera(camera.url()))).toList();
    buttons.forEach(button -> button.press(voice));
    await(() -> buttons.stream().allMatch(button -> isOver(button.state())));
    return buttons.stream().map(PushToTalk::state).toList();
  }

  static boolean isOver(TalkState state) {
    return state instanceof TalkState.Closed || state instanceof TalkState.Refused;
  }

  /** The report of the first talk, once it is over. */
  static TalkReport report(TalkRoom room) throws InterruptedException {
    await(() -> !room.reports().isEmpty() && room.reports().getFirst().over());
    return room.reports().getFirst();
  }

  static void await(BooleanSupplier state) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (!state.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it did not come so far");
      }
      Thread.sleep(5);
    }
  }

  @Override
  public void close() throws IOException {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }
}
