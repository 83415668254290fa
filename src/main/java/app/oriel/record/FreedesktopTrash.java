package app.oriel.record;

import app.oriel.camera.CameraException;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The user's trash as desktops on Linux keep it: the file in one folder, where it came from in
 * another. Only for files of its own disk, because a copy of a recording may not fit.
 */
final class FreedesktopTrash implements Trash {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private static final int MOST_ALIKE = 999;

  /** What stands for itself in the place that is noted. */
  private static final String PLAIN = "-_.~/!$&'()*+,;=:@";

  private final Path files;
  private final Path notes;

  /**
   * @param folder of the trash; made when something goes in
   */
  FreedesktopTrash(Path folder) {
    files = folder.resolve("files");
    notes = folder.resolve("info");
  }

  @Override
  public void check(Path file) throws CameraException {
    try {
      Path place = files;
      while (!Files.exists(place) && place.getParent() != null) {
        place = place.getParent();
      }
      if (!Files.getFileStore(place).equals(Files.getFileStore(file))) {
        throw elsewhere(file);
      }
    } catch (CameraException e) {
      throw e;
    } catch (IOException e) {
      throw DiskProblems.of(file, e);
    }
  }

  private static CameraException elsewhere(Path file) {
    return new CameraException(
        Problem.DISK, Detail.of("in-file", Detail.of("the-trash-is-on-another-disk"), file));
  }

  @Override
  public void take(Path file) throws CameraException {
    check(file);
    try {
      make(files);
      make(notes);
      move(file.toAbsolutePath());
    } catch (AtomicMoveNotSupportedException e) {
      throw elsewhere(file);
    } catch (IOException e) {
      throw DiskProblems.of(file, e);
    }
  }

  /** Nobody else may look into it. */
  private static void make(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /** The note comes first and reserves the name; without the file it goes again. */
  private void move(Path file) throws IOException {
    String whole = String.valueOf(file.getFileName());
    for (int number = 1; number <= MOST_ALIKE; number++) {
      String name = number == 1 ? whole : whole + "." + number;
      Path note = notes.resolve(name + ".trashinfo");
      Path place = files.resolve(name);
      try {
        Files.writeString(note, note(file), StandardOpenOption.CREATE_NEW);
      } catch (FileAlreadyExistsException e) {
        continue;
      }
      boolean moved = false;
      try {
        // A move takes the place of what is there.
        if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
          Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
          moved = true;
          return;
        }
      } finally {
        if (!moved) {
          Files.deleteIfExists(note);
        }
      }
    }
    throw new FileAlreadyExistsException(files.resolve(whole).toString());
  }

  private static String note(Path file) {
    return "[Trash Info]\nPath="
        + encoded(file.toString())
        + "\nDeletionDate="
        + DATE.format(LocalDateTime.now(ZoneId.systemDefault()))
        + "\n";
  }

  private static String encoded(String path) {
    StringBuilder text = new StringBuilder();
    for (byte each : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (each & 0xff);
      boolean plain = c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0);
      text.append(plain ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return text.toString();
  }
}
