package app.oriel.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Packet;
import app.oriel.camera.Problem;
import app.oriel.codec.MediaFile;
import app.oriel.faults.SmallDisk;
import app.oriel.live.Await;
import app.oriel.record.RecordState.Ended;
import app.oriel.record.RecordState.Failed;
import app.oriel.record.RecordState.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Disks that fill up, vanish or take nothing: what was written stays, and the reason is told. */
@Timeout(60)
class DiskFaultsTest {
  @TempDir Path folder;

  private final AtomicBoolean over = new AtomicBoolean();

  @AfterEach
  void end() {
    over.set(true);
  }

  /** Offers pictures faster than real time until the test ends. */
  private void film(Take recording) {
    long begin = System.nanoTime() / 1000;
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              for (int i = 0; !over.get(); i++) {
                long at = i * Film.PICTURE;
                recording.offer(Film.picture(i, at, begin + at));
                recording.offer(Film.sound(at, begin + at));
                LockSupport.parkNanos(Film.PICTURE * 1000 / 4);
              }
            });
  }

  private static void awaitPictures(Take recording, long count) throws Exception {
    Await.until(
        "pictures are written",
        () -> recording.state() instanceof Running running && running.progress().frames() >= count);
  }

  private static Failed awaitFailure(Take recording) throws Exception {
    Await.until("it fails", () -> recording.state() instanceof Failed);
    return assertInstanceOf(Failed.class, recording.state());
  }

  @Test
  void aDiskThatFillsUpLosesNothingWritten() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 4096);
        Studio studio = new Studio(disk.path());
        Studio other = new Studio(folder.resolve("elsewhere"))) {
      Take recording = studio.begin();
      Take neighbour = other.begin();
      film(recording);
      film(neighbour);
      awaitPictures(recording, 30);
      disk.fill(100_000);
      Failed failed = awaitFailure(recording);
      assertEquals(Problem.DISK_FULL, failed.reason().problem(), failed.toString());
      long before = ((Running) neighbour.state()).progress().frames();
      awaitPictures(neighbour, before + 30);
      assertInstanceOf(Ended.class, other.end(neighbour));
      Path file = disk.path().resolve("filler");
      Files.delete(file);
      List<Path> files = studio.files();
      assertEquals(1, files.size());
      assertTrue(MediaFile.read(files.getFirst()).pictures() >= 30);

      Repair.Result result = new Repair(disk.path(), new DiskGuard(0)).run(progress -> true);
      assertEquals(files, result.repaired());
      assertTrue(MediaFile.read(files.getFirst()).pictures() >= 30);
      assertEquals("moov", MediaFile.boxes(files.getFirst()).getLast());
    }
  }

  @Test
  void aRecordingEndsWellBeforeTheDiskIsFull() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 4096);
        Studio studio = new Studio(disk.path(), new DiskGuard(1_000_000))) {
      Take recording = studio.begin();
      film(recording);
      awaitPictures(recording, 15);
      disk.fill(900_000);
      Failed failed = awaitFailure(recording);
      assertEquals(Problem.DISK_FULL, failed.reason().problem());
      Path file = studio.files().getFirst();
      Files.delete(disk.path().resolve("filler"));
      assertEquals("moov", MediaFile.boxes(file).getLast(), "the file is whole");
      assertEquals(
          failed.progress() == null ? -1 : failed.progress().frames(),
          MediaFile.read(file).pictures());
      disk.fill(900_000);
      assertEquals(
          Problem.DISK_FULL, awaitFailure(begun(studio)).reason().problem(), "it begins none");
    }
  }

  private static Take begun(Studio studio) {
    Take recording = studio.begin();
    Film.evenly(30, 0, System.nanoTime() / 1000).forEach(recording::offer);
    return recording;
  }

  @Test
  void aFolderDeletedWhileRecordingIsToldSoon() throws Exception {
    Path root = folder.resolve("recordings");
    try (Studio studio = new Studio(root)) {
      Take recording = studio.begin();
      film(recording);
      awaitPictures(recording, 15);
      delete(root);
      long deleted = System.nanoTime();
      Failed failed = awaitFailure(recording);
      assertEquals(Problem.DISK, failed.reason().problem());
      long millis = (System.nanoTime() - deleted) / 1_000_000;
      assertTrue(millis < 5000, "told after " + millis + " ms");
      // A new one makes the folder anew.
      assertInstanceOf(Ended.class, studio.record(Film.evenly(16, 0, System.nanoTime() / 1000)));
    }
  }

  private static void delete(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  @Test
  void aFolderThatTakesNothingIsTold() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 1024)) {
      disk.readOnly();
      try (Studio studio = new Studio(disk.path().resolve("recordings"))) {
        Failed failed = awaitFailure(begun(studio));
        assertEquals(Problem.DISK, failed.reason().problem());
        assertTrue(failed.progress() == null);
      }
    }
    Path file = Files.writeString(folder.resolve("a file"), "no folder");
    try (Studio studio = new Studio(file)) {
      assertEquals(Problem.DISK, awaitFailure(begun(studio)).reason().problem());
    }
    assertEquals("no folder", Files.readString(file));
  }

  @Test
  void whatCannotBeRepairedIsKeptAndNamed() throws Exception {
    Path root = folder.resolve("recordings");
    Path file = Files.createDirectories(root.resolve("Hall")).resolve("broken.mp4");
    Files.write(file, new byte[5000]);
    new Journal(root).begin(file, news -> {}).close();
    Repair.Result result = new Repair(root, new DiskGuard(0)).run(progress -> true);
    assertEquals(List.of(file), result.kept());
    assertEquals(5000, Files.size(file));
    assertFalse(Files.exists(root.resolve(".oriel")), "it is not tried again");
    try (Stream<Path> all = Files.list(file.getParent())) {
      assertEquals(1, all.count(), "nothing else is left");
    }
  }

  @Test
  void aFileThatIsBeingRecordedIsNotRepaired() throws Exception {
    try (Studio studio = new Studio(folder.resolve("recordings"))) {
      Take recording = studio.begin();
      List<Packet> packets = Film.evenly(60, 0, System.nanoTime() / 1000);
      packets.forEach(recording::offer);
      awaitPictures(recording, 30);
      Repair.Result result = new Repair(studio.root, new DiskGuard(0)).run(progress -> true);
      assertEquals(List.of(), result.repaired());
      studio.end(recording);
      assertEquals(60, MediaFile.read(studio.files().getFirst()).pictures());
    }
  }
}
