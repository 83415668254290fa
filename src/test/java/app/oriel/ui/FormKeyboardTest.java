package app.oriel.ui;

import static app.oriel.ui.TestToolkit.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.live.LiveCameras;
import app.oriel.process.Threads;
import app.oriel.profile.Layout;
import app.oriel.text.Texts;
import app.oriel.ui.editor.EditorViewModel;
import app.oriel.ui.editor.FakeBook;
import app.oriel.ui.wall.WallCamera;
import app.oriel.ui.wall.WallViewModel;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who opens a form by the mouse and types has typed into the form, and into nothing else. */
class FormKeyboardTest {
  private static final FxThread FX = new FxThread();

  private final Threads threads = new Threads();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test-clock"));
  private final LiveCameras live = FakeFamily.live(List.of(), threads, clock);
  private final Texts texts = Texts.window(Locale.ENGLISH);
  private final WallViewModel wall =
      new WallViewModel(
          live::watch,
          FakeFamily.keeping(live, threads),
          FakeFamily.mute(threads),
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
  void open() throws InterruptedException {
    window =
        onFx(
            () -> {
              var options = new MainWindow.Options(false, false, 900, 600, Theme.Choice.DARK);
              MainWindow opened = new MainWindow(new Stage(), wall, editor, texts, options);
              wall.show(IntStream.rangeClosed(1, 4).mapToObj(it -> camera(it)).toList());
              opened.show();
              return opened;
            });
    await(() -> placesOfButtons() == 4 && window.stage().isFocused());
  }

  @AfterEach
  void close() {
    onFx(
        () -> {
          window.stage().close();
          return true;
        });
    editor.close();
    wall.close();
    live.close();
    clock.shutdownNow();
  }

  private static WallCamera camera(int number) {
    CameraUrl url = CameraUrl.parse("fake://password-missing:" + number);
    return new WallCamera(
        new Camera("c" + number, url, null, CameraMemory.forgetful()), "", "id" + number);
  }

  private static void await(Callable<Boolean> condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!onFx(condition)) {
      assertTrue(System.nanoTime() < deadline, "it did not happen in twenty seconds");
      Thread.sleep(10);
    }
  }

  private Scene scene() {
    return window.stage().getScene();
  }

  private List<Node> signInButtons() {
    return scene().getRoot().lookupAll(".first-way").stream()
        .filter(it -> it.isVisible() && it.getParent().getParent().isVisible())
        .sorted(Comparator.comparingDouble(FormKeyboardTest::reading))
        .toList();
  }

  /** Four only once the wall has laid its tiles out: before that they lie on each other. */
  private long placesOfButtons() {
    return signInButtons().stream().mapToDouble(FormKeyboardTest::reading).distinct().count();
  }

  /** Moves the mouse there and presses it, as a hand does. */
  private void clickSignIn(int tile) {
    onFx(
        () -> {
          // Where it is when all is in its place, not where it was before.
          scene().getRoot().applyCss();
          scene().getRoot().layout();
          Node node = signInButtons().get(tile);
          Bounds place = node.localToScreen(node.getLayoutBounds());
          Robot robot = new Robot();
          robot.mouseMove(place.getCenterX(), place.getCenterY());
          robot.mouseClick(MouseButton.PRIMARY);
          return true;
        });
  }

  /** Presses a key as a keyboard does: each event goes to what has the keyboard by then. */
  private void type(KeyCode code, String character) {
    onFx(
        () -> {
          fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
          String typed = character.isEmpty() ? KeyEvent.CHAR_UNDEFINED : character;
          fire(
              new KeyEvent(
                  KeyEvent.KEY_TYPED, typed, "", KeyCode.UNDEFINED, false, false, false, false));
          fire(new KeyEvent(KeyEvent.KEY_RELEASED, "", "", code, false, false, false, false));
          return true;
        });
  }

  private void fire(KeyEvent event) {
    Node target = scene().getFocusOwner();
    (target == null ? scene().getRoot() : target).fireEvent(event);
  }

  private String inForm(Class<? extends TextField> kind) {
    return onFx(
        () ->
            scene().lookup(".form-sheet").lookupAll(".text-field").stream()
                .filter(it -> it.getClass().equals(kind))
                .map(it -> ((TextField) it).getText())
                .findFirst()
                .orElseThrow());
  }

  private void assertTheWallDidNothing() {
    assertFalse(onFx(() -> window.stage().isFullScreen()));
    assertNull(onFx(() -> wall.enlarged().get()));
    assertEquals(4, onFx(() -> wall.tiles().size()));
    assertEquals(Layout.AUTO, onFx(() -> wall.layout().get()));
  }

  @Test
  void whatIsTypedAfterAClickOnSignInStandsInTheForm() throws InterruptedException {
    clickSignIn(2);
    await(() -> editor.sheet().get() != null);
    type(KeyCode.F, "f");
    assertEquals("f", inForm(TextField.class));
    type(KeyCode.TAB, "");
    type(KeyCode.DIGIT2, "2");
    assertEquals("2", inForm(PasswordField.class));
    assertTheWallDidNothing();
  }

  @Test
  void escClosesTheFormAtOnce() throws InterruptedException {
    clickSignIn(1);
    await(() -> editor.sheet().get() != null);
    type(KeyCode.ESCAPE, "");
    assertNull(onFx(() -> editor.sheet().get()));
  }

  @Test
  void aFormThatLostTheKeyboardGetsItBackWithTheNextKey() throws InterruptedException {
    clickSignIn(0);
    await(() -> editor.sheet().get() != null);
    onFx(
        () -> {
          scene().lookup(".tile").requestFocus();
          return true;
        });
    type(KeyCode.F, "f");
    assertEquals("f", inForm(TextField.class));
    onFx(
        () -> {
          scene().lookup(".tile").requestFocus();
          return true;
        });
    type(KeyCode.DELETE, "");
    assertTheWallDidNothing();
    onFx(
        () -> {
          scene().lookup(".tile").requestFocus();
          return true;
        });
    type(KeyCode.ESCAPE, "");
    assertNull(onFx(() -> editor.sheet().get()));
    assertTheWallDidNothing();
  }

  @Test
  void theAddFormHasTheKeyboardToo() throws InterruptedException {
    onFx(
        () -> {
          fire(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.N, false, true, false, false));
          return true;
        });
    await(() -> editor.sheet().get() != null);
    type(KeyCode.DIGIT1, "1");
    assertEquals("1", inForm(TextField.class));
    assertTheWallDidNothing();
  }

  @Test
  void aFormGoesAlongWithItsTile() throws InterruptedException {
    clickSignIn(3);
    await(() -> editor.sheet().get() != null);
    await(() -> middle(scene().lookup(".form-sheet")) > 500);
    onFx(
        () -> {
          wall.swap(wall.tiles().get(3), wall.tiles().get(0));
          return true;
        });
    await(() -> middle(scene().lookup(".form-sheet")) < 500);
    type(KeyCode.F, "f");
    assertEquals("f", inForm(TextField.class));
  }

  /** Where it stands in the order of reading. */
  private static double reading(Node node) {
    Bounds place = node.localToScene(node.getLayoutBounds());
    return 10_000 * Math.rint(place.getMinY() / 100) + place.getMinX();
  }

  private static double middle(Node node) {
    return node.localToScene(node.getLayoutBounds()).getCenterX();
  }
}
