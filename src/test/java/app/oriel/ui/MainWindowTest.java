package app.oriel.ui;

import static app.oriel.ui.TestToolkit.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import app.oriel.live.LiveCameras;
import app.oriel.process.Threads;
import app.oriel.profile.Layout;
import app.oriel.text.Texts;
import app.oriel.ui.editor.EditorViewModel;
import app.oriel.ui.editor.FakeBook;
import app.oriel.ui.tile.RecordViewModel;
import app.oriel.ui.tile.TileView;
import app.oriel.ui.tile.TileZoom;
import app.oriel.ui.wall.ListTrouble;
import app.oriel.ui.wall.WallCamera;
import app.oriel.ui.wall.WallContent;
import app.oriel.ui.wall.WallViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleAction;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseDragEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The real window on JavaFX's headless platform. The toolkit stays up for other tests. */
class MainWindowTest {
  private static final FxThread FX = new FxThread();

  private final Threads threads = new Threads();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test-clock"));
  private final LiveCameras live = FakeFamily.live(List.of(), threads, clock);
  private final Texts texts = Texts.window(Locale.ENGLISH);
  private final FakeSource source = new FakeSource(() -> cameras(4));
  private final WallViewModel wall =
      new WallViewModel(
          live::watch,
          FakeFamily.keeping(live, threads),
          FakeFamily.mute(threads),
          source,
          FX,
          threads,
          System::nanoTime,
          texts);

  private final EditorViewModel editor =
      new EditorViewModel(
          wall, new FakeBook(), (camera, limit, told) -> true, FX, threads, clock, texts);

  @BeforeAll
  static void startToolkit() throws InterruptedException {
    TestToolkit.start();
  }

  @AfterEach
  void close() {
    wall.close();
    live.close();
    clock.shutdownNow();
  }

  private static List<WallCamera> cameras(int count) {
    List<WallCamera> cameras = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      String host = i % 2 == 0 ? "password-refused" : "connect";
      CameraUrl url = CameraUrl.parse("fake://" + host + ":" + i);
      cameras.add(new WallCamera(new Camera("c" + i, url, null, CameraMemory.forgetful()), ""));
    }
    return cameras;
  }

  private MainWindow open(boolean plain, int cameras) {
    return onFx(
        () -> {
          var options = new MainWindow.Options(plain, false, 900, 600, Theme.Choice.DARK);
          MainWindow window = new MainWindow(new Stage(), wall, editor, texts, options);
          wall.show(cameras(cameras));
          window.show();
          return window;
        });
  }

  private static void press(MainWindow window, KeyCode code, String text, boolean control) {
    Node focused = window.stage().getScene().getFocusOwner();
    for (EventType<KeyEvent> type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
      focused.fireEvent(new KeyEvent(type, text, text, code, false, control, false, false));
    }
  }

  private static void press(MainWindow window, KeyCode code) {
    press(window, code, "", false);
  }

  private static List<TileView> tiles(MainWindow window) {
    return window.stage().getScene().getRoot().lookupAll(".tile").stream()
        .map(TileView.class::cast)
        .filter(Node::isVisible)
        .toList();
  }

  @Test
  void keysDoWhatTheListSays() {
    MainWindow window = open(false, 5);
    onFx(
        () -> {
          assertEquals(5, tiles(window).size());
          press(window, KeyCode.RIGHT);
          assertEquals(wall.tiles().get(0), wall.selected().get());
          press(window, KeyCode.DOWN);
          assertEquals(wall.tiles().get(2), wall.selected().get());
          press(window, KeyCode.ENTER);
          assertEquals(1, tiles(window).size());
          press(window, KeyCode.I, "i", false);
          assertTrue(wall.tiles().get(2).statsShown().get());
          press(window, KeyCode.ESCAPE);
          assertNull(wall.enlarged().get());
          press(window, KeyCode.DIGIT4, "4", true);
          assertEquals(Layout.FOUR, wall.layout().get());
          press(window, KeyCode.PAGE_DOWN);
          assertEquals(1, tiles(window).size());
          press(window, KeyCode.DIGIT2, "2", false);
          assertEquals(4, tiles(window).size());
          press(window, KeyCode.SLASH, "?", false);
          assertTrue(window.stage().getScene().lookup(".overlay").isVisible());
          press(window, KeyCode.ESCAPE);
          assertFalse(window.stage().getScene().lookup(".overlay").isVisible());
          window.stage().close();
          return true;
        });
  }

  @Test
  void aKeyRecordsAndTheTileSaysSo() {
    MainWindow window = open(false, 2);
    onFx(
        () -> {
          press(window, KeyCode.RIGHT);
          TileView first = tiles(window).getFirst();
          assertNull(first.lookup(".record-badge"));
          press(window, KeyCode.R, "r", false);
          RecordViewModel keeping = wall.tiles().getFirst().keeping();
          assertEquals(RecordViewModel.Recording.BEGINNING, keeping.recording().get());
          assertTrue(first.lookup(".record-badge").isVisible());
          press(window, KeyCode.R, "r", false);
          assertEquals(RecordViewModel.Recording.OFF, keeping.recording().get());
          assertFalse(first.lookup(".record-badge").isVisible());
          press(window, KeyCode.S, "s", false);
          assertTrue(keeping.shooting().get());
          window.stage().close();
          return true;
        });
  }

  @Test
  void theKeyboardReachesTheBarOfATile() {
    MainWindow window = open(false, 2);
    onFx(
        () -> {
          press(window, KeyCode.RIGHT);
          Node tile = window.stage().getScene().getFocusOwner();
          // Nobody presses two keys between two pulses.
          window.stage().getScene().getRoot().applyCss();
          window.stage().getScene().getRoot().layout();
          press(window, KeyCode.TAB);
          Node inBar = window.stage().getScene().getFocusOwner();
          assertNotEquals(tile, inBar);
          assertTrue(inBar.getStyleClass().contains("icon-button"), inBar.toString());
          assertTrue(inBar.getParent().isVisible());
          press(window, KeyCode.ENTER);
          RecordViewModel keeping = wall.tiles().get(0).keeping();
          assertEquals(RecordViewModel.Recording.BEGINNING, keeping.recording().get());
          assertNull(wall.enlarged().get());
          window.stage().close();
          return true;
        });
  }

  @Test
  void theSnapshotShowsTheWindow() {
    MainWindow window = open(false, 3);
    WritableImage image =
        onFx(
            () -> {
              WritableImage picture = window.snapshot();
              window.stage().close();
              return picture;
            });
    assertEquals(900, image.getWidth());
    assertEquals(600, image.getHeight());
    long bar = image.getPixelReader().getArgb(400, 20) & 0xffffffL;
    assertEquals(0x161b22, bar);
  }

  @Test
  void anEmptyWallOffersTheDemo() {
    MainWindow window = open(false, 0);
    onFx(
        () -> {
          Node offer = window.stage().getScene().lookup(".empty-wall");
          assertTrue(offer.isVisible());
          assertEquals(List.of("Add by address", "Show me a demo"), buttons(offer));
          wall.show(cameras(1));
          assertFalse(offer.isVisible());
          window.stage().close();
          return true;
        });
  }

  @Test
  void arrowsFollowTheLayoutThatWasChosenAMomentBefore() {
    MainWindow window = open(false, 9);
    onFx(
        () -> {
          press(window, KeyCode.DIGIT1, "1", true);
          window.snapshot();
          press(window, KeyCode.RIGHT);
          press(window, KeyCode.DIGIT9, "9", true);
          press(window, KeyCode.DOWN);
          assertEquals(wall.tiles().get(3), wall.selected().get());
          press(window, KeyCode.DIGIT4, "4", true);
          press(window, KeyCode.DOWN);
          press(window, KeyCode.UP);
          press(window, KeyCode.UP);
          assertTrue(wall.visible().get().contains(wall.selected().get()));
          press(window, KeyCode.DIGIT6, "6", true);
          press(window, KeyCode.DOWN);
          assertEquals(Layout.SIXTEEN, wall.layout().get());
          window.stage().close();
          return true;
        });
  }

  @Test
  void theChosenTileIsMovedByTheKeyboardAndKeepsIt() {
    MainWindow window = open(false, 3);
    onFx(
        () -> {
          press(window, KeyCode.RIGHT);
          Node focused = window.stage().getScene().getFocusOwner();
          focused.fireEvent(
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.RIGHT, false, false, true, false));
          assertEquals("c2", wall.tiles().getFirst().name());
          ListView<?> list = (ListView<?>) window.stage().getScene().lookup(".rail-list");
          assertEquals(wall.selected().get(), list.getSelectionModel().getSelectedItem());
          assertEquals("c1", wall.tiles().get(1).name());
          assertEquals(focused, window.stage().getScene().getFocusOwner());
          press(window, KeyCode.RIGHT);
          assertEquals("c3", wall.selected().get().name());
          window.stage().close();
          return true;
        });
  }

  private static void drop(Node onto, Node from) {
    for (EventType<MouseDragEvent> type :
        List.of(MouseDragEvent.MOUSE_DRAG_ENTERED, MouseDragEvent.MOUSE_DRAG_RELEASED)) {
      onto.fireEvent(
          new MouseDragEvent(
              type,
              0,
              0,
              0,
              0,
              MouseButton.PRIMARY,
              1,
              false,
              false,
              false,
              false,
              true,
              false,
              false,
              false,
              false,
              null,
              from));
    }
  }

  @Test
  void aTileDroppedOnAnotherChangesPlacesWithIt() {
    MainWindow window = open(false, 3);
    onFx(
        () -> {
          List<TileView> tiles = tiles(window);
          drop(tiles.get(2), tiles.get(0));
          assertEquals("c3", wall.tiles().getFirst().name());
          drop(tiles.get(2), tiles.get(2));
          assertEquals("c1", wall.tiles().getLast().name());
          window.stage().close();
          return true;
        });
  }

  @Test
  void aTileOnTheWholeScreenIsAlone() {
    MainWindow window = open(false, 3);
    onFx(
        () -> {
          press(window, KeyCode.RIGHT);
          press(window, KeyCode.F, "f", false);
          assertEquals(1, tiles(window).size());
          assertTrue(window.stage().isFullScreen());
          assertFalse(shown(window, ".top-bar") || shown(window, ".rail"));
          press(window, KeyCode.ESCAPE);
          assertFalse(window.stage().isFullScreen());
          assertEquals(3, tiles(window).size());
          assertTrue(shown(window, ".top-bar"));
          press(window, KeyCode.F11);
          assertTrue(window.stage().isFullScreen());
          press(window, KeyCode.F, "f", false);
          press(window, KeyCode.ESCAPE);
          assertTrue(window.stage().isFullScreen());
          assertEquals(3, tiles(window).size());
          window.stage().setFullScreen(false);
          window.stage().close();
          return true;
        });
  }

  private static boolean menuIsOpen() {
    return Window.getWindows().stream().anyMatch(ContextMenu.class::isInstance);
  }

  @Test
  void theKeyboardOpensTheMenuOfACamera() {
    MainWindow window = open(false, 3);
    onFx(
        () -> {
          press(window, KeyCode.RIGHT);
          Node focused = window.stage().getScene().getFocusOwner();
          assertFalse(menuIsOpen());
          focused.fireEvent(
              new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.F10, true, false, false, false));
          assertTrue(menuIsOpen());
          List.copyOf(Window.getWindows()).stream()
              .filter(ContextMenu.class::isInstance)
              .forEach(Window::hide);
          press(window, KeyCode.CONTEXT_MENU);
          Window menu =
              Window.getWindows().stream()
                  .filter(ContextMenu.class::isInstance)
                  .findFirst()
                  .orElseThrow();
          Bounds tile = focused.localToScreen(focused.getLayoutBounds());
          assertTrue(tile.contains(menu.getX() + 20, menu.getY() + 20), menu.getX() + " " + tile);
          window.stage().close();
          return true;
        });
  }

  @Test
  void tilesSayTheirNameAndStateToReadersOfTheScreen() {
    MainWindow window = open(false, 1);
    onFx(
        () -> {
          TileView tile = tiles(window).getFirst();
          assertEquals("c1, connecting", tile.getAccessibleText());
          assertEquals("camera", tile.getAccessibleRoleDescription());
          tile.executeAccessibleAction(AccessibleAction.FIRE);
          assertEquals(tile.tile(), wall.enlarged().get());
          window.stage().close();
          return true;
        });
  }

  /** Turns the wheel at a point of a tile. */
  private static void wheel(TileView tile, double tileX, double tileY, double turned) {
    double x = tile.localToScene(tileX, tileY).getX();
    double y = tile.localToScene(tileX, tileY).getY();
    tile.fireEvent(
        new ScrollEvent(
            ScrollEvent.SCROLL,
            x,
            y,
            x,
            y,
            false,
            false,
            false,
            false,
            false,
            false,
            0,
            turned,
            0,
            turned,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            null));
  }

  @Test
  void theWheelLooksCloserAtAnEnlargedTileAndEscapeGoesBackStepByStep() {
    MainWindow window = open(false, 3);
    onFx(
        () -> {
          window.snapshot();
          wheel(tiles(window).getFirst(), 10, 10, 80);
          assertFalse(wall.tiles().getFirst().zoom().isClose());
          press(window, KeyCode.RIGHT);
          press(window, KeyCode.ENTER);
          window.snapshot();
          TileView tile = tiles(window).getFirst();
          wheel(tile, tile.getWidth(), 0, 400);
          TileZoom zoom = wall.tiles().getFirst().zoom();
          assertTrue(zoom.zoom().get().factor() > 7);
          assertTrue(shown(window, ".mini-map"));
          double x = zoom.zoom().get().x();
          assertTrue(x > 0.9);
          press(window, KeyCode.LEFT);
          assertTrue(zoom.zoom().get().x() < x);
          assertEquals(wall.tiles().getFirst(), wall.selected().get());
          press(window, KeyCode.MINUS, "-", false);
          assertTrue(zoom.zoom().get().factor() < 7);
          press(window, KeyCode.ESCAPE);
          assertFalse(zoom.isClose());
          assertEquals(wall.tiles().getFirst(), wall.enlarged().get());
          press(window, KeyCode.ESCAPE);
          assertNull(wall.enlarged().get());
          window.stage().close();
          return true;
        });
  }

  private static List<String> buttons(Node place) {
    return place.lookupAll(".button").stream().map(it -> ((Button) it).getText()).toList();
  }

  private static boolean shown(MainWindow window, String selector) {
    return window.stage().getScene().lookup(selector).isVisible();
  }

  private static List<String> words(MainWindow window, String selector) {
    return window.stage().getScene().lookup(selector).lookupAll(".label").stream()
        .map(Label.class::cast)
        .filter(Node::isVisible)
        .map(Label::getText)
        .toList();
  }

  @Test
  void aListThatCannotBeReadIsNamedWithWhatIsWrong() {
    MainWindow window = open(false, 0);
    onFx(
        () -> {
          ListTrouble trouble =
              new ListTrouble(
                  ListTrouble.Kind.FILE,
                  Problem.PROFILE_UNREADABLE,
                  "/home/ann/p.json",
                  List.of(Detail.of("access-is-denied")),
                  "");
          wall.show(new WallContent(List.of(), List.of(trouble), null));
          assertFalse(shown(window, ".empty-wall"));
          assertTrue(shown(window, ".trouble-wall"));
          Node panel = window.stage().getScene().lookup(".trouble-wall");
          assertEquals("/home/ann/p.json", ((TextField) panel.lookup(".command")).getText());
          List<String> said = words(window, ".trouble-wall");
          assertTrue(said.contains("access is denied"), said.toString());
          wall.show(new WallContent(cameras(2), List.of(trouble), null));
          assertFalse(shown(window, ".trouble-wall"));
          assertTrue(shown(window, ".trouble-bar"));
          assertTrue(words(window, ".trouble-bar").toString().contains("/home/ann/p.json"));
          wall.show(cameras(1));
          window.stage().close();
          return true;
        });
  }

  @Test
  void plainIsOnlyPictures() {
    MainWindow window = open(true, 1);
    onFx(
        () -> {
          assertNull(window.stage().getScene().lookup(".top-bar"));
          assertNull(window.stage().getScene().lookup(".pill"));
          TileView tile = tiles(window).getFirst();
          window.snapshot();
          assertEquals(900, tile.getWidth());
          assertEquals(600, tile.getHeight());
          window.stage().close();
          return true;
        });
  }
}
