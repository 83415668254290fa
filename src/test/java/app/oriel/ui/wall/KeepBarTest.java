package app.oriel.ui.wall;

import static app.oriel.ui.TestToolkit.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.codec.VideoFiles;
import app.oriel.live.Await;
import app.oriel.live.LiveCameras;
import app.oriel.live.ScriptedFamily;
import app.oriel.process.Threads;
import app.oriel.text.Texts;
import app.oriel.ui.FakeFamily;
import app.oriel.ui.FakeSource;
import app.oriel.ui.FxThread;
import app.oriel.ui.TestToolkit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the window says of the files that a crash left, with the toolkit. */
@Timeout(60)
class KeepBarTest {
  private static final Texts TEXTS = Texts.window(Locale.ENGLISH);

  @TempDir Path folder;

  private final Threads threads = new Threads();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test-clock"));
  private final LiveCameras live = new ScriptedFamily().live(threads, clock);

  @SuppressWarnings("NullAway.Init") // by open()
  private WallViewModel wall;

  @SuppressWarnings("NullAway.Init") // by open()
  private KeepBar bar;

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
            TEXTS);
    bar = onFx(() -> new KeepBar(wall, TEXTS));
  }

  @AfterEach
  void close() {
    wall.close();
    live.close();
    clock.shutdownNow();
  }

  private void leftByACrash(String name, String file) throws Exception {
    Path notes = Files.createDirectories(folder.resolve(".oriel"));
    Files.writeString(notes.resolve("unfinished-" + name), file);
  }

  private void repair() {
    onFx(
        () -> {
          wall.keep().repair();
          return true;
        });
  }

  private List<String> words() {
    return onFx(
        () ->
            bar.lookupAll(".label").stream()
                .filter(Label.class::isInstance)
                .map(each -> ((Label) each).getText())
                .filter(each -> !each.isEmpty())
                .toList());
  }

  @Test
  void tellsWhatWasRepairedAndWhatCouldNotBe() throws Exception {
    VideoFiles.bars(folder.resolve("whole.mp4"), "mp4", 30, null);
    Path rubbish = Files.writeString(folder.resolve("rubbish.mp4"), "no film at all");
    leftByACrash("1", "whole.mp4");
    leftByACrash("2", "rubbish.mp4");
    leftByACrash("3", "gone.mp4");
    repair();
    // On a slow machine it is told before how far the repair is.
    Await.until("it is told", () -> words().contains(TEXTS.get("keep.repaired", 1)));
    assertEquals(
        List.of(TEXTS.get("keep.repaired", 1), TEXTS.get("keep.kept", "rubbish.mp4")), words());
    assertEquals("no film at all", Files.readString(rubbish));
    assertTrue(Files.notExists(folder.resolve(".oriel")), "all notes are done with");
    Node close = onFx(() -> bar.lookup(".icon-button"));
    onFx(
        () -> {
          ((Button) close).fire();
          return true;
        });
    assertEquals(List.of(), words());
  }

  @Test
  void aWallWithoutACrashSaysNothing() throws Exception {
    repair();
    repair();
    onFx(() -> true);
    assertEquals(List.of(), words());
  }
}
