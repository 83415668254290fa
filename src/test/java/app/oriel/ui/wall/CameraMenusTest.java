package app.oriel.ui.wall;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.live.LiveCameras;
import app.oriel.live.Threads;
import app.oriel.text.Texts;
import app.oriel.ui.FakeFamily;
import app.oriel.ui.FakeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the menu of a camera offers; items need no toolkit. */
class CameraMenusTest {
  private final Threads threads = new Threads();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test-clock"));
  private final LiveCameras live = FakeFamily.live(List.of(), threads, clock);
  private final Texts texts = Texts.window(Locale.ENGLISH);
  private final FakeSource source = new FakeSource(List::of);
  private final WallViewModel wall =
      new WallViewModel(live::watch, source, Runnable::run, threads, System::nanoTime, texts);
  private final List<String> asked = new ArrayList<>();
  private final CameraEditing editing =
      new CameraEditing() {
        @Override
        public void add() {
          asked.add("add");
        }

        @Override
        public void edit(String id) {
          asked.add("edit " + id);
        }

        @Override
        public void remove(String id) {
          asked.add("remove " + id);
        }
      };

  @BeforeEach
  void show() {
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

  private List<MenuItem> items(int tile, @Nullable CameraEditing editor) {
    return new CameraMenus(wall, texts, editor)
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
    List<MenuItem> items = items(0, editing);
    assertEquals(
        List.of(
            "Enlarge",
            "Full screen",
            "Figures",
            "Copy the address",
            "Move left",
            "Move right",
            "Edit …",
            "Remove …"),
        names(items));
    item(items, "Edit …").fire();
    item(items, "Remove …").fire();
    assertEquals(List.of("edit a", "remove a"), asked);
    assertFalse(names(items(2, editing)).contains("Edit …"));
    assertFalse(names(items(0, null)).contains("Edit …"));
  }

  @Test
  void movesAsFarAsThereAreOthers() {
    assertTrue(item(items(0, null), "Move left").isDisable());
    assertTrue(item(items(2, null), "Move right").isDisable());
    item(items(0, null), "Move right").fire();
    assertEquals("c1", wall.tiles().getFirst().name());
  }

  @Test
  void anEnlargedCameraCanBeLookedAtCloser() {
    item(items(1, null), "Enlarge").fire();
    List<MenuItem> items = items(1, null);
    assertTrue(item(items, "Look less closely").isDisable());
    item(items, "Look closer").fire();
    assertTrue(wall.tiles().get(1).zoom().isClose());
    item(items(1, null), "Back to the wall").fire();
    assertFalse(wall.tiles().get(1).zoom().isClose());
    item(items(1, null), "Full screen").fire();
    assertTrue(wall.filling().get());
    item(items(1, null), "Leave the full screen").fire();
    assertFalse(wall.filling().get());
  }
}
