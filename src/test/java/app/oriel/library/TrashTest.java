package app.oriel.library;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.OrielException;
import app.oriel.faults.SmallDisk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes into the trash can be taken out of it. */
class TrashTest {
  @TempDir Path root;

  @Test
  void trashKeepsWhatItTakesAndWhereItCameFrom() throws Exception {
    Path bin = root.resolve("data/Trash");
    Trash trash = new FreedesktopTrash(bin);
    Path file = root.resolve("Hall %1 会.mp4");
    for (String content : new String[] {"first", "second"}) {
      Files.writeString(file, content);
      trash.take(file);
      assertTrue(Files.notExists(file));
    }
    assertEquals("first", Files.readString(bin.resolve("files/Hall %1 会.mp4")));
    assertEquals("second", Files.readString(bin.resolve("files/Hall %1 会.mp4.2")));
    String note = Files.readString(bin.resolve("info/Hall %1 会.mp4.2.trashinfo"));
    assertTrue(note.startsWith("[Trash Info]\nPath=/"), note);
    assertTrue(note.contains("/Hall%20%251%20%E4%BC%9A.mp4\nDeletionDate=20"), note);
    assertTrue(
        note.matches("(?s).*DeletionDate=\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\n"), note);
  }

  @Test
  void aFileOfAnotherDiskGoesIntoTheTrashOfThatDisk() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(root.resolve("disk"), 1024)) {
      Trash trash = new FreedesktopTrash(root.resolve("Trash"));
      Path file = Files.createDirectories(disk.path().resolve("a b")).resolve("Hall.mp4");
      Files.writeString(file, "content");
      trash.check(file);
      trash.take(file);
      Object user = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
      Path bin = disk.path().resolve(".Trash-" + user);
      assertEquals("content", Files.readString(bin.resolve("files/Hall.mp4")));
      String note = Files.readString(bin.resolve("info/Hall.mp4.trashinfo"));
      assertTrue(note.startsWith("[Trash Info]\nPath=a%20b/Hall.mp4\n"), note);
      assertTrue(Files.notExists(file));
      assertTrue(Files.notExists(root.resolve("Trash")));
    }
  }

  @Test
  void aDiskThatTakesNoTrashKeepsItsFile() throws Exception {
    try (SmallDisk disk = SmallDisk.mount(root.resolve("disk"), 1024)) {
      Path file = Files.writeString(disk.path().resolve("Hall.mp4"), "content");
      Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
      Object user = Files.getAttribute(Path.of("/proc/self"), "unix:uid");
      // Somebody else's way out of this disk.
      Files.createSymbolicLink(disk.path().resolve(".Trash-" + user), elsewhere);
      Trash trash = new FreedesktopTrash(root.resolve("Trash"));
      assertThrows(OrielException.class, () -> trash.check(file));
      assertThrows(OrielException.class, () -> trash.take(file));
      assertEquals("content", Files.readString(file));
      assertEquals(0, elsewhere.toFile().list().length);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Windows 11, SystemTrash",
    "Windows Server 2022, SystemTrash",
    "Mac OS X, SystemTrash",
    "Linux, FreedesktopTrash",
    "FreeBSD, FreedesktopTrash"
  })
  void eachSystemHasItsOwn(String system, String expected) {
    Properties properties = new Properties();
    properties.setProperty("os.name", system);
    properties.setProperty("user.home", root.toString());
    assertEquals(expected, Trash.of(Map.of(), properties).getClass().getSimpleName());
  }

  /** A system's own trash that says what a test wants, or is not there. */
  private static Trash saying(boolean takes, boolean took, List<Path> taken) {
    return new SystemTrash(
        () ->
            new SystemTrash.Bin() {
              @Override
              public boolean takes(Path file) {
                return takes;
              }

              @Override
              public boolean take(Path file) {
                taken.add(file);
                return took;
              }
            });
  }

  @Test
  void aSystemThatWouldDeleteForGoodIsNotAsked() throws Exception {
    Path file = root.resolve("Hall.mp4");
    List<Path> taken = new ArrayList<>();
    Trash without = saying(false, true, taken);
    assertThrows(OrielException.class, () -> without.check(file));
    assertThrows(OrielException.class, () -> without.take(file));
    assertEquals(List.of(), taken);
    Trash failing = saying(true, false, taken);
    failing.check(file);
    assertThrows(OrielException.class, () -> failing.take(file));
    saying(true, true, taken).take(file);
    assertEquals(List.of(file, file), taken);
  }

  @Test
  void aSystemWithoutItsCallsRefuses() {
    Trash missing =
        new SystemTrash(
            () -> {
              throw new UnsatisfiedLinkError("objc");
            });
    assertThrows(OrielException.class, () -> missing.check(root.resolve("Hall.mp4")));
  }
}
