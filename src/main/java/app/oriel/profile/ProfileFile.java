package app.oriel.profile;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The profile on disk, and the backup beside it. */
final class ProfileFile {
  /** The largest profile that is read or written, in bytes. */
  static final int LARGEST = 4 * 1024 * 1024;

  private static final String BACKUP = ".bak";
  private static final int MOST_LINKS = 40;

  private final Path file;

  /**
   * @param file the profile; where it is a link, the file that it leads to is meant
   */
  ProfileFile(Path file) {
    this.file = behindLinks(file.toAbsolutePath());
  }

  /** The file itself, no link. */
  Path path() {
    return file;
  }

  /** The backup's name. */
  Path backup() {
    return beside(BACKUP);
  }

  /** The name of a companion that stands beside the profile. */
  Path beside(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  /**
   * Reads it. Blocks.
   *
   * @return null where there is no file
   */
  byte @Nullable [] read() throws OrielException {
    if (Files.notExists(file)) {
      return null;
    }
    // A pipe in its place would be read for ever.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new OrielException(
          Problem.PROFILE_UNREADABLE, Detail.of("in-file", Detail.of("is-no-ordinary-file"), file));
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw new OrielException(
            Problem.PROFILE_UNREADABLE,
            Detail.of("in-file", Detail.of("is-larger-than", LARGEST), file));
      }
      return content;
    } catch (OrielException e) {
      throw e;
    } catch (IOException e) {
      throw new OrielException(
          Problem.PROFILE_UNREADABLE, Detail.of("in-file", reason(e), file), e);
    }
  }

  /** Keeps what it held before a change, in place of what was kept before. Blocks. */
  void keepBackup(byte[] old) throws OrielException {
    write(beside(BACKUP), old);
  }

  /** Keeps what it held in an older form, under a name with the version. Blocks. */
  void keepOlderForm(int version, byte[] old) throws OrielException {
    write(beside(".v" + version + BACKUP), old);
  }

  /** Changes all that was kept by {@link #keepOlderForm}. Blocks. */
  void rewriteOlderForms(UnaryOperator<byte[]> change) throws OrielException {
    Path folder = file.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return;
    }
    String start = String.valueOf(file.getFileName()) + ".v";
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(folder, it -> isOlderForm(it, start))) {
      for (Path kept : all) {
        byte[] old = Files.readAllBytes(kept);
        byte[] changed = change.apply(old);
        if (!Arrays.equals(old, changed)) {
          write(kept, changed);
        }
      }
    } catch (IOException e) {
      throw unwritable(e, file);
    }
  }

  private static boolean isOlderForm(Path path, String start) throws IOException {
    String name = String.valueOf(path.getFileName());
    return name.startsWith(start)
        && name.substring(start.length()).matches("[0-9]{1,9}\\" + BACKUP)
        && Files.isRegularFile(path)
        && Files.size(path) <= LARGEST;
  }

  /** Puts new content in place. Blocks until the disk has it. */
  void replace(byte[] content) throws OrielException {
    write(file, content);
  }

  private void write(Path where, byte[] content) throws OrielException {
    try {
      OwnerFile.replace(where, content);
    } catch (IOException e) {
      throw unwritable(e, file);
    }
  }

  static OrielException unwritable(IOException failure, Path file) {
    return new OrielException(Problem.DISK, Detail.of("in-file", reason(failure), file), failure);
  }

  static Detail reason(IOException failure) {
    return switch (failure) {
      case OrielException known -> known.detail();
      case AccessDeniedException e -> Detail.of("access-is-denied");
      case NoSuchFileException e -> Detail.of("does-not-exist");
      // Its message is little more than the path, which is told anyway.
      case FileSystemException e -> Detail.of("said", kindOf(e));
      default -> Detail.said(failure);
    };
  }

  private static String kindOf(FileSystemException failure) {
    String reason = failure.getReason();
    return reason == null ? failure.getClass().getSimpleName() : reason;
  }

  private static Path behindLinks(Path link) {
    Path path = link;
    for (int i = 0; i < MOST_LINKS && Files.isSymbolicLink(path); i++) {
      try {
        path = path.resolveSibling(Files.readSymbolicLink(path));
      } catch (IOException e) {
        return path;
      }
    }
    return path;
  }
}
