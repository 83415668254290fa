package app.oriel.ui.tile;

import static app.oriel.ui.TestToolkit.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.codec.TestPictures;
import app.oriel.live.Await;
import app.oriel.live.LiveCameras;
import app.oriel.live.ScriptedCamera;
import app.oriel.live.ScriptedFamily;
import app.oriel.process.Threads;
import app.oriel.text.Texts;
import app.oriel.ui.FakeFamily;
import app.oriel.ui.FakeSource;
import app.oriel.ui.FxThread;
import app.oriel.ui.TestToolkit;
import app.oriel.ui.wall.WallCamera;
import app.oriel.ui.wall.WallViewModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The card on a tile that tells of a snapshot, with the toolkit. */
@Timeout(60)
class KeepCardTest {
  @TempDir Path folder;

  private final Threads threads = new Threads();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test-clock"));
  private final ScriptedFamily family = new ScriptedFamily();
  private final LiveCameras live = family.live(threads, clock);

  @SuppressWarnings("NullAway.Init") // by open()
  private WallViewModel wall;

  @BeforeEach
  void open() throws InterruptedException {
    TestToolkit.start();
    wall =
        new WallViewModel(
            live::watch,
            FakeFamily.keeping(live, threads, folder),
            FakeFamily.mute(threads),
            new FakeSource(List::of),
            new FxThread(),
            threads,
            System::nanoTime,
            Texts.window(Locale.ENGLISH));
  }

  @AfterEach
  void close() {
    wall.close();
    live.close();
    clock.shutdownNow();
  }

  private static Image shot(RecordViewModel keeping, ImageView thumb) throws Exception {
    KeepNotice before = onFx(() -> keeping.notice().get());
    onFx(
        () -> {
          keeping.shoot();
          return true;
        });
    Await.until("it is told", () -> !Objects.equals(onFx(() -> keeping.notice().get()), before));
    KeepNotice notice = onFx(() -> keeping.notice().get());
    assertEquals(KeepNotice.Kind.DONE, notice.kind(), notice.headline());
    return onFx(thumb::getImage);
  }

  @Test
  void eachSnapshotIsShownAndCopiedAlsoRightAfterAnother() throws Exception {
    family.camera("hall").does(ScriptedCamera.letIn());
    RecordViewModel keeping =
        onFx(
            () -> {
              wall.show(List.of(new WallCamera(family.known("hall"), "", "1")));
              return wall.tiles().getFirst().keeping();
            });
    KeepCard card = onFx(() -> new KeepCard(keeping, Texts.window(Locale.ENGLISH), () -> {}));
    ImageView thumb = (ImageView) card.getChildren().getFirst();
    var source = family.camera("hall").source(1);
    TestPictures.bars(320, 180, 15, 15)
        .forEach(unit -> source.send(unit.accessUnit(), unit.keyframe()));
    Await.until("all came", () -> wall.tiles().getFirst().feed().stats().received() == 15);
    Image first = shot(keeping, thumb);
    onFx(
        () -> {
          Clipboard.getSystemClipboard().clear();
          card.compact(true);
          assertTrue(!Clipboard.getSystemClipboard().hasImage(), "one picture is copied once");
          return true;
        });
    Image second = shot(keeping, thumb);
    assertNotEquals(first, second);
    assertTrue(onFx(() -> Clipboard.getSystemClipboard().hasImage()));
  }
}
