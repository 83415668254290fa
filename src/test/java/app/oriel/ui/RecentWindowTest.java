package app.oriel.ui;

import static app.oriel.ui.TestToolkit.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.codec.VideoFiles;
import app.oriel.library.ClipLibrary;
import app.oriel.library.Thumbnails;
import app.oriel.library.Trash;
import app.oriel.live.Await;
import app.oriel.live.LiveCameras;
import app.oriel.process.Threads;
import app.oriel.sound.Speaker;
import app.oriel.text.Texts;
import app.oriel.ui.editor.EditorViewModel;
import app.oriel.ui.editor.FakeBook;
import app.oriel.ui.library.Deletions;
import app.oriel.ui.library.PlayerViewModel;
import app.oriel.ui.library.RecentClip;
import app.oriel.ui.library.RecentViewModel;
import app.oriel.ui.tile.TileView;
import app.oriel.ui.wall.WallCamera;
import app.oriel.ui.wall.WallViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.Slider;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The drawer of recordings and the player, in the real window and by its keys. */
@Timeout(120)
class RecentWindowTest {
  @TempDir Path root;

  private final FxThread fx = new FxThread();
  private final Threads threads = new Threads();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test-clock"));
  private final LiveCameras live = FakeFamily.live(List.of(), threads, clock);
  private final Texts texts = Texts.window(Locale.ENGLISH);
  private final List<Path> trashed = new CopyOnWriteArrayList<>();
  private final Speaker speaker = FakeFamily.mute(threads);
  private final WallViewModel wall =
      new WallViewModel(
          live::watch,
          FakeFamily.keeping(live, threads),
          speaker,
          new FakeSource(List::of),
          fx,
          threads,
          System::nanoTime,
          texts);
  private final EditorViewModel editor =
      new EditorViewModel(
          wall, new FakeBook(), (camera, limit, told) -> true, fx, threads, clock, texts);
  private final RecentViewModel recent = recent();
  private MainWindow window;

  private RecentViewModel recent() {
    Trash trash =
        new Trash() {
          @Override
          public void check(Path file) {}

          @Override
          public void take(Path file) {
            trashed.add(file);
          }
        };
    InstantSource later = InstantSource.fixed(Instant.now().plusSeconds(3600));
    return new RecentViewModel(
        new ClipLibrary(() -> root, Set::of, later, threads),
        new Thumbnails(threads),
        file -> {},
        clip ->
            new PlayerViewModel(
                clip, speaker, wall.listening(), threads, RecentWindowTest::today, texts),
        new Deletions(trash, Runnable::run, fx, clock, Duration.ofHours(1), texts),
        Runnable::run,
        fx,
        RecentWindowTest::today,
        texts);
  }

  private static LocalDate today() {
    return LocalDate.of(2026, 11, 20);
  }

  @BeforeAll
  static void startToolkit() throws InterruptedException {
    TestToolkit.start();
  }

  @BeforeEach
  void open() throws Exception {
    for (int i = 0; i < 4; i++) {
      clip("10-00-0" + i + " Hall.mp4");
    }
    window =
        onFx(
            () -> {
              var options = new MainWindow.Options(false, false, 900, 600, Theme.Choice.DARK);
              MainWindow opened = new MainWindow(new Stage(), wall, editor, texts, options);
              opened.add(recent);
              CameraUrl url = CameraUrl.parse("fake://connect:1");
              Camera camera = new Camera("c", url, null, CameraMemory.forgetful());
              wall.show(List.of(new WallCamera(camera, "")));
              opened.show();
              return opened;
            });
  }

  @AfterEach
  void close() {
    onFx(
        () -> {
          window.stage().close();
          recent.close();
          return true;
        });
    editor.close();
    wall.close();
    live.close();
    clock.shutdownNow();
  }

  private void clip(String name) throws IOException {
    Path folder = Files.createDirectories(root.resolve("Hall/2026-11-20"));
    VideoFiles.bars(folder.resolve(name), "mp4", 30, null);
  }

  private void press(KeyCode code, boolean control) {
    onFx(
        () -> {
          Node focused = window.stage().getScene().getFocusOwner();
          EventType<KeyEvent> type = KeyEvent.KEY_PRESSED;
          focused.fireEvent(new KeyEvent(type, "", "", code, false, control, false, false));
          return true;
        });
  }

  private Node find(String selector) {
    return window.stage().getScene().lookup(selector);
  }

  private ListView<?> list() {
    return (ListView<?>) find(".recent-list");
  }

  private String chosen() {
    return onFx(
        () -> {
          RecentClip chosen = (RecentClip) list().getSelectionModel().getSelectedItem();
          return chosen.clip().get().file().getFileName().toString().substring(0, 8);
        });
  }

  private void openDrawer() throws Exception {
    assertNull(onFx(() -> window.stage().getScene().lookup(".recent")));
    press(KeyCode.R, true);
    Await.until("all are listed", () -> onFx(() -> recent.clips().size() == 4));
    assertTrue(onFx(() -> find(".recent").isVisible() && list().isFocused()));
  }

  @Test
  void theNextClipTakesThePlaceOfOneThatIsDeleted() throws Exception {
    openDrawer();
    assertEquals("10-00-03", chosen());
    press(KeyCode.DOWN, false);
    press(KeyCode.DOWN, false);
    assertEquals("10-00-01", chosen());
    press(KeyCode.DELETE, false);
    assertEquals("10-00-00", chosen());
    assertTrue(onFx(() -> find(".recent-bar").isVisible()));
    press(KeyCode.Z, true);
    assertEquals(4, onFx(() -> recent.clips().size()));
    assertEquals(List.of(), trashed);
    press(KeyCode.ESCAPE, false);
    assertFalse(onFx(() -> find(".recent").isVisible()));
  }

  @Test
  void aClipIsPlayedOverTheWallWhichRestsMeanwhile() throws Exception {
    openDrawer();
    TileView tile = (TileView) find(".tile");
    assertTrue(onFx(tile::isVisible));
    press(KeyCode.ENTER, false);
    assertNotNull(onFx(() -> recent.player().get()));
    assertFalse(onFx(tile::isVisible), "what nobody sees is not decoded");
    assertTrue(onFx(() -> find(".player").isVisible()));
    Await.until(
        "a picture is shown",
        () -> onFx(() -> ((ImageView) find(".player-stage .image-view")).getImage() != null));
    Await.until("it ends", () -> onFx(() -> !recent.player().get().playing().get()));
    onFx(
        () -> {
          Slider place = (Slider) find(".player-place");
          assertEquals(place.getMax(), place.getValue(), 100_000);
          window.stage().getScene().getRoot().applyCss();
          window.stage().getScene().getRoot().layout();
          double filled = place.lookup(".progress").getLayoutBounds().getWidth();
          assertTrue(filled > place.getWidth() * 0.8, "the bar is filled: " + filled);
          return true;
        });
    press(KeyCode.HOME, false);
    Await.until("the beginning", () -> onFx(() -> recent.player().get().position().get() == 0));
    press(KeyCode.PERIOD, false);
    Await.until("a step", () -> onFx(() -> recent.player().get().position().get() == 40_000));
    press(KeyCode.ESCAPE, false);
    assertNull(onFx(() -> recent.player().get()));
    assertTrue(onFx(() -> tile.isVisible() && !find(".player").isVisible()));
    assertTrue(onFx(() -> list().isFocused()), "the keyboard is where it was");
  }
}
