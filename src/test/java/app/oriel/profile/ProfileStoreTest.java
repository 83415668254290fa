package app.oriel.profile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.faults.SmallDisk;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileStoreTest {
  @TempDir Path folder;

  @Test
  void aMissingFileIsAnEmptyProfileAndIsNotMadeByReading() throws IOException {
    ProfileStore store = Stores.open(folder.resolve("new/oriel/profile.json"));
    assertEquals(List.of(), store.profile().cameras());
    assertTrue(store.problem().isEmpty());
    assertEquals(Set.of(), Samples.namesIn(folder));
  }

  @Test
  void aChangeMakesTheFolderAndIsThereForTheNextToOpen() throws IOException {
    Path file = folder.resolve("new/oriel/profile.json");
    ProfileStore store = Stores.open(file);
    store.change(adding("Hall"));
    assertEquals("Hall", store.profile().cameras().getFirst().name());
    assertEquals(List.of("Hall"), names(Stores.open(file)));
  }

  @Test
  void onlyTheOwnerCanReadAnyOfTheFiles() throws IOException {
    Assumptions.assumeTrue(
        folder.getFileSystem().supportedFileAttributeViews().contains("posix"),
        "this system has no POSIX permissions");
    Path file = folder.resolve("own/profile.json");
    ProfileStore store = Stores.open(file);
    store.change(adding("Hall"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    store.change(adding("Yard"));
    Path own = folder.resolve("own");
    assertEquals(
        Set.of("profile.json", "profile.json.bak", "profile.json.lock"), Samples.namesIn(own));
    for (String name : Samples.namesIn(own)) {
      assertEquals("rw-------", mode(own.resolve(name)), name);
    }
    assertEquals("rwx------", mode(own));
  }

  @Test
  void theBackupIsTheLastGoodOne() throws IOException {
    Path file = folder.resolve("profile.json");
    ProfileStore store = Stores.open(file);
    store.change(adding("Hall"));
    byte[] first = Files.readAllBytes(file);
    store.change(adding("Yard"));
    assertArrayEquals(first, Files.readAllBytes(folder.resolve("profile.json.bak")));
  }

  @Test
  void aChangeOfNothingWritesNothing() throws IOException {
    Path file = folder.resolve("profile.json");
    ProfileStore store = Stores.open(file);
    store.change(adding("Hall"));
    FileTime old = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(file, old);
    store.change(profile -> profile.minus("nobody"));
    assertEquals(old, Files.getLastModifiedTime(file));
  }

  @Test
  void aChangeIsAppliedToWhatOthersWroteMeanwhile() throws IOException {
    Path file = folder.resolve("profile.json");
    ProfileStore window = Stores.open(file);
    ProfileStore command = Stores.open(file);
    command.change(adding("Hall"));
    window.change(adding("Yard"));
    assertEquals(List.of("Hall", "Yard"), names(window));
    command.reload();
    assertEquals(List.of("Hall", "Yard"), names(command));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"version\":2}", "{\"version\":1,\"cameras\":7}", "\u0000"})
  void aFileThatMakesNoSenseIsNeverTouched(String content) throws IOException {
    Path file = Files.writeString(folder.resolve("profile.json"), content);
    ProfileStore store = Stores.open(file);
    assertEquals(List.of(), store.profile().cameras());
    OrielException problem = store.problem().orElseThrow();
    assertEquals(Problem.PROFILE_UNREADABLE, problem.problem());
    assertTrue(problem.detail().toString().contains(file.toString()), problem.detail().toString());
    OrielException refused = assertThrows(OrielException.class, () -> store.change(adding("Hall")));
    assertEquals(Problem.PROFILE_UNREADABLE, refused.problem());
    assertEquals(content, Files.readString(file));
    assertEquals(Set.of("profile.json", "profile.json.lock"), Samples.namesIn(folder));
  }

  @Test
  void aFileThatIsBrokenMeanwhileIsNotTouchedAndItsCamerasStayKnown() throws IOException {
    Path file = folder.resolve("profile.json");
    ProfileStore store = Stores.open(file);
    store.change(adding("Hall"));
    String good = Files.readString(file);
    Files.writeString(file, good + "}");
    assertThrows(OrielException.class, () -> store.change(adding("Yard")));
    assertEquals(good + "}", Files.readString(file));
    assertEquals(List.of("Hall"), names(store));
    Files.writeString(file, good);
    store.change(adding("Yard"));
    assertTrue(store.problem().isEmpty());
    assertEquals(List.of("Hall", "Yard"), names(Stores.open(file)));
  }

  @Test
  void whatIsNoFileIsRefusedAtOnce() throws IOException, InterruptedException {
    Path directory = Files.createDirectory(folder.resolve("profile.json"));
    assertEquals(
        Problem.PROFILE_UNREADABLE, Stores.open(directory).problem().orElseThrow().problem());
    Path pipe = folder.resolve("pipe.json");
    Assumptions.assumeTrue(ran("mkfifo", pipe.toString()), "no mkfifo here");
    assertEquals(Problem.PROFILE_UNREADABLE, Stores.open(pipe).problem().orElseThrow().problem());
  }

  @Test
  void aFileThatIsTooLargeIsRefused() throws IOException {
    Path file = folder.resolve("profile.json");
    Files.writeString(file, "{\"version\":1}" + " ".repeat(ProfileFile.LARGEST));
    ProfileStore store = Stores.open(file);
    assertTrue(store.problem().orElseThrow().detail().toString().contains("is larger than"));
  }

  @Test
  void aProfileThatWouldBeTooLargeIsNotWritten() throws IOException {
    Path file = folder.resolve("profile.json");
    ProfileStore store = Stores.open(file);
    store.change(adding("Hall"));
    byte[] before = Files.readAllBytes(file);
    OrielException refused =
        assertThrows(
            OrielException.class,
            () ->
                store.change(
                    profile -> {
                      Profile large = profile;
                      for (int i = 0; i < 100; i++) {
                        String value = "x".repeat(60_000);
                        large = large.learning("kasa://" + i, learnt("a", value));
                      }
                      return large;
                    }));
    assertEquals(Problem.DISK, refused.problem());
    assertArrayEquals(before, Files.readAllBytes(file));
  }

  @Test
  void aLinkStaysALinkAndTheFileBehindItIsWritten() throws IOException {
    Path real = Files.createDirectories(folder.resolve("dotfiles")).resolve("oriel.json");
    Path link = folder.resolve("profile.json");
    Files.createSymbolicLink(link, Path.of("dotfiles/oriel.json"));
    Stores.open(link).change(adding("Hall")); // the link leads to nothing yet
    Stores.open(link).change(adding("Yard"));
    assertTrue(Files.isSymbolicLink(link));
    assertFalse(Files.isSymbolicLink(real));
    assertEquals(List.of("Hall", "Yard"), names(Stores.open(real)));
  }

  @Test
  void whatAKilledWriterLeftIsCleanedAway() throws IOException {
    Files.writeString(folder.resolve("profile.json.tmp"), "{\"half\":");
    Stores.open(folder.resolve("profile.json")).change(adding("Hall"));
    assertEquals(Set.of("profile.json", "profile.json.lock"), Samples.namesIn(folder));
  }

  @Test
  void nothingIsWrittenThroughALinkLaidInTheWay() throws IOException {
    Path victim = Files.writeString(folder.resolve("victim"), "mine");
    Files.createSymbolicLink(folder.resolve("profile.json.tmp"), victim);
    Stores.open(folder.resolve("profile.json")).change(adding("Hall"));
    assertEquals("mine", Files.readString(victim));
  }

  @Test
  void anInterruptedThreadStillSavesAndStaysInterrupted() throws IOException {
    Path file = folder.resolve("profile.json");
    ProfileStore store = Stores.open(file);
    Thread.currentThread().interrupt();
    store.change(adding("Hall"));
    assertTrue(Thread.interrupted());
    store.change(adding("Yard"));
    assertEquals(List.of("Hall", "Yard"), names(Stores.open(file)));
  }

  @Test
  void anInterruptInTheMiddleOfAChangeLeavesTheProfileReadable() throws Exception {
    Path file = folder.resolve("profile.json");
    ProfileStore store = Stores.open(file);
    store.change(adding("Hall"));
    Thread writer;
    try (FileChannel other =
            FileChannel.open(folder.resolve("profile.json.lock"), StandardOpenOption.WRITE);
        FileLock held = other.lock()) {
      assertTrue(held.isValid());
      writer =
          Thread.ofVirtual().start(() -> assertDoesNotThrow(() -> store.change(adding("Yard"))));
      while (writer.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
      writer.interrupt();
    }
    writer.join();
    assertTrue(store.problem().isEmpty());
    assertEquals(List.of("Hall", "Yard"), names(store));
  }

  @Test
  void aLockThatIsNeverGivenBackIsADiskProblem() throws IOException {
    Path file = folder.resolve("profile.json");
    ProfileStore store = Stores.open(file, Duration.ofMillis(50), Migrations.USUAL);
    try (FileChannel other =
            FileChannel.open(
                folder.resolve("profile.json.lock"),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE);
        FileLock held = other.lock()) {
      assertTrue(held.isValid());
      OrielException refused =
          assertThrows(OrielException.class, () -> store.change(adding("Hall")));
      assertEquals(Problem.DISK, refused.problem());
      assertFalse(Files.exists(file));
    }
    store.change(adding("Hall"));
    assertEquals(List.of("Hall"), names(Stores.open(file)));
  }

  @Test
  void aFolderThatWasRemovedMeanwhileIsMadeAgain() throws IOException {
    Path file = folder.resolve("own/profile.json");
    ProfileStore store = Stores.open(file);
    store.change(adding("Hall"));
    for (String name : Samples.namesIn(folder.resolve("own"))) {
      Files.delete(folder.resolve("own").resolve(name));
    }
    Files.delete(folder.resolve("own"));
    store.change(adding("Yard"));
    assertEquals(List.of("Yard"), names(Stores.open(file)));
    assertTrue(Files.exists(folder.resolve("own/profile.json.lock")));
  }

  @Test
  void aChangeWithinAChangeIsAMistake() {
    ProfileStore store = Stores.open(folder.resolve("profile.json"));
    assertThrows(
        IllegalStateException.class, () -> store.change(outer -> store.change(inner -> inner)));
  }

  @Test
  void aFullDiskLeavesTheOldFileWhole() throws IOException, InterruptedException {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 128)) {
      Path file = disk.path().resolve("profile.json");
      ProfileStore store = Stores.open(file);
      store.change(profile -> profile.learning("kasa://x", learnt("a", "x".repeat(30_000))));
      byte[] before = Files.readAllBytes(file);
      // A small file still fits and a large one does not.
      disk.fill(1);
      OrielException refused =
          assertThrows(OrielException.class, () -> store.change(adding("Hall")));
      assertEquals(Problem.DISK, refused.problem());
      assertTrue(
          refused.detail().toString().contains(file.toString()), refused.detail().toString());
      assertArrayEquals(before, Files.readAllBytes(file));
      assertFalse(Samples.namesIn(disk.path()).contains("profile.json.tmp"));
      assertFalse(Samples.namesIn(disk.path()).contains("profile.json.bak.tmp"));
      disk.empty();
      store.change(adding("Hall"));
      assertEquals(List.of("Hall"), names(Stores.open(file)));
    }
  }

  @Test
  void aFolderThatCannotBeWrittenIsADiskProblem() throws IOException, InterruptedException {
    try (SmallDisk disk = SmallDisk.mount(folder.resolve("disk"), 128)) {
      Path elsewhere = folder.resolve("profile.json");
      Stores.open(elsewhere).change(adding("Hall"));
      Path file = Files.copy(elsewhere, disk.path().resolve("profile.json"));
      byte[] before = Files.readAllBytes(file);
      disk.readOnly();
      ProfileStore store = Stores.open(file);
      assertEquals(List.of("Hall"), names(store));
      OrielException refused =
          assertThrows(OrielException.class, () -> store.change(adding("Yard")));
      assertEquals(Problem.DISK, refused.problem());
      assertArrayEquals(before, Files.readAllBytes(file));
    }
  }

  private static ProfileStore.Change adding(String name) {
    return profile -> profile.plus(CameraEntry.fresh(name, Samples.HALL));
  }

  private static Remembered learnt(String what, String value) {
    return Remembered.NOTHING.withLearnt(what, value);
  }

  private static List<String> names(ProfileStore store) {
    return store.profile().cameras().stream().map(CameraEntry::name).toList();
  }

  private static String mode(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private static boolean ran(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command).start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
