package app.oriel.record;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;

/** Says what a disk did to a recording. */
public final class DiskProblems {
  private DiskProblems() {}

  /**
   * The problem behind a failure; one that is known already stays as it is.
   *
   * @param file that was being written, or where it would be; what the failure names comes first
   */
  public static OrielException of(Path file, IOException failure) {
    if (failure instanceof OrielException known) {
      return known;
    }
    String said = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    String named = failure instanceof FileSystemException system ? system.getFile() : null;
    String where = named == null || named.isEmpty() ? file.toString() : named;
    if (said.contains("no space left") || said.contains("quota") || said.contains("not enough")) {
      return new OrielException(
          Problem.DISK_FULL, Detail.of("nothing-more-fits-on-the-disk-of", where), failure);
    }
    return new OrielException(Problem.DISK, Detail.of("in-file", reason(failure), where), failure);
  }

  private static Detail reason(IOException failure) {
    return switch (failure) {
      case AccessDeniedException e -> Detail.of("access-is-denied");
      case NoSuchFileException e -> Detail.of("does-not-exist");
      case FileSystemException e when e.getReason() != null -> Detail.of("said", e.getReason());
      default -> Detail.said(failure);
    };
  }
}
