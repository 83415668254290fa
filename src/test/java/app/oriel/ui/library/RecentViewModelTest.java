package app.oriel.ui.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.codec.VideoFiles;
import app.oriel.library.Clip;
import app.oriel.library.ClipLibrary;
import app.oriel.library.Thumbnails;
import app.oriel.library.Trash;
import app.oriel.process.Threads;
import app.oriel.text.Texts;
import app.oriel.ui.FakeFamily;
import app.oriel.ui.tile.ListenViewModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.collections.FXCollections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the drawer shows and does, without a window. */
class RecentViewModelTest {
  @TempDir Path root;

  private final Threads threads = new Threads();
  private final Texts texts = Texts.window(Locale.ENGLISH);
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test-clock"));
  private final List<Path> trashed = new CopyOnWriteArrayList<>();
  private final List<Path> shown = new ArrayList<>();
  private Duration grace = Duration.ofHours(1);
  private boolean trashRefuses;
  private boolean noFolder;

  private final Trash trash =
      new Trash() {
        @Override
        public void check(Path file) throws OrielException {
          if (trashRefuses) {
            throw new OrielException(
                Problem.DISK,
                Detail.of("in-file", Detail.of("the-trash-is-on-another-disk"), file));
          }
        }

        @Override
        public void take(Path file) throws OrielException {
          check(file);
          trashed.add(file);
        }
      };

  @AfterEach
  void close() {
    clock.shutdownNow();
  }

  private RecentViewModel drawer() {
    var speaker = FakeFamily.mute(threads);
    ListenViewModel listening =
        new ListenViewModel(
            speaker, FXCollections.observableArrayList(), Runnable::run, threads, percent -> {});
    return new RecentViewModel(
        new ClipLibrary(
            () -> root, Set::of, InstantSource.fixed(Instant.now().plusSeconds(3600)), threads),
        new Thumbnails(threads),
        file -> {
          if (noFolder) {
            throw new IOException("no such program");
          }
          shown.add(file);
        },
        clip -> new PlayerViewModel(clip, speaker, listening, threads, this::today, texts),
        new Deletions(trash, Runnable::run, Runnable::run, clock, grace, texts),
        Runnable::run,
        Runnable::run,
        this::today,
        texts);
  }

  private LocalDate today() {
    return LocalDate.of(2026, 11, 20);
  }

  private Path clip(String name) throws IOException {
    Path file = root.resolve("Hall/2026-11-20").resolve(name);
    Files.createDirectories(file.getParent());
    return VideoFiles.bars(file, "mp4", 30, null);
  }

  private static void await(String what, BooleanSupplier condition) throws InterruptedException {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() - until < 0, what);
      Thread.sleep(5);
    }
  }

  private static List<String> names(RecentViewModel recent) {
    return List.copyOf(recent.clips()).stream()
        .map(each -> each.clip().get().file().getFileName().toString())
        .toList();
  }

  @Test
  void openedItShowsTheNewestAndWhatComes() throws Exception {
    clip("10-00-00 Hall.mp4");
    try (RecentViewModel recent = drawer()) {
      assertTrue(recent.clips().isEmpty());
      recent.toggle();
      await("the first", () -> names(recent).equals(List.of("10-00-00 Hall.mp4")));
      RecentClip first = recent.clips().getFirst();
      first.seen();
      await("its thumbnail", () -> first.thumbnail().get() != null);
      assertNotNull(first.thumbnail().get().pixels());
      clip("10-00-01 Hall.mp4");
      await("the next", () -> recent.clips().size() == 2);
      assertTrue(first == recent.clips().get(1), "a clip is the same as long as it is there");
      recent.toggle();
      assertFalse(recent.open().get());
    }
  }

  @Test
  void whatIsDeletedIsHiddenAndCanBePutBack() throws Exception {
    clip("10-00-00 Hall.mp4");
    clip("10-00-01 Hall.mp4");
    List<Path> expected = new ArrayList<>();
    try (RecentViewModel recent = drawer()) {
      recent.toggle();
      await("both", () -> recent.clips().size() == 2);
      Clip clip = recent.clips().getFirst().clip().get();
      recent.delete(clip);
      assertEquals(List.of("10-00-00 Hall.mp4"), names(recent));
      assertEquals(clip, recent.deleted().get());
      assertTrue(recent.undo());
      assertEquals(2, recent.clips().size());
      assertNull(recent.deleted().get());
      assertFalse(recent.undo());
      recent.delete(clip);
      Clip other = recent.clips().getFirst().clip().get();
      recent.delete(other);
      assertEquals(List.of(clip.file()), trashed, "the one before cannot be put back any more");
      assertTrue(Files.exists(other.file()));
      expected.addAll(List.of(clip.file(), other.file()));
    }
    assertEquals(expected, trashed, "the end settles all");
  }

  @Test
  void afterAWhileTheTrashHasIt() throws Exception {
    grace = Duration.ofMillis(20);
    clip("10-00-00 Hall.mp4");
    try (RecentViewModel recent = drawer()) {
      recent.toggle();
      await("the clip", () -> recent.clips().size() == 1);
      recent.delete(recent.clips().getFirst().clip().get());
      await("the trash", () -> trashed.size() == 1);
      await("no way back", () -> recent.deleted().get() == null);
      assertFalse(recent.undo());
    }
  }

  @Test
  void whatTheTrashRefusesComesBackWithTheReason() throws Exception {
    trashRefuses = true;
    clip("10-00-00 Hall.mp4");
    try (RecentViewModel recent = drawer()) {
      recent.toggle();
      await("the clip", () -> recent.clips().size() == 1);
      recent.delete(recent.clips().getFirst().clip().get());
      assertEquals(1, recent.clips().size());
      assertTrue(recent.notice().get().contains("another disk"), recent.notice().get());
      recent.noticed();
      assertEquals("", recent.notice().get());
    }
    assertEquals(List.of(), trashed);
  }

  @Test
  void whatIsBeingWrittenIsNotDeleted() throws Exception {
    Path file = clip("10-00-00 Hall.mp4");
    Clip growing = new Clip(file, Clip.Kind.RECORDING, "Hall", today().atStartOfDay(), 1, true);
    try (RecentViewModel recent = drawer()) {
      recent.delete(growing);
      assertNull(recent.deleted().get());
      assertFalse(recent.notice().get().isEmpty());
    }
    assertEquals(List.of(), trashed);
  }

  @Test
  void theFolderIsShownOrTheReasonWhyNot() throws Exception {
    Path file = clip("10-00-00 Hall.mp4");
    Clip clip = new Clip(file, Clip.Kind.RECORDING, "Hall", today().atStartOfDay(), 1, false);
    try (RecentViewModel recent = drawer()) {
      recent.showInFolder(clip);
      assertEquals(List.of(file), shown);
      noFolder = true;
      recent.showInFolder(clip);
      assertTrue(recent.notice().get().contains("2026-11-20"), recent.notice().get());
    }
    assertEquals(
        List.of("explorer.exe", "/select,", "/a b/c.mp4"),
        FileManager.command("windows 11", Path.of("/a b/c.mp4")));
    assertEquals(List.of("xdg-open", "/a b"), FileManager.command("linux", Path.of("/a b/c.mp4")));
  }

  @Test
  void aClipIsPlayedSteppedAndClosed() throws Exception {
    clip("10-00-00 Hall.mp4");
    clip("10-00-01 Hall.mp4");
    try (RecentViewModel recent = drawer()) {
      recent.toggle();
      await("both", () -> recent.clips().size() == 2);
      recent.play(recent.clips().getFirst().clip().get());
      PlayerViewModel player = recent.player().get();
      assertNotNull(player);
      assertTrue(player.playing().get());
      assertEquals("Hall · Today, 10:00:01", player.title());
      await("opened", () -> refreshed(player).ready().get());
      player.toggle();
      assertFalse(refreshed(player).playing().get());
      player.seek(500_000);
      await("there", () -> Math.abs(refreshed(player).position().get() - 480_000) <= 20_000);
      player.step(1);
      await("the next", () -> Math.abs(refreshed(player).position().get() - 520_000) <= 20_000);
      player.faster(1);
      assertEquals(2, player.speed().get());
      player.faster(9);
      assertEquals(4, player.speed().get());
      player.faster(-9);
      assertEquals(0.25, player.speed().get());
      recent.playNext(1);
      PlayerViewModel other = recent.player().get();
      assertNotNull(other);
      assertEquals("Hall · Today, 10:00:00", other.title());
      assertTrue(recent.closePlayer());
      assertFalse(recent.closePlayer());
      assertNull(recent.player().get());
    }
  }

  private static PlayerViewModel refreshed(PlayerViewModel player) {
    player.refresh();
    return player;
  }

  @Test
  void lengthsAndDaysReadAsPeopleSayThem() {
    assertEquals("0:07", ClipWords.length(7_900_000));
    assertEquals("12:05", ClipWords.length(725_000_000));
    assertEquals("1:00:01", ClipWords.length(3_601_000_000L));
    ClipWords words = new ClipWords(texts, this::today);
    assertEquals("Today", words.day(today().atTime(9, 0)));
    assertEquals("Yesterday", words.day(today().minusDays(1).atTime(9, 0)));
    assertEquals("November 1, 2026", words.day(LocalDate.of(2026, 11, 1).atStartOfDay()));
  }
}
