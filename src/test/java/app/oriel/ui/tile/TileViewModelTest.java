package app.oriel.ui.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.Families;
import app.oriel.camera.Orientation;
import app.oriel.camera.PictureShape;
import app.oriel.camera.PixelAspect;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.live.FrameExchange;
import app.oriel.live.LiveCameras;
import app.oriel.live.PictureFeed;
import app.oriel.live.SessionState.Live;
import app.oriel.live.SessionState.Stalled;
import app.oriel.live.SessionTimes;
import app.oriel.live.Viewport;
import app.oriel.process.Threads;
import app.oriel.profile.LiveProfile;
import app.oriel.text.Texts;
import app.oriel.ui.FakeFamily;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TileViewModelTest {
  private final Threads threads = new Threads();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test-clock"));
  private final SessionTimes usual = SessionTimes.usual();
  private final SessionTimes quick =
      new SessionTimes(
          Duration.ofMillis(150),
          Duration.ofSeconds(30),
          usual.unreachable(),
          usual.off(),
          usual.firstBackoff(),
          usual.longestBackoff(),
          usual.secondChance(),
          Duration.ofMillis(20));
  private final LiveCameras live =
      new LiveCameras(
          new Families(List.of(new FakeFamily(List.of()))),
          new CredentialGate(Duration.ofSeconds(30), System::nanoTime),
          quick,
          threads,
          clock,
          InstantSource.system());
  private final Texts texts = Texts.window(Locale.ENGLISH);

  @AfterEach
  void close() {
    live.close();
    clock.shutdownNow();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "it did not happen in ten seconds");
      Thread.sleep(5);
    }
  }

  private RecordViewModel kept(Camera camera, PictureFeed feed) {
    return new KeepViewModel(
            FakeFamily.keeping(live, threads),
            LiveProfile.passing(),
            Runnable::run,
            threads,
            () -> 0,
            texts)
        .open(camera, feed);
  }

  @Test
  void aStreamThatFaltersAndNeverGivesAPictureIsSaidToHaveNone() throws InterruptedException {
    AtomicLong now = new AtomicLong();
    CameraUrl url = CameraUrl.parse("fake://stutter");
    Camera camera = new Camera("Hall", url, null, CameraMemory.forgetful());
    PictureFeed feed = live.watch(camera);
    try (TileViewModel tile =
        new TileViewModel(
            camera, "", "", null, feed, kept(camera, feed), Runnable::run, now::get, texts)) {
      await(() -> tile.feed().state() instanceof Live);
      await(() -> tile.feed().state() instanceof Stalled);
      now.set(TimeUnit.SECONDS.toNanos(7));
      await(() -> tile.feed().state() instanceof Live);
      String none = texts.advice(Problem.NO_PICTURE);
      await(() -> tile.state().get().advice().equals(none));
    }
  }

  @Test
  void aPasswordWhoseKeyIsMissingIsNotAskedForBeforeTheUserTypesOne() throws InterruptedException {
    CameraUrl url = CameraUrl.parse("fake://password-missing");
    Camera camera = new Camera("Hall", url, null, CameraMemory.forgetful());
    PictureFeed feed = live.watch(camera);
    try (TileViewModel tile =
        new TileViewModel(
            camera,
            "",
            "id",
            Problem.KEY_MISSING,
            feed,
            kept(camera, feed),
            Runnable::run,
            () -> 0,
            texts)) {
      await(() -> tile.state().get().way() == WayOut.KEY);
      TileState state = tile.state().get();
      assertEquals(texts.problem(Problem.KEY_MISSING, "Hall"), state.headline());
      assertEquals(texts.get("key.onTile"), state.advice());
      assertFalse(state.retry());
      Credentials typed = new Credentials("ann", "typed");
      tile.signIn(new Camera("Hall", url, typed, CameraMemory.forgetful()));
      await(() -> tile.state().get().way() == WayOut.SIGN_IN);
    }
  }

  private static Viewport sight(int width, int height, PixelAspect pixels) {
    return new Viewport(width, height, new PictureShape(pixels, Orientation.UPRIGHT), null);
  }

  @Test
  void knowsTheShapeInWhichItsPicturesAreShown() {
    CameraUrl url = CameraUrl.parse("fake://connect");
    Camera camera = new Camera("Hall", url, null, CameraMemory.forgetful());
    PictureFeed feed = live.watch(camera);
    try (TileViewModel tile =
        new TileViewModel(
            camera, "", "", null, feed, kept(camera, feed), Runnable::run, () -> 0, texts)) {
      assertEquals(16.0 / 9, tile.aspect().get());
      FrameExchange frames = new FrameExchange();
      FrameExchange.Frame frame = frames.toWrite(16, 12);
      frames.publish(frame, 0, sight(704, 576, new PixelAspect(12, 11)));
      tile.shown(frame, 1);
      assertEquals(4.0 / 3, tile.aspect().get(), 0.001);
      frames.publish(frame, 0, sight(704, 576, new PixelAspect(16, 11)));
      tile.shown(frame, 2);
      assertEquals(16.0 / 9, tile.aspect().get(), 0.001, "it may change");
    }
  }

  /** A wall that is arranged anew may ask for another stream, which must not arrange it again. */
  @Test
  void theOtherStreamHasNoWordInHowTheWallIsArranged() {
    CameraUrl url = CameraUrl.parse("fake://connect");
    Camera camera = new Camera("Hall", url, null, CameraMemory.forgetful());
    PictureFeed feed = live.watch(camera);
    try (TileViewModel tile =
        new TileViewModel(
            camera, "", "", null, feed, kept(camera, feed), Runnable::run, () -> 0, texts)) {
      Viewport square = sight(640, 480, PixelAspect.UNSAID);
      Viewport wide = sight(1920, 1080, PixelAspect.UNSAID);
      tile.learn(square, Quality.SUB);
      tile.learn(wide, Quality.MAIN);
      assertEquals(4.0 / 3, tile.aspect().get(), 0.001);
      tile.become(camera.shownIn(DisplayAspect.WIDE));
      tile.learn(wide, Quality.MAIN);
      assertEquals(16.0 / 9, tile.aspect().get(), 0.001, "the user decided otherwise");
    }
  }
}
