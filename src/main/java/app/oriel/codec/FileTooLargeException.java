package app.oriel.codec;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/** A file has become as large as its file system lets files become: 4 GB on FAT32, say. */
public final class FileTooLargeException extends FileSystemException {
  private static final long serialVersionUID = 1L;

  FileTooLargeException(Path file, String reason) {
    super(file.toString(), null, reason);
  }
}
