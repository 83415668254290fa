package app.oriel.ui.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.live.LiveCameras;
import app.oriel.process.Threads;
import app.oriel.text.Texts;
import app.oriel.ui.FakeFamily;
import app.oriel.ui.FakeSource;
import app.oriel.ui.TestToolkit;
import app.oriel.ui.tile.EditCommands;
import app.oriel.ui.tile.TileViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the menu of a camera offers. */
class CameraMenusTest {
  private final Threads threads = new Threads();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test-clock"));
  private final LiveCameras live = FakeFamily.live(List.of(), threads, clock);
  private final Texts texts = Texts.window(Locale.ENGLISH);
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
          texts);
  private final List<String> asked = new ArrayList<>();
  private final EditCommands edit =
      new EditCommands() {
        @Override
        public void add() {
          asked.add("add");
        }

        @Override
        public void signIn(TileViewModel tile) {
          asked.add("sign in " + tile.id());
        }

        @Override
        public void certificate(TileViewModel tile) {
          asked.add("certificate " + tile.id());
        }

        @Override
        public void edit(TileViewModel tile) {
          asked.add("edit " + tile.id());
        }

        @Override
        public void remove(TileViewModel tile) {
          asked.add("remove " + tile.id());
        }

        @Override
        public boolean undoRemove() {
          return false;
        }
      };

  @BeforeEach
  void show() throws InterruptedException {
    TestToolkit.start();
    List<WallCamera> cameras = new ArrayList<>();
    for (String id : List.of("a", "b", "")) {
      CameraUrl url = CameraUrl.parse("fake://connect:" + (cameras.size() + 1));
      Camera camera = new Camera("c" + cameras.size(), url, null, CameraMemory.forgetful());
      cameras.add(new WallCamera(camera, "", id));
    }
    wall.show(cameras);
  }

  @AfterEach
  void close() {
    wall.close();
    live.close();
    clock.shutdownNow();
  }

  private List<MenuItem> items(int tile) {
    return new CameraMenus(wall, texts, edit)
        .items(wall.tiles().get(tile)).stream()
            .filter(item -> !(item instanceof SeparatorMenuItem))
            .toList();
  }

  private static List<String> names(List<MenuItem> items) {
    return items.stream().map(MenuItem::getText).toList();
  }

  private static MenuItem item(List<MenuItem> items, String name) {
    return items.stream().filter(it -> name.equals(it.getText())).findFirst().orElseThrow();
  }

  @Test
  void aCameraThatIsKeptCanBeChangedWhereSomebodyCan() {
    List<MenuItem> items = items(0);
    assertEquals(
        List.of(
            "Enlarge",
            "Full screen",
            "Statistics",
            "Listen",
            "Record",
            "Save the last 30 s",
            "Take a snapshot",
            "Copy address",
            "Move left",
            "Move right",
            "Edit …",
            "Remove …"),
        names(items));
    item(items, "Edit …").fire();
    item(items, "Remove …").fire();
    assertEquals(List.of("edit a", "remove a"), asked);
    assertFalse(names(items(2)).contains("Edit …"));
  }

  @Test
  void movesAsFarAsThereAreOthers() {
    assertTrue(item(items(0), "Move left").isDisable());
    assertTrue(item(items(2), "Move right").isDisable());
    item(items(0), "Move right").fire();
    assertEquals("c1", wall.tiles().getFirst().name());
  }

  @Test
  void anEnlargedCameraCanBeLookedAtCloser() {
    item(items(1), "Enlarge").fire();
    List<MenuItem> items = items(1);
    assertTrue(item(items, "Zoom out").isDisable());
    item(items, "Zoom in").fire();
    assertTrue(wall.tiles().get(1).zoom().isClose());
    item(items(1), "Back to the wall").fire();
    assertFalse(wall.tiles().get(1).zoom().isClose());
    item(items(1), "Full screen").fire();
    assertTrue(wall.filling().get());
    item(items(1), "Exit full screen").fire();
    assertFalse(wall.filling().get());
  }
}
