package app.oriel.ui;

import static app.oriel.ui.TestToolkit.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.codec.TestPictures;
import app.oriel.codec.VideoEncoder.Encoded;
import app.oriel.live.LiveCameras;
import app.oriel.process.Threads;
import app.oriel.text.Texts;
import app.oriel.ui.editor.EditorViewModel;
import app.oriel.ui.editor.FakeBook;
import app.oriel.ui.tile.TalkRig;
import app.oriel.ui.tile.TalkShown.Phase;
import app.oriel.ui.tile.TileView;
import app.oriel.ui.tile.Tone;
import app.oriel.ui.wall.WallCamera;
import app.oriel.ui.wall.WallViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Space and the button, in the real window on JavaFX's headless platform. */
@Timeout(90)
class TalkWindowTest {
  private static final FxThread FX = new FxThread();

  /** Of this one pictures come. */
  private static final int LIVE = 4;

  private final Threads threads = new Threads();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test-clock"));
  private final LiveCameras live =
      FakeFamily.live(
          List.of(TestPictures.bars(320, 180, 15, 15).stream().map(Encoded::accessUnit).toList()),
          threads,
          clock);
  private final Texts texts = Texts.window(Locale.ENGLISH);
  private final TalkRig rig = new TalkRig();
  private final WallViewModel wall =
      new WallViewModel(
          live::watch,
          FakeFamily.keeping(live, threads),
          FakeFamily.mute(threads),
          rig.talking(threads),
          new FakeSource(List::of),
          FX,
          threads,
          System::nanoTime,
          texts);
  private final EditorViewModel editor =
      new EditorViewModel(
          wall, new FakeBook(), (camera, limit, told) -> true, FX, threads, clock, texts);
  private MainWindow window;

  @BeforeAll
  static void startToolkit() throws InterruptedException {
    TestToolkit.start();
  }

  @BeforeEach
  void open() {
    List<WallCamera> cameras = new ArrayList<>();
    for (int i = 1; i <= 4; i++) {
      CameraUrl url = CameraUrl.parse("fake://" + (i == LIVE ? "live:" : "connect:") + i);
      cameras.add(new WallCamera(new Camera("c" + i, url, null, CameraMemory.forgetful()), ""));
    }
    window =
        onFx(
            () -> {
              var options = new MainWindow.Options(false, false, 900, 600, Theme.Choice.DARK);
              MainWindow opened = new MainWindow(new Stage(), wall, editor, texts, options);
              wall.show(cameras);
              opened.show();
              opened.snapshot();
              return opened;
            });
  }

  @AfterEach
  void close() {
    onFx(
        () -> {
          window.stage().close();
          return true;
        });
    wall.close();
    live.close();
    clock.shutdownNow();
  }

  private void await(Callable<Boolean> state) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!onFx(state)) {
      assertTrue(System.nanoTime() < deadline, "it did not come so far");
      Thread.sleep(10);
    }
  }

  private Scene scene() {
    return window.stage().getScene();
  }

  private boolean key(EventType<KeyEvent> type, boolean shift) {
    return onFx(
        () -> {
          Node owner = scene().getFocusOwner();
          owner.fireEvent(new KeyEvent(type, " ", " ", KeyCode.SPACE, shift, false, false, false));
          return true;
        });
  }

  private void down() {
    key(KeyEvent.KEY_PRESSED, false);
  }

  private void up() {
    key(KeyEvent.KEY_RELEASED, false);
  }

  private Phase phase(int index) {
    return wall.tiles().get(index).talk().get().phase();
  }

  private boolean choose(int index) {
    return onFx(
        () -> {
          wall.selectNumber(index);
          return true;
        });
  }

  @Test
  void spaceIsHeldAndItsRepetitionsAreNothingNew() throws Exception {
    choose(1);
    down();
    for (int i = 0; i < 20; i++) {
      down();
    }
    await(() -> phase(1) == Phase.LIVE);
    assertTrue(onFx(() -> scene().lookup(".talk-card").getParent() != null));
    up();
    await(() -> phase(1) == Phase.NONE);
    assertEquals(1, rig.lines.size());
  }

  @Test
  void aHundredPressesInTenSecondsLeaveNothingOpen() throws Exception {
    choose(0);
    for (int i = 0; i < 100; i++) {
      down();
      TimeUnit.MILLISECONDS.sleep(10 + i % 50);
      up();
      TimeUnit.MILLISECONDS.sleep(100 - 10 - i % 50);
    }
    await(() -> phase(0) == Phase.NONE);
    await(() -> rig.open() == 0);
    assertFalse(onFx(() -> wall.talking().isLatched(wall.tiles().getFirst())));
  }

  @Test
  void withShiftItGoesOn() throws Exception {
    choose(0);
    key(KeyEvent.KEY_PRESSED, true);
    key(KeyEvent.KEY_RELEASED, false);
    await(() -> phase(0) == Phase.LIVE);
    down();
    up();
    await(() -> phase(0) == Phase.NONE);
  }

  @Test
  void aLiveCameraWhoseButtonIsAtHandIsExpectedToBeTalkedToOnce() throws Exception {
    List<TileView> tiles =
        onFx(
            () -> scene().getRoot().lookupAll(".tile").stream().map(TileView.class::cast).toList());
    for (int i = 0; i < 2; i++) {
      for (TileView tile : tiles) {
        onFx(
            () -> {
              tile.focusByKeyboard();
              return true;
            });
      }
      await(() -> wall.tiles().get(LIVE - 1).state().get().tone() == Tone.LIVE);
      await(() -> !rig.expected.isEmpty());
    }
    assertEquals(List.of(CameraUrl.parse("fake://live:" + LIVE)), rig.expected);
    assertEquals(0, rig.lines.size());
  }

  @Test
  void theButtonIsHeldByTheMouseAndChoosesItsTile() throws Exception {
    onFx(
        () -> {
          // Its bar is there once it was seen.
          ((TileView) scene().lookup(".tile")).focusByKeyboard();
          return true;
        });
    choose(2);
    mouse(MouseEvent.MOUSE_PRESSED, false);
    await(() -> phase(0) == Phase.LIVE);
    assertEquals(wall.tiles().getFirst(), onFx(() -> wall.selected().get()));
    mouse(MouseEvent.MOUSE_RELEASED, false);
    await(() -> phase(0) == Phase.NONE);
    mouse(MouseEvent.MOUSE_PRESSED, true);
    mouse(MouseEvent.MOUSE_RELEASED, true);
    await(() -> phase(0) == Phase.LIVE);
    mouse(MouseEvent.MOUSE_PRESSED, true);
    mouse(MouseEvent.MOUSE_RELEASED, true);
    await(() -> phase(0) == Phase.NONE);
  }

  private void mouse(EventType<MouseEvent> type, boolean shift) {
    onFx(
        () -> {
          Node button = scene().lookup(".talk-button");
          boolean held = type.equals(MouseEvent.MOUSE_PRESSED);
          button.fireEvent(
              new MouseEvent(
                  type,
                  2,
                  2,
                  2,
                  2,
                  MouseButton.PRIMARY,
                  1,
                  shift,
                  false,
                  false,
                  false,
                  held,
                  false,
                  false,
                  false,
                  false,
                  true,
                  null));
          return true;
        });
  }

  @Test
  void aTileThatGoesWhileItIsTalkedToIsTalkedToNoMore() throws Exception {
    choose(0);
    down();
    await(() -> phase(0) == Phase.LIVE);
    onFx(() -> wall.take(wall.tiles().getFirst()));
    await(() -> rig.open() == 0);
    up();
    assertEquals(1, rig.lines.size());
  }

  @Test
  void aFormHasSpaceForItself() throws Exception {
    onFx(
        () -> {
          editor.add();
          window.snapshot();
          return true;
        });
    down();
    up();
    TimeUnit.MILLISECONDS.sleep(100);
    assertEquals(0, rig.lines.size());
  }
}
