package app.oriel.ui.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Families;
import app.oriel.live.LiveCameras;
import app.oriel.live.SessionState;
import app.oriel.live.SessionTimes;
import app.oriel.live.Threads;
import app.oriel.text.Texts;
import app.oriel.ui.FakeFamily;
import app.oriel.ui.tile.TileViewModel;
import app.oriel.ui.tile.Tone;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WallViewModelTest {
  private final Threads threads = new Threads();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test-clock"));
  private final LiveCameras live =
      new LiveCameras(
          new Families(List.of(new FakeFamily(List.of()))),
          new CredentialGate(Duration.ofSeconds(30), System::nanoTime),
          SessionTimes.usual(),
          threads,
          clock,
          InstantSource.system());
  private Supplier<List<WallCamera>> demo = List::of;
  private final WallViewModel wall =
      new WallViewModel(
          live::watch,
          () -> demo.get(),
          Runnable::run,
          threads,
          System::nanoTime,
          Texts.window(Locale.ENGLISH));

  @AfterEach
  void close() {
    wall.close();
    live.close();
    clock.shutdownNow();
  }

  private static List<WallCamera> cameras(int count, String host) {
    List<WallCamera> cameras = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      CameraUrl url = CameraUrl.parse("fake://" + host + ":" + i);
      cameras.add(
          new WallCamera(new Camera("c" + i, url, null, CameraMemory.forgetful()), "Kasa EC60"));
    }
    return cameras;
  }

  private String visible() {
    return wall.visible().get().stream().map(TileViewModel::name).collect(Collectors.joining(" "));
  }

  private String selected() {
    TileViewModel tile = wall.selected().get();
    return tile == null ? "none" : tile.name();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "it did not happen in ten seconds");
      Thread.sleep(5);
    }
  }

  @Test
  void showsAllCamerasAndPagesThroughThem() {
    wall.show(cameras(5, "connect"));
    assertEquals("c1 c2 c3 c4 c5", visible());
    wall.setLayout(Layout.FOUR);
    assertEquals("c1 c2 c3 c4", visible());
    assertEquals(2, wall.pages().get());
    wall.turnPage(1);
    assertEquals("c5", visible());
    wall.turnPage(1);
    assertEquals("c5", visible());
    wall.turnPage(-5);
    assertEquals("c1 c2 c3 c4", visible());
  }

  @Test
  void choosingACameraBringsItIntoSight() {
    wall.show(cameras(5, "connect"));
    wall.setLayout(Layout.ONE);
    wall.selectNumber(3);
    assertEquals("c4", visible());
    wall.setLayout(Layout.FOUR);
    assertEquals("c1 c2 c3 c4", visible());
    wall.selectNext(1);
    assertEquals("c5", visible());
    wall.selectNext(1);
    assertEquals("c5", selected());
    wall.selectNumber(8);
    assertEquals("c5", selected());
  }

  @Test
  void enlargesAndGoesBack() {
    wall.show(cameras(3, "connect"));
    assertFalse(wall.back());
    wall.enlarge(wall.tiles().get(1));
    assertEquals("c2", visible());
    wall.selectNext(1);
    assertEquals("c3", visible());
    assertTrue(wall.back());
    assertEquals("c1 c2 c3", visible());
    assertEquals("c3", selected());
  }

  @Test
  void enlargingWithNothingChosenTakesTheFirst() {
    wall.enlargeSelected();
    assertNull(wall.enlarged().get());
    wall.show(cameras(2, "connect"));
    wall.enlargeSelected();
    assertEquals("c1", visible());
  }

  @Test
  void figuresAreOfTheChosenOrTheFirst() {
    wall.show(cameras(2, "connect"));
    wall.toggleStats();
    assertTrue(wall.tiles().get(0).statsShown().get());
    assertFalse(wall.tiles().get(0).stats().get().isEmpty());
    wall.selectNumber(1);
    wall.toggleStats();
    assertTrue(wall.tiles().get(1).statsShown().get());
    wall.toggleStats();
    assertFalse(wall.tiles().get(1).statsShown().get());
  }

  @Test
  void aRefusedCameraSaysSoAndIsTriedAgainWhenAsked() throws InterruptedException {
    wall.show(cameras(1, "password-refused"));
    TileViewModel tile = wall.tiles().getFirst();
    await(() -> tile.state().get().tone() == Tone.ALERT);
    assertEquals("sign in", tile.state().get().pill());
    assertEquals("Kasa EC60", tile.model());
    CountDownLatch tried = new CountDownLatch(1);
    Runnable end =
        tile.feed()
            .session()
            .onState(
                state -> {
                  if (state instanceof SessionState.Connecting) {
                    tried.countDown();
                  }
                });
    tile.retry();
    assertTrue(tried.await(10, TimeUnit.SECONDS));
    end.run();
  }

  @Test
  void theDemoStartsAside() throws InterruptedException {
    CountDownLatch ready = new CountDownLatch(1);
    demo =
        () -> {
          try {
            ready.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return cameras(4, "connect");
        };
    wall.showDemo();
    assertEquals(WallViewModel.Demo.STARTING, wall.demo().get());
    assertEquals("", visible());
    ready.countDown();
    await(() -> wall.demo().get() == WallViewModel.Demo.NONE && wall.tiles().size() == 4);
  }

  @Test
  void aDemoThatFailsSaysSo() throws InterruptedException {
    demo =
        () -> {
          throw new IllegalStateException("no port");
        };
    wall.showDemo();
    await(() -> wall.demo().get() == WallViewModel.Demo.FAILED);
  }

  @Test
  void closingEndsAllSessions() {
    wall.show(cameras(3, "connect"));
    List<TileViewModel> tiles = List.copyOf(wall.tiles());
    wall.close();
    for (TileViewModel tile : tiles) {
      assertTrue(tile.feed().session().state() instanceof SessionState.Closed);
    }
    wall.show(cameras(1, "connect"));
    assertEquals(3, wall.tiles().size());
  }
}
