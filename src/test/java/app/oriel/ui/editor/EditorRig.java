package app.oriel.ui.editor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraFamily;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Codec;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.Families;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TimeLimits;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.TestPictures;
import app.oriel.live.CameraCheck;
import app.oriel.live.LiveCameras;
import app.oriel.live.SessionState.Refused;
import app.oriel.live.SessionTimes;
import app.oriel.process.Threads;
import app.oriel.text.Texts;
import app.oriel.ui.FakeFamily;
import app.oriel.ui.FakeSource;
import app.oriel.ui.tile.TileViewModel;
import app.oriel.ui.wall.WallCamera;
import app.oriel.ui.wall.WallViewModel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** A wall of cameras that let nobody in without the password, and a book in the test's hands. */
final class EditorRig implements CameraFamily, AutoCloseable {
  static final String PASSWORD = "correct horse";

  /** How often the cameras were asked to let somebody in. */
  final AtomicInteger asked = new AtomicInteger();

  /** What the cameras fail with, where it is not null. */
  volatile @Nullable OrielException problem;

  /** Cameras answer once it is open. */
  volatile CountDownLatch answering = new CountDownLatch(0);

  final FakeBook book = new FakeBook();
  final Threads threads = new Threads();
  final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test-clock"));
  final Texts texts = Texts.window(Locale.ENGLISH);
  private final CredentialGate gate = new CredentialGate(Duration.ofSeconds(30), System::nanoTime);
  private final LiveCameras live =
      new LiveCameras(
          new Families(List.of(this)),
          gate,
          SessionTimes.usual(),
          threads,
          clock,
          InstantSource.system());
  final WallViewModel wall =
      new WallViewModel(
          live::watch,
          FakeFamily.keeping(live, threads),
          FakeFamily.mute(threads),
          new FakeSource(List::of),
          Runnable::run,
          threads,
          System::nanoTime,
          texts);

  EditorViewModel editor() {
    return new EditorViewModel(
        wall,
        book,
        new CameraCheck(new Families(List.of(this)), gate, TimeLimits.usual(), clock)::run,
        Runnable::run,
        threads,
        clock,
        texts);
  }

  /** A kept camera on the wall, whose id is its name. */
  TileViewModel tile(String name, @Nullable Credentials credentials) {
    CameraUrl url = CameraUrl.parse("fake://" + name.toLowerCase(Locale.ROOT));
    Camera camera = new Camera(name, url, credentials, CameraMemory.forgetful());
    wall.add(new WallCamera(camera, "Kasa", name));
    return wall.tiles().getLast();
  }

  void awaitRefusal(TileViewModel tile) throws InterruptedException {
    await(() -> tile.feed().state() instanceof Refused);
  }

  static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "it did not happen in twenty seconds");
      Thread.sleep(5);
    }
  }

  @Override
  public String scheme() {
    return "fake";
  }

  @Override
  public CameraUrl canonical(CameraUrl url) {
    return new CameraUrl(url.scheme(), url.host(), url.portOr(443), "");
  }

  @Override
  public PacketSource open(Camera camera, Quality quality, TimeLimits limits, SignInSteps steps)
      throws OrielException, InterruptedException {
    OrielException fault = problem;
    if (fault != null) {
      throw fault;
    }
    return gate.pass(camera, 1, () -> signIn(camera, steps));
  }

  @Override
  public Set<Quality> qualities(CameraUrl url) {
    return Set.of(Quality.MAIN);
  }

  private PacketSource signIn(Camera camera, SignInSteps steps)
      throws OrielException, InterruptedException {
    Credentials given = camera.credentials();
    if (given == null) {
      throw OrielException.passwordMissing();
    }
    asked.incrementAndGet();
    answering.await();
    if (!given.password().equals(PASSWORD)) {
      throw new OrielException(Problem.PASSWORD_REFUSED, Detail.of("answered", 401));
    }
    camera.memory().learn("fake.way", "in");
    steps.signedIn("basic", null);
    return new Source();
  }

  @Override
  public void close() {
    wall.close();
    live.close();
    clock.shutdownNow();
  }

  /** Shows something that is no picture, fifteen times a second. */
  private static final class Source implements PacketSource {
    private final TrackInfo.Video track = new TrackInfo.Video(Codec.H264);
    private final CountDownLatch closed = new CountDownLatch(1);

    @Override
    public Packet next() throws OrielException, InterruptedException {
      if (closed.await(66, TimeUnit.MILLISECONDS)) {
        throw new OrielException(Problem.CONNECTION_LOST, Detail.of("closed-on-this-side"));
      }
      long now = System.nanoTime();
      return new Packet.Video(track, TestPictures.noise(900, 1), now / 1000, now, true);
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }
}
