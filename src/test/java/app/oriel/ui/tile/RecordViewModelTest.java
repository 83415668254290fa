package app.oriel.ui.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Problem;
import app.oriel.codec.MediaFile;
import app.oriel.codec.TestPictures;
import app.oriel.codec.VideoEncoder.Encoded;
import app.oriel.live.Await;
import app.oriel.live.LiveCameras;
import app.oriel.live.ScriptedCamera;
import app.oriel.live.ScriptedFamily;
import app.oriel.live.ScriptedSource;
import app.oriel.process.Threads;
import app.oriel.profile.Layout;
import app.oriel.profile.RecordingSettings;
import app.oriel.profile.SnapshotSettings;
import app.oriel.text.Texts;
import app.oriel.ui.FakeFamily;
import app.oriel.ui.FakeSource;
import app.oriel.ui.tile.RecordViewModel.Recording;
import app.oriel.ui.wall.WallCamera;
import app.oriel.ui.wall.WallViewModel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the window's buttons keep, over cameras that do as told. */
@Timeout(60)
class RecordViewModelTest {
  private static final List<Encoded> FILM = TestPictures.bars(320, 180, 30, 15);

  @TempDir Path folder;

  private final Threads threads = new Threads();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test-clock"));
  private final ScriptedFamily family = new ScriptedFamily();
  private final LiveCameras live = family.live(threads, clock);
  private final FakeSource walls = new FakeSource(List::of);
  private final AtomicLong time = new AtomicLong();
  private WallViewModel wall = wall(Path.of("not-used"));

  private WallViewModel wall(Path to) {
    return new WallViewModel(
        live::watch,
        FakeFamily.keeping(live, threads, to),
        FakeFamily.mute(threads),
        walls,
        Runnable::run,
        threads,
        time::get,
        Texts.window(Locale.ENGLISH));
  }

  private ScriptedSource open(Path to) throws Exception {
    wall = wall(to);
    family.camera("hall").does(ScriptedCamera.letIn());
    family.camera("yard").does(ScriptedCamera.hang());
    wall.show(
        List.of(
            new WallCamera(family.known("hall"), "", "1"),
            new WallCamera(family.known("yard"), "", "2")));
    return family.camera("hall").source(1);
  }

  private RecordViewModel hall() {
    return wall.tiles().stream()
        .filter(tile -> tile.name().equals("hall"))
        .findFirst()
        .orElseThrow()
        .keeping();
  }

  private static void send(ScriptedSource source) {
    FILM.forEach(unit -> source.send(unit.accessUnit(), unit.keyframe()));
  }

  private static List<Path> files(Path root) throws Exception {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.toString().contains(".oriel"))
          .toList();
    }
  }

  private KeepNotice told(RecordViewModel keeping) throws Exception {
    Await.until("something is told", () -> keeping.notice().get() != null);
    KeepNotice notice = keeping.notice().get();
    assertNotNull(notice);
    return notice;
  }

  @AfterEach
  void close() {
    wall.close();
    live.close();
    clock.shutdownNow();
  }

  @Test
  void recordsUntilItIsStoppedWhateverTheWallShows() throws Exception {
    ScriptedSource source = open(folder);
    RecordViewModel hall = hall();
    assertEquals(Recording.OFF, hall.recording().get());
    hall.toggle();
    assertEquals(Recording.BEGINNING, hall.recording().get());
    assertEquals("", hall.elapsed().get());
    send(source);
    Await.until("it runs", () -> hall.recording().get() == Recording.RUNNING);
    assertTrue(hall.elapsed().get().matches("0:0[0-9]"), hall.elapsed().get());
    wall.tiles().getFirst().rest(true);
    wall.move(wall.tiles().getFirst(), 1);
    wall.setLayout(Layout.ONE);
    wall.select(wall.tiles().getFirst());
    assertEquals("yard", wall.visible().get().getFirst().name());
    send(source);
    source.send(FILM.getFirst().accessUnit(), true);
    Await.until("all is taken", source::isEmpty);
    assertEquals(Recording.RUNNING, hall.recording().get());
    hall.toggle();
    assertEquals(Recording.OFF, hall.recording().get());
    KeepNotice notice = told(hall);
    assertEquals(KeepNotice.Kind.DONE, notice.kind());
    Path file = files(folder).getFirst();
    assertEquals(file.getFileName().toString(), notice.detail());
    assertTrue(MediaFile.read(file).pictures() >= 60, "none is left out");
    assertEquals("moov", MediaFile.boxes(file).getLast(), "the file is whole");
  }

  @Test
  void whatIsDoneIsToldForAMomentAndWhatFailedUntilItIsRead() throws Exception {
    ScriptedSource source = open(folder);
    RecordViewModel hall = hall();
    send(source);
    Await.until("a picture came", () -> wall.tiles().getFirst().feed().stats().received() > 0);
    hall.shoot();
    assertEquals(KeepNotice.Kind.DONE, told(hall).kind());
    time.addAndGet(TimeUnit.SECONDS.toNanos(6));
    wall.refresh();
    assertNull(hall.notice().get());

    Path file = Files.writeString(folder.resolve("a file"), "");
    wall.keep().change(it -> it.in(file));
    hall.toggle();
    KeepNotice failed = told(hall);
    assertEquals(KeepNotice.Kind.FAILED, failed.kind());
    assertTrue(failed.folder(), "another folder is the way out");
    Await.until("it is off", () -> hall.recording().get() == Recording.OFF);
    time.addAndGet(TimeUnit.SECONDS.toNanos(60));
    wall.refresh();
    assertEquals(failed, hall.notice().get());

    Path other = folder.resolve("other");
    assertEquals("settings " + file + " 30", walls.kept.poll(5, TimeUnit.SECONDS));
    wall.keep().change(it -> it.in(other));
    assertEquals("settings " + other + " 30", walls.kept.poll(5, TimeUnit.SECONDS));
    hall.toggle();
    assertNull(hall.notice().get(), "the old failure is past");
    Await.until("it runs", () -> hall.recording().get() == Recording.RUNNING);
    assertEquals(1, files(other).size());
  }

  @Test
  void theDiskIsLeftAsMuchAsTheUserWants() throws Exception {
    ScriptedSource source = open(folder);
    RecordViewModel hall = hall();
    hall.toggle();
    send(source);
    Await.until("it runs", () -> hall.recording().get() == Recording.RUNNING);
    wall.keep().change(it -> it.leaving(Long.MAX_VALUE / 2));
    assertEquals(KeepNotice.Kind.FAILED, told(hall).kind());
    Await.until("it is off", () -> hall.recording().get() == Recording.OFF);
    Path file = files(folder).getFirst();
    assertEquals("moov", MediaFile.boxes(file).getLast(), "the file is whole");
    wall.keep().change(it -> it.leaving(0).as(RecordingSettings.Format.MKV));
    hall.toggle();
    send(source);
    Await.until("it runs", () -> hall.recording().get() == Recording.RUNNING);
    assertTrue(files(folder).stream().anyMatch(each -> each.toString().endsWith(".mkv")));
  }

  @Test
  void savesTheLastSecondsAndGoesOn() throws Exception {
    ScriptedSource source = open(folder);
    RecordViewModel hall = hall();
    assertEquals(30, hall.remembered().get());
    send(source);
    Await.until("all came", () -> wall.tiles().getFirst().feed().stats().received() == 30);
    hall.saveLast();
    Await.until("it is being saved", () -> hall.saving().get());
    assertEquals(Recording.OFF, hall.recording().get());
    send(source);
    wall.close();
    Path file = files(folder).getFirst();
    assertTrue(MediaFile.read(file).pictures() >= 30, "what was before the press is there");
    assertEquals("moov", MediaFile.boxes(file).getLast());
  }

  @Test
  void aCameraThatIsRemovedLeavesAWholeFile() throws Exception {
    ScriptedSource source = open(folder);
    TileViewModel tile = wall.tiles().getFirst();
    tile.keeping().toggle();
    send(source);
    Await.until("it runs", () -> tile.keeping().recording().get() == Recording.RUNNING);
    wall.take(tile);
    assertEquals(Recording.RUNNING, tile.keeping().recording().get(), "it may be put back");
    wall.drop(tile);
    Await.until(
        "the file is whole",
        () -> MediaFile.boxes(files(folder).getFirst()).getLast().equals("moov"));
    assertEquals(30, MediaFile.read(files(folder).getFirst()).pictures());
  }

  @Test
  void takesPicturesOfTheWantedKind() throws Exception {
    ScriptedSource source = open(folder);
    RecordViewModel hall = hall();
    send(source);
    Await.until("all came", () -> wall.tiles().getFirst().feed().stats().received() == 30);
    wall.keep().take(SnapshotSettings.Format.JPEG);
    hall.shoot();
    assertEquals(1, hall.shots().get());
    KeepNotice notice = told(hall);
    assertFalse(hall.shooting().get());
    assertNotNull(notice.picture());
    Path file = files(folder).getFirst();
    assertTrue(file.toString().endsWith(".jpg"), file.toString());
    assertEquals(320, ImageIO.read(file.toFile()).getWidth());
    assertTrue(notice.detail().startsWith("320×180"), notice.detail());
  }

  @Test
  void aCameraThatIsNotThereHasNoPictureAndNothingToSave() throws Exception {
    open(folder);
    family.camera("gone").does(ScriptedCamera.fail(Problem.NO_ANSWER));
    wall.add(new WallCamera(family.known("gone"), "", "3"));
    RecordViewModel gone = wall.tiles().getLast().keeping();
    gone.shoot();
    KeepNotice notice = told(gone);
    assertEquals(KeepNotice.Kind.FAILED, notice.kind());
    assertFalse(notice.folder());
    gone.dismiss();
    gone.toggle();
    assertEquals(Recording.BEGINNING, gone.recording().get());
    gone.toggle();
    assertEquals(KeepNotice.Kind.FAILED, told(gone).kind());
    assertTrue(files(folder).isEmpty());
  }
}
