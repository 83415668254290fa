package app.oriel.library;

import app.oriel.codec.Container;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One look into a folder of recordings: the newest clips of all cameras. Looks only where
 * recordings are put, follows no links, and looks at no more than so many names.
 */
final class ClipScan {
  private static final Logger log = LoggerFactory.getLogger(ClipScan.class);

  private static final int MOST_CAMERAS = 500;
  private static final int MOST_DAYS = 4000;
  private static final int MOST_FILES = 20_000;

  /** Who writes a recording writes more often. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  /** A time, a camera's name, and a number where two are alike. */
  private static final Pattern NAME =
      Pattern.compile("(\\d{2})-(\\d{2})-(\\d{2})(?: (.+?))?(?: \\(\\d{1,3}\\))?");

  private static final Comparator<Clip> NEWEST =
      Comparator.comparing(Clip::taken).thenComparing(clip -> clip.file().toString()).reversed();

  private final Path root;
  private final int most;
  private final Set<Path> written;
  private final Instant now;
  private final List<Path> folders = new ArrayList<>();
  private int files;

  /** One day of one camera. */
  private record Day(LocalDate date, String camera, Path folder) {}

  /**
   * @param most clips that are wanted
   * @param written files that this program is writing
   */
  ClipScan(Path root, int most, Set<Path> written, InstantSource clock) {
    this.root = root;
    this.most = most;
    this.written = written;
    this.now = clock.instant();
  }

  /** Looks; a folder that cannot be read is as good as empty. */
  List<Clip> newest() {
    List<Clip> clips = new ArrayList<>();
    LocalDate last = LocalDate.MAX;
    for (Day day : days()) {
      // The cameras of one day belong together.
      if (clips.size() >= most && day.date.isBefore(last)) {
        break;
      }
      last = day.date;
      folders.add(day.folder);
      for (Path file : children(day.folder, MOST_FILES - files)) {
        files++;
        clip(file, day).ifPresent(clips::add);
      }
    }
    clips.sort(NEWEST);
    return List.copyOf(clips.subList(0, Math.min(most, clips.size())));
  }

  /** Where something new would show, once {@link #newest} has looked. */
  List<Path> folders() {
    return folders;
  }

  private List<Day> days() {
    List<Day> days = new ArrayList<>();
    folders.add(root);
    for (Path camera : children(root, MOST_CAMERAS)) {
      if (isFolder(camera)) {
        folders.add(camera);
        for (Path day : children(camera, MOST_DAYS)) {
          date(name(day))
              .filter(date -> isFolder(day))
              .ifPresent(date -> days.add(new Day(date, name(camera), day)));
        }
      }
    }
    days.sort(Comparator.comparing(Day::date).reversed().thenComparing(Day::camera));
    return days;
  }

  private static Optional<LocalDate> date(String name) {
    try {
      return DAY.matcher(name).matches() ? Optional.of(LocalDate.parse(name)) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Hidden names are none of ours, or not meant to be seen. */
  private static List<Path> children(Path folder, int limit) {
    List<Path> children = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder)) {
      for (Path child : all) {
        if (children.size() >= limit) {
          log.warn("{} holds more than is looked at", folder);
          break;
        }
        if (!name(child).startsWith(".")) {
          children.add(child);
        }
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException | SecurityException e) {
      log.debug("{} cannot be read", folder, e);
    }
    return children;
  }

  private Optional<Clip> clip(Path file, Day day) {
    Optional<Clip.Kind> kind = kind(name(file));
    if (kind.isEmpty()) {
      return Optional.empty();
    }
    try {
      BasicFileAttributes is =
          Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      boolean growing = kind.get() == Clip.Kind.RECORDING && isWritten(file, is);
      // Without a byte there is nothing to see, nor to lose.
      if (!is.isRegularFile() || (is.size() == 0 && !growing)) {
        return Optional.empty();
      }
      return Optional.of(of(file, kind.get(), day, is, growing));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** What another program writes shows only by its time. */
  private boolean isWritten(Path file, BasicFileAttributes is) {
    Duration age = Duration.between(is.lastModifiedTime().toInstant(), now);
    return written.contains(file) || (!age.isNegative() && age.compareTo(FRESH) < 0);
  }

  private static Clip of(
      Path file, Clip.Kind kind, Day day, BasicFileAttributes is, boolean growing) {
    String name = name(file);
    Matcher parts = NAME.matcher(name.substring(0, name.lastIndexOf('.')));
    if (parts.matches()) {
      try {
        LocalTime time =
            LocalTime.of(
                Integer.parseInt(parts.group(1)),
                Integer.parseInt(parts.group(2)),
                Integer.parseInt(parts.group(3)));
        return new Clip(file, kind, day.camera, day.date.atTime(time), is.size(), growing);
      } catch (DateTimeException e) {
        // Three numbers that are no time: the file's own must do.
      }
    }
    return new Clip(
        file, kind, day.camera, modified(day, is.lastModifiedTime()), is.size(), growing);
  }

  /** A file of another name stays in its day. */
  private static LocalDateTime modified(Day day, FileTime time) {
    LocalDateTime local = LocalDateTime.ofInstant(time.toInstant(), ZoneId.systemDefault());
    return local.toLocalDate().equals(day.date) ? local.withNano(0) : day.date.atStartOfDay();
  }

  /** What a file is, by its name. */
  static Optional<Clip.Kind> kind(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".png") || lower.endsWith(".jpg") || lower.endsWith(".jpeg")) {
      return Optional.of(Clip.Kind.SNAPSHOT);
    }
    return Container.ofName(lower).map(container -> Clip.Kind.RECORDING);
  }
}
