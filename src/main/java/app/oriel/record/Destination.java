package app.oriel.record;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Where the files of a recording go. Never overwrites anything. */
public sealed interface Destination {
  /** More files of one name than anybody makes within a second. */
  int MOST_ALIKE = 999;

  /**
   * Makes the next file, empty.
   *
   * @param begun when its first picture was taken
   * @param ending of its name, with the point
   */
  Path create(Instant begun, String ending) throws IOException;

  /** What the user knows of where that is, for messages. */
  Path place();

  /** Where unfinished files are noted, if anywhere. */
  Optional<Journal> journal();

  /** Whether a picture taken now belongs into another file than one that was begun then. */
  boolean parts(Instant begun, Instant now);

  /**
   * A folder for all cameras: {@code Hall/2026-11-20/14-03-22 Hall.mp4}.
   *
   * @param zone whose days and hours are meant
   */
  record Folder(Path root, String camera, ZoneId zone) implements Destination {
    private static final DateTimeFormatter DAY =
        DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME =
        DateTimeFormatter.ofPattern("HH-mm-ss", Locale.ROOT);

    @Override
    public Path create(Instant begun, String ending) throws IOException {
      String name = FileNames.of(camera);
      LocalDateTime time = LocalDateTime.ofInstant(begun, zone);
      Path folder = root.resolve(name).resolve(DAY.format(time));
      Files.createDirectories(folder);
      return createNew(folder, TIME.format(time) + " " + name, ending);
    }

    @Override
    public Path place() {
      return root;
    }

    @Override
    public Optional<Journal> journal() {
      return Optional.of(new Journal(root));
    }

    @Override
    public boolean parts(Instant begun, Instant now) {
      return !LocalDate.ofInstant(begun, zone).equals(LocalDate.ofInstant(now, zone));
    }
  }

  /** One file; where one is not enough, more with a number. */
  record File(Path file) implements Destination {
    @Override
    public Path create(Instant begun, String ending) throws IOException {
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null) {
        throw new FileAlreadyExistsException(file.toString());
      }
      Files.createDirectories(folder);
      String name = String.valueOf(file.getFileName());
      int point = name.lastIndexOf('.');
      return point > 0
          ? createNew(folder, name.substring(0, point), name.substring(point))
          : createNew(folder, name, ending);
    }

    @Override
    public Path place() {
      return file;
    }

    @Override
    public Optional<Journal> journal() {
      return Optional.empty();
    }

    @Override
    public boolean parts(Instant begun, Instant now) {
      return false;
    }
  }

  private static Path createNew(Path folder, String name, String ending) throws IOException {
    for (int number = 1; number <= MOST_ALIKE; number++) {
      String alike = number == 1 ? "" : " (" + number + ")";
      try {
        return Files.createFile(folder.resolve(name + alike + ending));
      } catch (FileAlreadyExistsException e) {
        // Another program, or this one within the same second.
      }
    }
    throw new FileAlreadyExistsException(folder.resolve(name + ending).toString());
  }
}
