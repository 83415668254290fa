package app.oriel.ui.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.live.LiveCameras;
import app.oriel.live.SessionState;
import app.oriel.process.Threads;
import app.oriel.profile.Layout;
import app.oriel.profile.WallSettings;
import app.oriel.text.Texts;
import app.oriel.ui.FakeFamily;
import app.oriel.ui.FakeSource;
import app.oriel.ui.tile.TileViewModel;
import app.oriel.ui.tile.Tone;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WallViewModelTest {
  private final Threads threads = new Threads();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test-clock"));
  private final LiveCameras live = FakeFamily.live(List.of(), threads, clock);
  private final FakeSource source = new FakeSource(List::of);
  private final WallViewModel wall =
      new WallViewModel(
          live::watch,
          FakeFamily.keeping(live, threads),
          FakeFamily.mute(threads),
          source,
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
    source.demo =
        () -> {
          try {
            ready.await();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return cameras(4, "connect");
        };
    wall.source().showDemo();
    assertEquals(SourceViewModel.Demo.STARTING, wall.source().demo().get());
    assertEquals("", visible());
    ready.countDown();
    await(
        () -> wall.source().demo().get() == SourceViewModel.Demo.NONE && wall.tiles().size() == 4);
  }

  @Test
  void aDemoThatFailsSaysSo() throws InterruptedException {
    source.demo =
        () -> {
          throw new IllegalStateException("no port");
        };
    wall.source().showDemo();
    await(() -> wall.source().demo().get() == SourceViewModel.Demo.FAILED);
  }

  @Test
  void aStreamThatCannotBeDecodedIsNotGreen() throws InterruptedException {
    wall.show(cameras(1, "garbage"));
    TileViewModel tile = wall.tiles().getFirst();
    await(() -> tile.feed().state() instanceof SessionState.Live);
    await(() -> tile.feed().stats().damaged() > 0);
    tile.refresh();
    assertNotEquals(Tone.LIVE, tile.state().get().tone());
  }

  /** Cameras that are kept have an id. */
  private List<WallCamera> kept(int count) {
    List<WallCamera> kept =
        cameras(count, "connect").stream()
            .map(each -> new WallCamera(each.camera(), each.model(), "id-" + each.camera().name()))
            .toList();
    source.hold(kept);
    return kept;
  }

  @Test
  void swappedTilesKeepTheirOrder() throws InterruptedException {
    wall.show(kept(4));
    wall.selectNumber(1);
    wall.swap(wall.tiles().get(0), wall.tiles().get(2));
    assertEquals("c3 c2 c1 c4", visible());
    assertEquals("c2", selected());
    assertEquals("id-c3 id-c2 id-c1 id-c4", source.kept.poll(10, TimeUnit.SECONDS));
    TileViewModel gone = wall.tiles().get(3);
    wall.show(kept(2));
    wall.swap(gone, wall.tiles().getFirst());
    assertEquals("c1 c2", visible());
  }

  @Test
  void aTileIsMovedAndFollowed() throws InterruptedException {
    wall.show(kept(5));
    wall.setLayout(Layout.FOUR);
    assertEquals("4", source.kept.poll(10, TimeUnit.SECONDS));
    wall.selectNumber(3);
    wall.moveSelected(1);
    assertEquals("c4", visible());
    assertEquals("id-c1 id-c2 id-c3 id-c5 id-c4", source.kept.poll(10, TimeUnit.SECONDS));
    wall.moveSelected(1);
    wall.move(wall.tiles().get(4), 0);
    assertEquals("id-c4 id-c1 id-c2 id-c3 id-c5", source.kept.poll(10, TimeUnit.SECONDS));
    assertTrue(source.kept.isEmpty());
  }

  @Test
  void whatIsArrangedLastIsKeptBeforeTheEnd() {
    wall.show(kept(3));
    for (int i = 0; i < 20; i++) {
      wall.swap(wall.tiles().get(0), wall.tiles().get(1 + i % 2));
    }
    String last = wall.tiles().stream().map(TileViewModel::id).collect(Collectors.joining(" "));
    wall.close();
    source.close();
    assertEquals(last, List.copyOf(source.kept).getLast());
  }

  @Test
  void camerasThatAreNotKeptAreMovedAndNothingIsWritten() throws InterruptedException {
    wall.show(cameras(3, "connect"));
    wall.swap(wall.tiles().get(0), wall.tiles().get(1));
    assertEquals("c2 c1 c3", visible());
    wall.close();
    source.close();
    assertTrue(source.kept.isEmpty());
  }

  @Test
  void turningThePageTakesTheChoiceAlong() {
    wall.show(cameras(5, "connect"));
    wall.setLayout(Layout.FOUR);
    wall.turnPage(1);
    assertEquals("none", selected());
    wall.turnPage(-1);
    wall.selectNumber(2);
    wall.turnPage(1);
    assertEquals("c5", selected());
  }

  @Test
  void aTileFillsTheScreenAndGoesBackToWhatWas() {
    wall.fillOrEnd();
    assertFalse(wall.filling().get());
    wall.show(cameras(3, "connect"));
    wall.selectNumber(1);
    wall.fillOrEnd();
    assertTrue(wall.filling().get());
    assertEquals("c2", visible());
    wall.selectNext(1);
    assertEquals("c3", visible());
    assertTrue(wall.back());
    assertEquals("c1 c2 c3", visible());
    wall.enlarge(wall.tiles().getFirst());
    wall.fillOrEnd();
    wall.fillOrEnd();
    assertFalse(wall.filling().get());
    assertEquals("c1", visible());
    wall.fillOrEnd();
    wall.drop(wall.tiles().getLast());
    assertTrue(wall.filling().get());
    wall.drop(wall.tiles().getFirst());
    assertFalse(wall.filling().get());
    wall.fillOrEnd();
    wall.add(cameras(1, "connect").getFirst());
    assertFalse(wall.filling().get());
    wall.show(cameras(3, "connect"));
    wall.fillOrEnd();
    wall.setLayout(Layout.FOUR);
    assertFalse(wall.filling().get());
    assertEquals("c1 c2 c3", visible());
  }

  private static ListTrouble trouble(String reason) {
    return new ListTrouble(
        ListTrouble.Kind.FILE,
        Problem.PROFILE_UNREADABLE,
        "/home/ann/profile.json",
        List.of(Detail.of(reason)),
        "");
  }

  @Test
  void aListThatCannotBeReadIsReadAgainWhenAsked() throws InterruptedException {
    ListTrouble trouble = trouble("no-valid-json");
    source.content = new WallContent(List.of(), List.of(trouble), null);
    wall.show(source.read());
    assertEquals(List.of(trouble), wall.source().troubles().get());
    wall.source().readAgain();
    await(() -> wall.source().unchanged().get());
    assertEquals(List.of(trouble), wall.source().troubles().get());
    source.content =
        new WallContent(cameras(2, "connect"), List.of(), WallSettings.USUAL.in(Layout.FOUR));
    wall.source().readAgain();
    await(() -> wall.tiles().size() == 2);
    assertEquals(List.of(), wall.source().troubles().get());
    assertEquals(Layout.FOUR, wall.layout().get());
    assertTrue(source.kept.isEmpty());
  }

  @Test
  void theDemoLeavesSaidWhatIsWrong() throws InterruptedException {
    ListTrouble trouble = trouble("permission denied");
    wall.show(new WallContent(List.of(), List.of(trouble), null));
    source.demo = () -> cameras(4, "connect");
    wall.source().showDemo();
    await(() -> wall.tiles().size() == 4);
    assertEquals(List.of(trouble), wall.source().troubles().get());
    wall.source().dismiss(trouble);
    assertEquals(List.of(), wall.source().troubles().get());
  }

  @Test
  void aNewLayoutIsKept() throws InterruptedException {
    wall.showIn(Layout.NINE);
    wall.setLayout(Layout.NINE);
    wall.setLayout(Layout.FOUR);
    assertEquals("4", source.kept.poll(10, TimeUnit.SECONDS));
    assertTrue(source.kept.isEmpty());
  }

  @Test
  void whatCannotBeKeptIsSaid() throws InterruptedException {
    source.full = new OrielException(Problem.DISK, Detail.of("access-is-denied"));
    wall.setLayout(Layout.FOUR);
    await(() -> !wall.source().troubles().get().isEmpty());
    ListTrouble said = wall.source().troubles().get().getFirst();
    assertEquals(ListTrouble.Kind.SAVING, said.kind());
    assertEquals(List.of(Detail.of("access-is-denied")), said.reasons());
    assertEquals(Problem.DISK, said.problem());
    assertEquals(Layout.FOUR, wall.layout().get());

    source.full = null;
    wall.setLayout(Layout.NINE);
    await(() -> wall.source().troubles().get().isEmpty());
  }

  @Test
  void whatIsNotSavedStaysSaidWhenTheListIsReadAgain() throws InterruptedException {
    ListTrouble trouble = trouble("no-valid-json");
    source.content = new WallContent(List.of(), List.of(trouble), null);
    wall.show(source.read());
    source.full = new OrielException(Problem.DISK, Detail.of("access-is-denied"));
    wall.setLayout(Layout.FOUR);
    await(() -> wall.source().troubles().get().size() == 2);
    wall.source().readAgain();
    await(() -> wall.source().unchanged().get());
    source.content = new WallContent(cameras(2, "connect"), List.of(), null);
    wall.source().readAgain();
    await(() -> wall.tiles().size() == 2);
    assertEquals(
        List.of(ListTrouble.Kind.SAVING),
        wall.source().troubles().get().stream().map(ListTrouble::kind).toList());
  }

  @Test
  void closingEndsAllSessions() {
    wall.show(cameras(3, "connect"));
    List<TileViewModel> tiles = List.copyOf(wall.tiles());
    wall.close();
    for (TileViewModel tile : tiles) {
      assertTrue(tile.feed().state() instanceof SessionState.Closed);
    }
    wall.show(cameras(1, "connect"));
    assertEquals(3, wall.tiles().size());
  }

  @Test
  void aLayoutIsKeptWhereTheOrderCannotBe() throws InterruptedException {
    wall.show(kept(3));
    source.hold(List.of());
    wall.swap(wall.tiles().get(0), wall.tiles().get(2));
    wall.setLayout(Layout.FOUR);
    assertEquals("4", source.kept.poll(10, TimeUnit.SECONDS));
  }

  @Test
  void whatIsDecidedElsewhereIsFollowed() {
    Path folder = Path.of("elsewhere").toAbsolutePath();
    source.profile().set(it -> it.with(it.recordings().in(folder)));
    source.profile().set(it -> it.with(it.microphone().of("desk")));
    assertEquals(folder, wall.keep().folder());
    assertEquals(folder, wall.keep().settings().get().recordings().folder());
    assertEquals("desk", wall.microphone().choice().get().device());
    assertEquals(Layout.AUTO, wall.layout().get());
  }

  @Test
  void whatCouldNotBeKeptIsKeptWithTheNextThatCan() throws InterruptedException {
    wall.show(kept(3));
    source.full = new OrielException(Problem.DISK, Detail.of("access-is-denied"));
    wall.swap(wall.tiles().get(0), wall.tiles().get(2));
    await(() -> !wall.source().troubles().get().isEmpty());
    source.full = null;
    wall.setLayout(Layout.FOUR);
    assertEquals("id-c3 id-c2 id-c1", source.kept.poll(10, TimeUnit.SECONDS));
    assertEquals("4", source.kept.poll(10, TimeUnit.SECONDS));
    await(() -> wall.source().troubles().get().isEmpty());
  }
}
