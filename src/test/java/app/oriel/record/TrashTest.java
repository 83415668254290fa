package app.oriel.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.oriel.camera.CameraException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void trashOnAnotherDiskTakesNothing() throws Exception {
    Path other = Path.of("/dev/shm");
    assumeTrue(
        Files.isWritable(other) && !Files.getFileStore(other).equals(Files.getFileStore(root)));
    Path file = Files.createTempFile(other, "oriel", ".mp4");
    try {
      Trash trash = new FreedesktopTrash(root.resolve("Trash"));
      assertThrows(CameraException.class, () -> trash.take(file));
      assertTrue(Files.exists(file));
      assertTrue(Files.notExists(root.resolve("Trash")));
    } finally {
      Files.delete(file);
    }
  }
}
