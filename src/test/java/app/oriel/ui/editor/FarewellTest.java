package app.oriel.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.ui.tile.TileViewModel;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nothing that the user did is lost where the window is closed at once. */
class FarewellTest {
  private final EditorRig rig = new EditorRig();
  private final EditorViewModel editor = rig.editor();
  private final CountDownLatch disk = new CountDownLatch(1);

  @AfterEach
  void close() {
    disk.countDown();
    rig.close();
  }

  /** Closes the window while the disk is slow, and lets the disk go on once that is waited for. */
  private void closeTheWindow() throws InterruptedException {
    Thread closing = rig.threads.startVirtual("closing", editor::close);
    assertFalse(closing.join(Duration.ofMillis(300)), "nobody waits for the disk");
    disk.countDown();
    assertTrue(closing.join(Duration.ofSeconds(20)));
  }

  @Test
  void bothRemovedCamerasAreForgotten() throws InterruptedException {
    TileViewModel hall = rig.tile("Hall", null);
    TileViewModel yard = rig.tile("Yard", null);
    rig.book.writing = disk;
    editor.remove(hall);
    editor.remove(yard);
    closeTheWindow();
    assertEquals(List.of("remove Hall", "remove Yard"), List.copyOf(rig.book.kept));
  }

  @Test
  void aCameraWhoseTimeIsJustOverIsForgotten() throws InterruptedException {
    TileViewModel hall = rig.tile("Hall", null);
    rig.book.writing = disk;
    ExecutorService writer = Executors.newSingleThreadExecutor(rig.threads.virtual("camera book"));
    Removals removals =
        new Removals(
            rig.wall, rig.book, Runnable::run, writer, rig.clock, Duration.ZERO, (tile, e) -> {});
    removals.remove(hall);
    EditorRig.await(() -> rig.book.asked.get() == 1);
    Thread closing = rig.threads.startVirtual("closing", writer::close);
    assertFalse(closing.join(Duration.ofMillis(300)), "nobody waits for the disk");
    disk.countDown();
    assertTrue(closing.join(Duration.ofSeconds(20)));
    assertEquals(List.of("remove Hall"), List.copyOf(rig.book.kept));
  }

  @Test
  void aPasswordThatTheCameraTookIsKept() throws InterruptedException {
    TileViewModel hall = rig.tile("Hall", null);
    rig.awaitRefusal(hall);
    rig.book.writing = disk;
    editor.signIn(hall);
    SignInViewModel form = (SignInViewModel) Objects.requireNonNull(editor.sheet().get());
    form.user().set("ann");
    form.password().set(EditorRig.PASSWORD);
    form.submit();
    EditorRig.await(() -> rig.book.asked.get() == 1);
    closeTheWindow();
    assertEquals(List.of("credentials Hall ann:" + EditorRig.PASSWORD), List.copyOf(rig.book.kept));
  }

  @Test
  void aFormThatIsBeingSavedIsKept() throws InterruptedException {
    rig.book.writing = disk;
    editor.add();
    CameraFormViewModel form = (CameraFormViewModel) Objects.requireNonNull(editor.sheet().get());
    form.address().set("fake://yard.lan");
    form.save();
    closeTheWindow();
    assertEquals(List.of("add Yard fake://yard.lan -"), List.copyOf(rig.book.kept));
  }
}
