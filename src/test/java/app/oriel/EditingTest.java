package app.oriel;

import static app.oriel.ui.TestToolkit.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.cli.Canary;
import app.oriel.cli.SignInQuestion;
import app.oriel.cli.Terminal;
import app.oriel.cli.WindowRequest.Content;
import app.oriel.process.Threads;
import app.oriel.profile.KeyFile;
import app.oriel.profile.SavedCameras;
import app.oriel.simulator.Ambience;
import app.oriel.simulator.ClipFootage;
import app.oriel.simulator.Footage;
import app.oriel.simulator.FootageClip;
import app.oriel.simulator.kasa.CameraCertificates;
import app.oriel.simulator.kasa.KasaCamera;
import app.oriel.simulator.kasa.KasaModel;
import app.oriel.simulator.kasa.KasaPorts;
import app.oriel.simulator.kasa.KasaQuirk;
import app.oriel.simulator.kasa.KasaSetup;
import app.oriel.text.Texts;
import app.oriel.ui.FakeFamily;
import app.oriel.ui.FxThread;
import app.oriel.ui.MainWindow;
import app.oriel.ui.TestToolkit;
import app.oriel.ui.Theme;
import app.oriel.ui.editor.EditorViewModel;
import app.oriel.ui.tile.TileViewModel;
import app.oriel.ui.tile.Tone;
import app.oriel.ui.wall.WallViewModel;
import app.oriel.window.TerminalSignIn;
import app.oriel.window.WallBook;
import app.oriel.window.WallCameras;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An owner handles cameras by the keyboard alone, in the real window on JavaFX's headless platform,
 * with a real profile and software cameras over real sockets.
 */
class EditingTest {
  private static final FxThread FX = new FxThread();
  private static final Credentials OWNER = new Credentials("canary@mail.example", "canary horse");

  private final Path folder;
  private final Threads threads = new Threads();
  private final Wiring wiring;
  private final List<KasaCamera> running = new ArrayList<>();
  private final Canary canary = new Canary();
  private final StringWriter said = new StringWriter();
  private final Texts texts = Texts.window(Locale.ENGLISH);
  private Footage footage;
  private WallCameras cameras;
  private WallViewModel wall;
  private EditorViewModel editor;
  private MainWindow window;

  EditingTest(@TempDir Path folder) {
    this.folder = folder;
    this.wiring = new Wiring(keys -> KeyFile.beside(folder.resolve("profile.json")));
  }

  @BeforeAll
  static void startToolkit() throws InterruptedException {
    TestToolkit.start();
  }

  @BeforeEach
  void open() {
    FootageClip clip = FootageClip.numbered(320, 180, 15, 4);
    footage =
        new ClipFootage(clip, Ambience.HALL, (number, at) -> {}, threads.platform("test footage"));
    PrintWriter err = new PrintWriter(said);
    cameras =
        new WallCameras(
            wiring,
            wiring::demoCameras,
            new Terminal(err, err, null),
            Texts.commands(Locale.ENGLISH),
            new Content.Profile(Optional.of(file())));
    var live = wiring.liveCameras();
    wall =
        new WallViewModel(
            live::watch,
            FakeFamily.keeping(live, threads),
            wiring.speaker(),
            cameras,
            FX,
            wiring.threads(),
            System::nanoTime,
            texts);
    editor =
        new EditorViewModel(
            wall,
            new WallBook(cameras, wiring.families()),
            wiring.check()::run,
            FX,
            wiring.threads(),
            wiring.scheduler(),
            texts);
    wiring.closeAtEnd(wall);
    wiring.closeAtEnd(editor);
    window =
        onFx(
            () -> {
              var look = new MainWindow.Options(false, false, 900, 600, Theme.Choice.DARK);
              MainWindow opened = new MainWindow(new Stage(), wall, editor, texts, look);
              opened.show();
              return opened;
            });
  }

  @AfterEach
  void close() throws IOException {
    canary.heard(onFx(this::words));
    onFx(
        () -> {
          window.stage().close();
          return true;
        });
    wiring.close();
    running.forEach(KasaCamera::close);
    footage.close();
    canary.heard(said.toString());
    canary.lookInto(folder);
    canary.close();
  }

  /** All words in the window, for who looks for a mistake. */
  private String words() {
    return window.stage().getScene().getRoot().lookupAll(".label").stream()
        .filter(it -> it instanceof Label)
        .map(it -> ((Label) it).getText())
        .collect(java.util.stream.Collectors.joining(" | "));
  }

  private void await(Callable<Boolean> condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!onFx(condition)) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("it did not happen in thirty seconds; " + onFx(this::words));
      }
      Thread.sleep(20);
    }
  }

  private KasaCamera camera() throws IOException {
    KasaSetup setup =
        new KasaSetup(
            KasaModel.EC60,
            "software",
            InetAddress.getLoopbackAddress(),
            KasaPorts.FREE,
            OWNER,
            KasaQuirk.usual(),
            CameraCertificates.inMemory());
    KasaCamera camera = new KasaCamera(setup, footage, threads.virtual("test camera"));
    running.add(camera);
    camera.start();
    return camera;
  }

  private static String url(KasaCamera camera) {
    return "kasa://127.0.0.1:" + camera.streamPort() + "?discovery=" + camera.discoveryPort();
  }

  private Path file() {
    return folder.resolve("profile.json");
  }

  private SavedCameras profile() {
    return wiring.profile(Optional.of(file())).cameras();
  }

  private void openWindow() {
    wall.show(cameras.read());
    onFx(() -> true);
  }

  /** What keys go to: the scene's own where what had the keyboard has just left the window. */
  private Node focused() {
    Node owner = window.stage().getScene().getFocusOwner();
    return owner == null || owner.getScene() == null ? window.stage().getScene().getRoot() : owner;
  }

  private void press(KeyCode code, boolean control) {
    onFx(
        () -> {
          Node target = focused();
          for (EventType<KeyEvent> type : List.of(KeyEvent.KEY_PRESSED, KeyEvent.KEY_RELEASED)) {
            target.fireEvent(new KeyEvent(type, "", "", code, false, control, false, false));
          }
          return true;
        });
  }

  private void press(KeyCode code) {
    press(code, false);
  }

  /** Puts a text into the field that has the keyboard, as the clipboard does. */
  private void paste(String text) {
    onFx(
        () -> {
          ((TextInputControl) focused()).replaceSelection(text);
          return true;
        });
  }

  private String focusedName() {
    return onFx(() -> focused().getAccessibleText());
  }

  private TileViewModel tile(int index) {
    return onFx(() -> wall.tiles().get(index));
  }

  private boolean isLive(TileViewModel tile) {
    return tile.state().get().tone() == Tone.LIVE;
  }

  private boolean says(String part) {
    return window.stage().getScene().getRoot().lookupAll(".label").stream()
        .anyMatch(it -> it instanceof Label label && label.getText().contains(part));
  }

  private boolean noForm() {
    return editor.sheet().get() == null;
  }

  @Test
  void aWrongPasswordThenTheRightOneAndOneAttemptForEachPress() throws Exception {
    KasaCamera camera = camera();
    profile().add("Hall", CameraUrl.parse(url(camera)), null);
    openWindow();
    await(() -> tile(0).state().get().pill().equals("sign in"));
    assertEquals(0, camera.counters().signIns());
    press(KeyCode.RIGHT);
    onFx(
        () -> {
          editor.signIn(wall.tiles().get(0));
          return true;
        });
    assertEquals("E-mail", focusedName());
    paste(OWNER.user());
    press(KeyCode.TAB);
    assertEquals("Password", focusedName());
    paste("canary of another kind");
    press(KeyCode.ENTER);
    await(() -> says("Hall refused this user name and password."));
    // The camera's door takes three forms of one password; each was sent once.
    assertEquals(3, camera.counters().refusedSignIns());
    assertFalse(Files.readString(file()).contains("\"password\""));
    assertEquals("Password", focusedName());
    paste(OWNER.password());
    press(KeyCode.ENTER);
    await(() -> noForm() && isLive(wall.tiles().get(0)));
    assertEquals(3, camera.counters().refusedSignIns());
    SavedCameras saved = profile();
    assertEquals(OWNER, saved.credentialsOf(saved.find("Hall").orElseThrow()));
    assertFalse(Files.readString(file()).contains(OWNER.password()));
  }

  /** Where nobody sees the tile, its button is of no use. */
  @Test
  void aWallThatNobodySeesIsSignedInToFromTheTerminal() throws Exception {
    KasaCamera camera = camera();
    profile().add("Hall", CameraUrl.parse(url(camera)), null);
    openWindow();
    AtomicInteger questions = new AtomicInteger();
    SignInQuestion owner =
        (asked, why) -> {
          questions.incrementAndGet();
          assertEquals(Problem.PASSWORD_MISSING, why.problem());
          return new Camera(asked.name(), asked.url(), OWNER, asked.memory());
        };
    var nobody = new CompletableFuture<OrielException>();
    var signIn = new TerminalSignIn(owner, FX, threads, nobody::complete);
    onFx(
        () -> {
          signIn.watch(wall.tiles().getFirst());
          return true;
        });
    await(() -> isLive(wall.tiles().getFirst()));
    assertEquals(1, questions.get());
    assertEquals(0, camera.counters().refusedSignIns());
    assertFalse(nobody.isDone());
  }

  @Test
  void withNobodyAtTheTerminalThatIsSaid() throws Exception {
    KasaCamera camera = camera();
    profile().add("Hall", CameraUrl.parse(url(camera)), null);
    openWindow();
    var missing =
        new OrielException(Problem.CREDENTIALS_MISSING, Detail.of("no-password-was-given"));
    SignInQuestion empty =
        (asked, why) -> {
          throw missing;
        };
    var nobody = new CompletableFuture<OrielException>();
    var signIn = new TerminalSignIn(empty, FX, threads, nobody::complete);
    onFx(
        () -> {
          signIn.watch(wall.tiles().getFirst());
          return true;
        });
    assertSame(missing, nobody.get(30, TimeUnit.SECONDS));
    assertEquals(0, camera.counters().signIns());
  }

  @Test
  void aCameraIsAddedByItsPastedUrlAndStandsBesideTheOthersWithoutDisturbingThem()
      throws Exception {
    KasaCamera hall = camera();
    KasaCamera yard = camera();
    profile().add("Hall", CameraUrl.parse(url(hall)), OWNER);
    openWindow();
    await(() -> isLive(wall.tiles().get(0)));
    TileViewModel before = tile(0);
    long connections = hall.counters().connections();
    press(KeyCode.N, true);
    assertEquals("Address", focusedName());
    paste("kasa://canary%40mail.example:canary%20horse@" + url(yard).substring(7));
    TextInputControl address = onFx(() -> (TextInputControl) focused());
    assertEquals(url(yard), onFx(address::getText));
    press(KeyCode.Z, true);
    assertFalse(onFx(address::getText).contains("horse"));
    paste(url(yard));
    press(KeyCode.TAB);
    assertEquals("Name", focusedName());
    paste("Yard");
    press(KeyCode.ENTER);
    await(() -> noForm() && wall.tiles().size() == 2 && isLive(wall.tiles().get(1)));
    assertSame(before, tile(0));
    assertEquals(connections, hall.counters().connections());
    SavedCameras saved = profile();
    assertEquals(List.of("Hall", "Yard"), saved.list().stream().map(it -> it.name()).toList());
    assertEquals(OWNER, saved.credentialsOf(saved.list().get(1)));
  }

  @Test
  void theTestTicksItselfOffOverARealLine() throws Exception {
    KasaCamera yard = camera();
    openWindow();
    press(KeyCode.N, true);
    paste("kasa://canary%40mail.example:canary%20horse@" + url(yard).substring(7));
    press(KeyCode.ESCAPE);
    assertTrue(onFx(this::noForm), "Esc in the address field");
    press(KeyCode.N, true);
    paste("kasa://canary%40mail.example:canary%20horse@" + url(yard).substring(7));
    while (!onFx(() -> focused() instanceof Button button && button.getText().equals("Test"))) {
      press(KeyCode.TAB);
    }
    press(KeyCode.ENTER);
    await(() -> says("h264 320×180"));
    await(() -> ((Button) focused()).getText().equals("Test again"));
    assertEquals(1, yard.counters().signIns());
    press(KeyCode.ESCAPE);
    assertTrue(onFx(this::noForm));
    assertFalse(Files.exists(file()) && Files.readString(file()).contains("127.0.0.1"));
  }

  @Test
  void aCameraIsRenamedRemovedAndPutBackByTheKeyboard() throws Exception {
    KasaCamera hall = camera();
    profile().add("Hall", CameraUrl.parse(url(hall)), OWNER);
    openWindow();
    await(() -> isLive(wall.tiles().get(0)));
    long connections = hall.counters().connections();
    press(KeyCode.RIGHT);
    press(KeyCode.F2);
    assertEquals("Name", focusedName());
    onFx(
        () -> {
          ((TextInputControl) focused()).clear();
          return true;
        });
    paste("Big hall");
    press(KeyCode.ENTER);
    await(this::noForm);
    assertEquals("Big hall", onFx(() -> wall.tiles().get(0).name()));
    assertEquals(List.of("Big hall"), profile().list().stream().map(it -> it.name()).toList());
    press(KeyCode.DELETE);
    assertEquals(0, onFx(() -> wall.tiles().size()));
    press(KeyCode.Z, true);
    assertEquals(1, onFx(() -> wall.tiles().size()));
    assertEquals(connections, hall.counters().connections());
    press(KeyCode.RIGHT);
    press(KeyCode.DELETE);
    wiring.close();
    assertEquals(List.of(), profile().list());
  }

  @Test
  void theKeyboardStaysInAnOpenForm() throws Exception {
    openWindow();
    press(KeyCode.N, true);
    Node form = onFx(() -> window.stage().getScene().lookup(".form-sheet"));
    for (int i = 0; i < 12; i++) {
      press(KeyCode.TAB);
      String where = onFx(() -> String.valueOf(focused()));
      assertTrue(onFx(() -> inside(focused(), form)), "after " + (i + 1) + " tabs: " + where);
    }
    press(KeyCode.F);
    assertFalse(onFx(() -> window.stage().isFullScreen()));
  }

  private static boolean inside(Node node, Node form) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(form)) {
        return true;
      }
    }
    return false;
  }
}
