package app.oriel.library;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.record.DiskProblems;
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
import org.jspecify.annotations.Nullable;

/**
 * The user's trash as desktops on Linux keep it, by the trash specification 1.0 of freedesktop.org:
 * the file in one folder, where it came from in another. Files of other disks than the home's go
 * into a trash at the top of theirs, because a copy of a recording may not fit.
 */
final class FreedesktopTrash implements Trash {
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT);

  private static final int MOST_ALIKE = 999;

  /** The bit of a folder where everybody may delete only what is his own. */
  private static final int STICKY = 01000;

  /** What stands for itself in the place that is noted. */
  private static final String PLAIN = "-_.~/!$&'()*+,;=:@";

  private final Path home;
  private final Path self;

  /** A trash, and what the places in its notes are relative to; null for none. */
  private record Place(Path folder, @Nullable Path top) {
    Path files() {
      return folder.resolve("files");
    }

    Path notes() {
      return folder.resolve("info");
    }
  }

  /**
   * @param folder of the trash at home; made when something goes in
   */
  FreedesktopTrash(Path folder) {
    this(folder, Path.of("/proc/self"));
  }

  /**
   * As above.
   *
   * @param self belongs to the user
   */
  FreedesktopTrash(Path folder, Path self) {
    this.home = folder.toAbsolutePath();
    this.self = self;
  }

  @Override
  public void check(Path file) throws OrielException {
    try {
      place(file.toAbsolutePath());
    } catch (IOException e) {
      throw DiskProblems.of(file, e);
    }
  }

  private Place place(Path file) throws IOException {
    Object disk = disk(file);
    if (disk(there(home)).equals(disk)) {
      return new Place(home, null);
    }
    Path top = file.getParent();
    while (top != null && top.getParent() != null && disk(top.getParent()).equals(disk)) {
      top = top.getParent();
    }
    if (top == null) {
      throw elsewhere(file);
    }
    Object user = Files.getAttribute(self, "unix:uid");
    Path shared = top.resolve(".Trash");
    Path folder =
        isForAll(shared) ? shared.resolve(user.toString()) : top.resolve(".Trash-" + user);
    if (Files.isSymbolicLink(folder) || !Files.isWritable(there(folder))) {
      throw elsewhere(file);
    }
    return new Place(folder, top);
  }

  /** One that an administrator made for all users: a folder, no link, where each has his own. */
  private static boolean isForAll(Path shared) throws IOException {
    return Files.isDirectory(shared, LinkOption.NOFOLLOW_LINKS)
        && ((int) Files.getAttribute(shared, "unix:mode", LinkOption.NOFOLLOW_LINKS) & STICKY) != 0;
  }

  private static Path there(Path wanted) {
    Path place = wanted;
    while (!Files.exists(place) && place.getParent() != null) {
      place = place.getParent();
    }
    return place;
  }

  private static Object disk(Path place) throws IOException {
    return Files.getAttribute(place, "unix:dev", LinkOption.NOFOLLOW_LINKS);
  }

  private static OrielException elsewhere(Path file) {
    return new OrielException(
        Problem.DISK, Detail.of("in-file", Detail.of("the-trash-is-on-another-disk"), file));
  }

  @Override
  public void take(Path file) throws OrielException {
    try {
      Path whole = file.toAbsolutePath();
      Place place = place(whole);
      make(place.files());
      make(place.notes());
      move(whole, place);
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
  private static void move(Path file, Place into) throws IOException {
    String whole = String.valueOf(file.getFileName());
    for (int number = 1; number <= MOST_ALIKE; number++) {
      String name = number == 1 ? whole : whole + "." + number;
      Path note = into.notes().resolve(name + ".trashinfo");
      Path place = into.files().resolve(name);
      try {
        Files.writeString(note, note(file, into), StandardOpenOption.CREATE_NEW);
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
    throw new FileAlreadyExistsException(into.files().resolve(whole).toString());
  }

  private static String note(Path file, Place into) {
    Path top = into.top();
    return "[Trash Info]\nPath="
        + encoded((top == null ? file : top.relativize(file)).toString())
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
