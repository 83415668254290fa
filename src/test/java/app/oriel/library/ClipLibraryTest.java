package app.oriel.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.process.Threads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a folder of recordings holds, and what else people and programs put there. */
class ClipLibraryTest {
  private final Instant later = Instant.now().plusSeconds(3600);

  @TempDir Path root;

  private Path file(String name) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "some bytes");
    return file;
  }

  private List<Clip> newest(int most, Path... written) {
    return new ClipScan(root, most, Set.of(written), InstantSource.fixed(later)).newest();
  }

  @Test
  void theNewestComeFirstWithWhatTheirNamesSay() throws IOException {
    Path old = file("Hall/2026-11-19/23-59-59 Hall.mp4");
    Path snapshot = file("Hall/2026-11-20/14-03-22 Hall.png");
    Path second = file("会議室/2026-11-20/14-03-22 会議室 (2).mkv");
    Path raw = file("Yard/2026-11-20/08-00-00 Yard.h265");
    List<Clip> clips = newest(100);
    assertEquals(Set.of(snapshot, second), Set.of(clips.get(0).file(), clips.get(1).file()));
    assertEquals(List.of(raw, old), clips.subList(2, 4).stream().map(Clip::file).toList());
    Clip of = clips.stream().filter(clip -> clip.file().equals(second)).findFirst().orElseThrow();
    assertEquals("会議室", of.camera());
    assertEquals(LocalDateTime.of(2026, 11, 20, 14, 3, 22), of.taken());
    assertEquals(Clip.Kind.RECORDING, of.kind());
    assertFalse(of.growing());
    assertEquals(10, of.bytes());
    assertEquals(3, clips.stream().filter(c -> c.kind() == Clip.Kind.RECORDING).count());
  }

  @Test
  void strangeNamesHarmNothingAndOnlyClipsAreShown() throws IOException {
    file("Hall/2026-11-20/99-99-99 Hall.mp4");
    file("Hall/2026-11-20/party.mp4");
    file("Hall/2026-11-20/notes.txt");
    file("Hall/2026-11-20/.repair-1.mp4");
    file("Hall/2026-13-45/10-00-00 Hall.mp4");
    file("Hall/2026-11-20/10-00-00 Hall.mp4/inner.mp4");
    file(".oriel/2026-11-20/10-00-00 x.mp4");
    file("loose.mp4");
    Path empty = file("Hall/2026-11-20/11-00-00 Hall.mp4");
    Files.write(empty, new byte[0]);
    Path outside = Files.createTempDirectory("outside");
    Files.writeString(outside.resolve("10-00-00 secret.mp4"), "secret");
    Files.createSymbolicLink(root.resolve("Hall/2026-11-21"), outside);
    Files.createSymbolicLink(
        root.resolve("Hall/2026-11-20/12-00-00 Hall.mp4"), outside.resolve("10-00-00 secret.mp4"));
    List<String> names =
        newest(100).stream().map(clip -> clip.file().getFileName().toString()).sorted().toList();
    assertEquals(List.of("99-99-99 Hall.mp4", "party.mp4"), names);
  }

  @Test
  void noMoreThanAreWantedAndWholeDaysAreCompared() throws IOException {
    for (int i = 10; i < 40; i++) {
      file("A/2026-11-20/10-00-" + i + " A.mp4");
      file("B/2026-11-20/11-00-" + i + " B.mp4");
      file("A/2026-11-19/10-00-" + i + " A.mp4");
    }
    List<Clip> clips = newest(35);
    assertEquals(35, clips.size());
    assertEquals(30, clips.stream().filter(clip -> clip.camera().equals("B")).count());
    assertTrue(clips.stream().allMatch(clip -> clip.taken().getDayOfMonth() == 20));
  }

  @Test
  void whatIsBeingWrittenIsKnown() throws IOException {
    Path ours = file("Hall/2026-11-20/10-00-00 Hall.mp4");
    Path begun = file("Hall/2026-11-20/10-00-02 Hall.mp4");
    Files.write(begun, new byte[0]);
    Path theirs = file("Hall/2026-11-20/10-00-01 Hall.mp4");
    Files.setLastModifiedTime(theirs, FileTime.from(later.minusSeconds(1)));
    file("Hall/2026-11-20/09-00-00 Hall.mp4");
    List<Path> growing =
        newest(9, ours, begun).stream().filter(Clip::growing).map(Clip::file).toList();
    assertEquals(List.of(begun, theirs, ours), growing);
  }

  @Test
  void aFolderThatIsNotThereIsEmpty() {
    assertEquals(List.of(), new ClipScan(root.resolve("none"), 9, Set.of(), Instant::now).newest());
  }

  @Test
  void whoFollowsIsToldOfTheFirstRecordingAndOfWhatGoes() throws Exception {
    Path home = root.resolve("Videos/Oriel");
    ClipLibrary library =
        new ClipLibrary(() -> home, Set::of, InstantSource.fixed(later), new Threads());
    BlockingQueue<List<Clip>> told = new LinkedBlockingQueue<>();
    Runnable end = library.follow(told::add);
    assertEquals(List.of(), told.poll(20, TimeUnit.SECONDS));
    Path first = file("Videos/Oriel/Hall/2026-11-20/10-00-00 Hall.mp4");
    assertEquals(List.of(first), files(told));
    Path next = file("Videos/Oriel/Hall/2026-11-20/10-00-01 Hall.png");
    assertEquals(List.of(next, first), files(told));
    Files.delete(first);
    assertEquals(List.of(next), files(told));
    end.run();
    end.run();
    file("Videos/Oriel/Hall/2026-11-20/10-00-02 Hall.mp4");
    assertNull(told.poll(800, TimeUnit.MILLISECONDS));
  }

  private static List<Path> files(BlockingQueue<List<Clip>> told) throws InterruptedException {
    List<Clip> clips = told.poll(20, TimeUnit.SECONDS);
    assertNotNull(clips, "nothing was told");
    return clips.stream().map(Clip::file).toList();
  }
}
