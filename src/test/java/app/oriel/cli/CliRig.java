package app.oriel.cli;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.Families;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TimeLimits;
import app.oriel.cli.WindowRequest.Content;
import app.oriel.codec.TurnedPictures;
import app.oriel.http.CameraHttp;
import app.oriel.http.HostNames;
import app.oriel.http.Sockets;
import app.oriel.kasa.KasaFamily;
import app.oriel.live.CameraCheck;
import app.oriel.live.LiveCameras;
import app.oriel.live.SessionTimes;
import app.oriel.othermake.LumoFamily;
import app.oriel.process.Threads;
import app.oriel.profile.CameraMemories;
import app.oriel.profile.KeyFile;
import app.oriel.profile.ProfileStore;
import app.oriel.profile.SavedCameras;
import app.oriel.profile.Stores;
import app.oriel.record.DiskGuard;
import app.oriel.record.Recordings;
import app.oriel.rtsp.RtspClient;
import app.oriel.rtsp.RtspFamily;
import app.oriel.simulator.Ambience;
import app.oriel.simulator.ClipFootage;
import app.oriel.simulator.Footage;
import app.oriel.simulator.FootageClip;
import app.oriel.simulator.FootageSettings;
import app.oriel.simulator.Quirks;
import app.oriel.simulator.SoftwareFootage;
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
import app.oriel.sound.Microphone;
import app.oriel.talk.Talks;
import app.oriel.tplink.TapoFamily;
import app.oriel.tplink.TplinkIpcFamily;
import app.oriel.tplink.VigiFamily;
import app.oriel.videofile.VideoFileFamily;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The whole command line over real families and a temporary profile, with software cameras and a
 * window that only notes what it was asked for. When it ends, it looks for secrets in all that was
 * said, logged and written.
 */
final class CliRig implements Services, AutoCloseable {
  static final String USER = "canary.owner+home@mail.example";
  static final String PASSWORD = "Canary7 @:/#%25+ü";

  /** Long enough for a busy machine, short enough for a test. */
  static final TimeLimits SHORT =
      new TimeLimits(
          Duration.ofSeconds(3),
          Duration.ofSeconds(3),
          Duration.ofSeconds(3),
          Duration.ofSeconds(3));

  private static final FootageClip CLIP = FootageClip.numbered(320, 180, 15, 4);
  private static final CameraCertificate CERTIFICATE = certificate();

  private final Path folder;
  private final TimeLimits limits;
  private final Threads threads = new Threads();
  private final CredentialGate gate = new CredentialGate(Duration.ofSeconds(30), System::nanoTime);
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test clock"));
  private final HostNames names = new HostNames(Thread.ofPlatform().daemon().factory());
  private final CameraHttp http = new CameraHttp(InstantSource.system(), names);
  private final Footage footage;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private volatile @Nullable Person person;
  private final Canary canary = new Canary();
  final List<WindowRequest> windows = Collections.synchronizedList(new ArrayList<>());

  CliRig(Path folder, TimeLimits limits) {
    this.folder = folder;
    this.limits = limits;
    this.footage = footage();
  }

  /** How a command ended and what it said. */
  record Ended(int code, String out, String err) {
    /** All that went to stdout, which is one document. */
    String document() {
      if (!out.endsWith("\n") || out.indexOf('\n') != out.length() - 1) {
        throw new AssertionError("not one line: " + out + err);
      }
      return out.substring(0, out.length() - 1);
    }
  }

  /** Runs {@code oriel} in English with the profile of this rig, on this thread. */
  Ended run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--profile", profileFile().toString(), "--lang", "en"));
    return runAsGiven(all.toArray(String[]::new));
  }

  /**
   * Runs {@code oriel test --json} with each, many at once, because each takes two seconds to count
   * pictures.
   *
   * @param urls by a name that the answer has too
   */
  Map<String, Ended> testAll(Map<String, String> urls) throws Exception {
    Map<String, Ended> answers = new LinkedHashMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(12, threads.platform("asking"));
    try {
      Map<String, Future<Ended>> running = new LinkedHashMap<>();
      urls.forEach((name, url) -> running.put(name, pool.submit(() -> run("test", url, "--json"))));
      for (Map.Entry<String, Future<Ended>> each : running.entrySet()) {
        answers.put(each.getKey(), each.getValue().get(120, TimeUnit.SECONDS));
      }
    } finally {
      pool.shutdownNow();
    }
    return answers;
  }

  /** Runs {@code oriel} with nothing added. */
  Ended runAsGiven(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = program(out, err).run(arguments);
    canary.heard(out.toString());
    canary.heard(err.toString());
    return new Ended(code, out.toString(), err.toString());
  }

  /** From now on somebody sits at the terminal. */
  void seat(Person someone) {
    person = someone;
  }

  /** For who needs to hear a command while it runs; secrets in it are not looked for. */
  CommandLineProgram program(StringWriter out, StringWriter err) {
    Terminal terminal =
        new Terminal(new PrintWriter(out, false), new PrintWriter(err, true), person);
    return new CommandLineProgram(this, this::openWindow, terminal, verbose -> {});
  }

  private int openWindow(WindowRequest request) {
    windows.add(request);
    return request.content() instanceof Content.Demo ? 42 : ExitCode.OK;
  }

  /** A camera on a free port, let in by {@link #USER} and {@link #PASSWORD}. */
  KasaCamera camera(KasaModel model, String... quirks) {
    return camera(model, KasaPorts.FREE, CERTIFICATE, quirks);
  }

  /** A camera as it is usual. */
  KasaCamera camera(String... quirks) {
    return camera(KasaModel.EC60, quirks);
  }

  KasaCamera camera(
      KasaModel model, KasaPorts ports, CameraCertificate certificate, String... quirks) {
    return camera(PASSWORD, model, ports, certificate, quirks);
  }

  /** A camera with another password. */
  KasaCamera cameraWithPassword(String password, String... quirks) {
    return camera(password, KasaModel.EC60, KasaPorts.FREE, CERTIFICATE, quirks);
  }

  private KasaCamera camera(
      String password,
      KasaModel model,
      KasaPorts ports,
      CameraCertificate certificate,
      String... quirks) {
    Quirks all = model.quirks();
    for (String quirk : quirks) {
      all = all.with(quirk);
    }
    Credentials owner = new Credentials(USER, password);
    try {
      InetAddress here = InetAddress.getLoopbackAddress();
      var setup = new KasaSetup(model, "Hall", here, ports, owner, all, certificate);
      KasaCamera camera = new KasaCamera(setup, footage, cameraThreads());
      open.push(camera);
      camera.start();
      return camera;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A camera that speaks RTSP, let in by the same. */
  IpcCamera camera(IpcModel model, String... quirks) {
    Quirks all = model.quirks();
    for (String quirk : quirks) {
      all = all.with(quirk);
    }
    IpcFootage film = IpcFootage.of(all, this::film, threads.platform("test film"));
    open.push(film);
    Credentials owner = new Credentials(USER, PASSWORD);
    InetAddress here = InetAddress.getLoopbackAddress();
    try {
      IpcSetup setup = new IpcSetup(model, "Hall", here, 0, owner, all);
      IpcCamera camera = new IpcCamera(setup, film, cameraThreads());
      open.push(camera);
      camera.start();
      return camera;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The clip of all cameras, but a scene in JPEG, and three bars where pixels have a shape. */
  private Footage film(FootageSettings wanted) {
    if (wanted.jpeg()) {
      Footage jpegs =
          SoftwareFootage.of(wanted, Clock.systemUTC(), threads.platform("test footage"));
      open.push(jpegs);
      return jpegs;
    }
    if (!wanted.pixels().isSaid()) {
      return footage;
    }
    FootageClip bars =
        new FootageClip(
            15, TurnedPictures.bars(wanted.width(), wanted.height(), wanted.pixels(), 15));
    Footage film =
        new ClipFootage(bars, Ambience.HALL, (number, at) -> {}, threads.platform("test film"));
    open.push(film);
    return film;
  }

  /** Where a camera is, without who may look. */
  static String url(KasaCamera camera) {
    return "kasa://" + here() + ":" + camera.streamPort() + "?discovery=" + camera.discoveryPort();
  }

  /** The same with the right user and password in it. */
  static String urlWithPassword(KasaCamera camera) {
    return urlWithPassword(camera, PASSWORD);
  }

  static String urlWithPassword(KasaCamera camera, String password) {
    return withPassword(url(camera), password);
  }

  /** A URL with the right user and password in it. */
  static String urlWithPassword(IpcCamera camera) {
    return urlWithPassword(camera, PASSWORD);
  }

  static String urlWithPassword(IpcCamera camera, String password) {
    return withPassword(camera.url(), password);
  }

  private static String withPassword(String url, String password) {
    return url.replace("://", "://" + percent(USER) + ":" + percent(password) + "@");
  }

  static String here() {
    return InetAddress.getLoopbackAddress().getHostAddress();
  }

  static String percent(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Opens a camera's stream beside the commands, as another viewer does. */
  PacketSource occupy(KasaCamera camera) throws Exception {
    var known =
        new Camera(
            "other viewer",
            CameraUrl.parse(url(camera)),
            new Credentials(USER, PASSWORD),
            CameraMemory.forgetful());
    PacketSource source =
        family().open(known, Quality.MAIN, TimeLimits.usual(), SignInSteps.IGNORED);
    open.push(source);
    return source;
  }

  Path profileFile() {
    return folder.resolve("profile.json");
  }

  Path folder() {
    return folder;
  }

  private KasaFamily family() {
    return new KasaFamily(http, names, gate, threads.virtual("kasa"));
  }

  @Override
  public CameraCheck check() {
    return new CameraCheck(families(), gate, limits, scheduler);
  }

  @Override
  public Recordings recordings() {
    LiveCameras cameras =
        new LiveCameras(
            families(),
            gate,
            SessionTimes.usual().within(limits),
            threads,
            scheduler,
            InstantSource.system());
    open.push(cameras);
    Recordings recordings = new Recordings(cameras, new DiskGuard(0), threads, Clock.systemUTC());
    open.push(recordings);
    return recordings;
  }

  @Override
  public Families families() {
    Sockets sockets = new Sockets(InstantSource.system(), names);
    RtspClient rtsp = new RtspClient(sockets, gate, threads.virtual("rtsp"));
    return new Families(
        List.of(
            family(),
            new TplinkIpcFamily(rtsp),
            new VigiFamily(rtsp),
            new TapoFamily(rtsp),
            RtspFamily.plain(rtsp),
            RtspFamily.secure(rtsp),
            new VideoFileFamily(),
            new LumoFamily(sockets, gate)));
  }

  @Override
  public Talks talks() {
    Talks talks = new Talks(families(), threads);
    open.push(talks);
    return talks;
  }

  @Override
  public Microphone microphone() {
    Microphone microphone = Microphone.ofSystem(threads.platform("test microphone"));
    open.push(microphone);
    return microphone;
  }

  @Override
  public OpenProfile profile(Optional<Path> file) {
    ProfileStore store = Stores.open(file.orElseThrow());
    SecureRandom random = new SecureRandom();
    CameraMemories lasting = CameraMemories.saved(store);
    SavedCameras cameras =
        new SavedCameras(store, lasting, List.of(KeyFile.beside(store.file())), random);
    return new OpenProfile(cameras, lasting, CameraMemories.passing(store));
  }

  @Override
  public Footage footage(FootageSettings settings) {
    return footage();
  }

  private Footage footage() {
    return new ClipFootage(
        CLIP, Ambience.HALL, (number, at) -> {}, threads.platform("test footage"));
  }

  @Override
  public ThreadFactory cameraThreads() {
    return threads.virtual("test camera");
  }

  @Override
  public Path certificates() {
    return folder.resolve("certificates");
  }

  static CameraCertificate certificate() {
    try {
      return CameraCertificates.inMemory();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
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
    footage.close();
    scheduler.shutdownNow();
    canary.lookInto(folder);
    canary.close();
  }
}
