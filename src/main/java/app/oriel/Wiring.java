package app.oriel;

import app.oriel.camera.CredentialGate;
import app.oriel.camera.Families;
import app.oriel.camera.TimeLimits;
import app.oriel.cli.Services;
import app.oriel.codec.VideoDecoder;
import app.oriel.http.CameraHttp;
import app.oriel.http.HostNames;
import app.oriel.http.Limits;
import app.oriel.http.Sockets;
import app.oriel.kasa.KasaFamily;
import app.oriel.library.ClipLibrary;
import app.oriel.library.Thumbnails;
import app.oriel.library.Trash;
import app.oriel.live.CameraCheck;
import app.oriel.live.LiveCameras;
import app.oriel.live.SessionTimes;
import app.oriel.multitrans.MultitransService;
import app.oriel.process.HeapTrimmer;
import app.oriel.process.Threads;
import app.oriel.profile.CameraMemories;
import app.oriel.profile.KeyFile;
import app.oriel.profile.KeyHome;
import app.oriel.profile.KeychainKey;
import app.oriel.profile.ProfileStore;
import app.oriel.profile.SavedCameras;
import app.oriel.profile.UserFolders;
import app.oriel.record.DiskGuard;
import app.oriel.record.Recordings;
import app.oriel.rtsp.RtspClient;
import app.oriel.rtsp.RtspFamily;
import app.oriel.simulator.Footage;
import app.oriel.simulator.FootageSettings;
import app.oriel.simulator.SoftwareFootage;
import app.oriel.simulator.demo.DemoCameras;
import app.oriel.sound.Microphone;
import app.oriel.sound.Speaker;
import app.oriel.talk.Talks;
import app.oriel.text.Texts;
import app.oriel.tplink.TapoFamily;
import app.oriel.tplink.TplinkIpcFamily;
import app.oriel.tplink.VigiFamily;
import app.oriel.tplink.web.WebDoors;
import app.oriel.ui.FxThread;
import app.oriel.ui.library.Deletions;
import app.oriel.ui.library.FileManager;
import app.oriel.ui.library.PlayerViewModel;
import app.oriel.ui.library.RecentViewModel;
import app.oriel.ui.tile.ListenViewModel;
import app.oriel.ui.tile.Talking;
import app.oriel.videofile.VideoFileFamily;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every constructor call of a long-lived object, in order; closed in reverse. What a command does
 * not ask for is not made.
 */
public final class Wiring implements Services, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Wiring.class);

  /**
   * A wall tries an unreachable camera every two seconds: waiting longer for one connect would only
   * delay the try that finds it back.
   */
  private static final Duration WALL_CONNECT = Duration.ofSeconds(2);

  private static final int LEAN_SECONDS = 30;

  private static final Duration UNDO = Duration.ofSeconds(10);

  private final Deque<AutoCloseable> open = new ConcurrentLinkedDeque<>();
  private final Threads threads = new Threads();
  private final UserFolders folders = UserFolders.usual();
  private final KeyHome keychain;
  private final ScheduledExecutorService scheduler;
  private final CredentialGate gate =
      new CredentialGate(SessionTimes.usual().secondChance(), System::nanoTime);
  private final HostNames names = new HostNames(threads.platform("names"));
  private final Sockets sockets = new Sockets(InstantSource.system(), names);
  private @Nullable CameraHttp http;
  private @Nullable Families families;

  Wiring() {
    this(KeychainKey::ofSystem);
  }

  /**
   * With another place for the passwords' key, for who leaves the system's keychain alone.
   *
   * @param keychain is given what makes its threads
   */
  Wiring(Function<ThreadFactory, KeyHome> keychain) {
    this.keychain = keychain.apply(threads.platform("keychain"));
    scheduler = Executors.newSingleThreadScheduledExecutor(threads.platform("clock"));
    open.push(scheduler::shutdownNow);
  }

  /** All makes of cameras; a new one is one line here. */
  private Families makes() {
    RtspClient rtsp = new RtspClient(sockets, gate, threads.virtual("rtsp"));
    MultitransService multitrans = new MultitransService(rtsp);
    WebDoors doors = new WebDoors(http(), Limits.brief(), gate, InstantSource.system());
    return new Families(
        List.of(
            new KasaFamily(http(), names, gate, threads.virtual("kasa")),
            new TplinkIpcFamily(rtsp, multitrans, doors, threads.virtual("web")),
            new VigiFamily(rtsp, multitrans, doors, threads.virtual("web")),
            new TapoFamily(rtsp),
            RtspFamily.plain(rtsp),
            RtspFamily.secure(rtsp),
            new VideoFileFamily()));
  }

  /** One for all families. */
  private synchronized CameraHttp http() {
    CameraHttp made = http;
    if (made == null) {
      made = new CameraHttp(sockets);
      http = made;
      threads.startVirtual("tls warm-up", made::prepare);
    }
    return made;
  }

  /** One for the whole run: what a family learns of a camera, it learns for all. */
  @Override
  public synchronized Families families() {
    Families made = families;
    if (made == null) {
      made = makes();
      families = made;
    }
    return made;
  }

  /** Runs what is written about a window; one thread, ended by who asked or at the end. */
  ScheduledExecutorService reporter() {
    ScheduledExecutorService reporter =
        Executors.newSingleThreadScheduledExecutor(threads.platform("report"));
    open.push(reporter::shutdownNow);
    return reporter;
  }

  /** For what stays open for long: keeps the heap from growing by what died old. */
  void keepLean() {
    HeapTrimmer garbage = new HeapTrimmer();
    var _ =
        scheduler.scheduleWithFixedDelay(
            garbage::look, LEAN_SECONDS, LEAN_SECONDS, TimeUnit.SECONDS);
  }

  /** Takes over what a window opened, to be closed before what it uses. */
  public void closeAtEnd(AutoCloseable opened) {
    open.push(opened);
  }

  /** Where a wall writes its log; made where it is missing. */
  Path logFolder() throws IOException {
    return folders.makeLogs();
  }

  /** The one place where threads are made. */
  public Threads threads() {
    return threads;
  }

  /** Runs what is due at a time, and nothing that blocks. */
  public ScheduledExecutorService scheduler() {
    return scheduler;
  }

  /** All sessions of a wall. */
  public LiveCameras liveCameras() {
    threads.startPlatform("codec warm-up", VideoDecoder::warmUp);
    LiveCameras cameras =
        new LiveCameras(
            families(),
            gate,
            SessionTimes.usual().within(TimeLimits.usual().withConnect(WALL_CONNECT)),
            threads,
            scheduler,
            InstantSource.system());
    open.push(cameras);
    return cameras;
  }

  /** The loudspeaker of a wall; touched only once somebody listens. */
  public Speaker speaker() {
    Speaker speaker = Speaker.ofSystem(threads.platform("loudspeaker"));
    open.push(speaker);
    return speaker;
  }

  /**
   * The drawer of recordings, which looks at nothing until it is opened.
   *
   * @param folder of recordings, as it is set now
   */
  RecentViewModel recent(
      Supplier<Path> folder,
      Recordings recordings,
      ListenViewModel listening,
      Speaker speaker,
      FxThread fx,
      Texts texts) {
    ClipLibrary library =
        new ClipLibrary(folder, recordings::written, InstantSource.system(), threads);
    Thumbnails thumbnails = new Thumbnails(threads);
    open.push(thumbnails);
    Executor background = work -> threads.startVirtual("files", work);
    Deletions deletions = new Deletions(Trash.ofSystem(), background, fx, scheduler, UNDO, texts);
    return new RecentViewModel(
        library,
        thumbnails,
        FileManager.ofSystem(),
        clip ->
            new PlayerViewModel(
                clip,
                speaker,
                listening,
                threads,
                () -> LocalDate.now(ZoneId.systemDefault()),
                texts),
        deletions,
        background,
        fx,
        () -> LocalDate.now(ZoneId.systemDefault()),
        texts);
  }

  @Override
  public Microphone microphone() {
    Microphone microphone = Microphone.ofSystem(threads.platform("microphone"));
    open.push(microphone);
    return microphone;
  }

  @Override
  public Talks talks() {
    Talks talks = new Talks(families(), threads);
    open.push(talks);
    return talks;
  }

  /** Talks with a wall's cameras; its microphone is touched only once somebody talks. */
  Talking talking() {
    return new Talking(talks(), families(), microphone());
  }

  /** Software cameras for the demo wall. Takes some tenths of a second. */
  public DemoCameras demoCameras(int count) throws IOException {
    DemoCameras cameras = DemoCameras.start(count, this::footage, cameraThreads());
    open.push(cameras);
    return cameras;
  }

  @Override
  public CameraCheck check() {
    return new CameraCheck(families(), gate, TimeLimits.usual(), scheduler);
  }

  @Override
  public Recordings recordings() {
    return recordings(liveCameras());
  }

  /** Where this user's recordings go unless told otherwise. */
  Path recordingsFolder() {
    return folders.recordings();
  }

  /** Records cameras that are shown, too; closed before their sessions. */
  Recordings recordings(LiveCameras cameras) {
    Recordings recordings =
        new Recordings(cameras, DiskGuard.usual(), threads, Clock.system(ZoneId.systemDefault()));
    open.push(recordings);
    return recordings;
  }

  @Override
  public OpenProfile profile(Optional<Path> file) {
    ProfileStore store =
        ProfileStore.open(file.orElseGet(folders::profile), threads.virtual("profile"));
    open.push(store);
    CameraMemories lasting = CameraMemories.saved(store);
    SavedCameras cameras =
        new SavedCameras(
            store, lasting, List.of(keychain, KeyFile.beside(store.file())), new SecureRandom());
    return new OpenProfile(cameras, lasting, CameraMemories.passing(store));
  }

  @Override
  public Footage footage(FootageSettings settings) {
    return SoftwareFootage.of(
        settings,
        Clock.system(ZoneId.systemDefault()),
        threads.platform("footage " + settings.scene()));
  }

  @Override
  public ThreadFactory cameraThreads() {
    return threads.virtual("software camera");
  }

  @Override
  public Path certificates() {
    return folders.settings().resolve("software-cameras");
  }

  @Override
  public void close() {
    while (!open.isEmpty()) {
      try {
        open.pop().close();
      } catch (Exception e) {
        log.warn("could not be closed", e);
      }
    }
  }
}
