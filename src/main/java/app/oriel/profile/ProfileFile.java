package app.oriel.profile;

import app.oriel.camera.CameraException;
import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The profile on disk, and the backup beside it. */
final class ProfileFile {
  /** The largest profile that is read or written, in bytes. */
  static final int LARGEST = 4 * 1024 * 1024;

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

  /** The name of a companion that stands beside the profile. */
  Path beside(String ending) {
    return file.resolveSibling(file.getFileName() + ending);
  }

  /**
   * Reads it. Blocks.
   *
   * @return null where there is no file
   */
  byte @Nullable [] read() throws CameraException {
    if (Files.notExists(file)) {
      return null;
    }
    // A pipe in its place would be read for ever.
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new CameraException(
          Problem.PROFILE_UNREADABLE, Detail.of("in-file", Detail.of("is-no-ordinary-file"), file));
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] content = in.readNBytes(LARGEST + 1);
      if (content.length > LARGEST) {
        throw new CameraException(
            Problem.PROFILE_UNREADABLE,
            Detail.of("in-file", Detail.of("is-larger-than", LARGEST), file));
      }
      return content;
    } catch (CameraException e) {
      throw e;
    } catch (IOException e) {
      throw new CameraException(
          Problem.PROFILE_UNREADABLE, Detail.of("in-file", reason(e), file), e);
    }
  }

  /**
   * Puts new content in place, after the old was put into the backup. Blocks until the disk has
   * both.
   *
   * @param old the content that it had, or null
   * @param content at most {@link #LARGEST} bytes
   */
  void replace(byte @Nullable [] old, byte[] content) throws CameraException {
    try {
      if (old != null) {
        OwnerFile.replace(beside(".bak"), old);
      }
      OwnerFile.replace(file, content);
    } catch (IOException e) {
      throw unwritable(e, file);
    }
  }

  static CameraException unwritable(IOException failure, Path file) {
    return new CameraException(Problem.DISK, Detail.of("in-file", reason(failure), file), failure);
  }

  private static Detail reason(IOException failure) {
    return switch (failure) {
      case CameraException known -> known.detail();
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
