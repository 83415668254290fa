package app.oriel.record;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What a disk says of its size, asked by a folder on it. Java's {@code FileStore} would look for
 * where the disk is mounted, and finds that in no container whose root is none.
 */
record DiskRoom(File folder) {
  /** What FAT counts a file's bytes with, less what an index takes at most. */
  private static final long LARGEST_OF_FAT = (1L << 32) - (32L << 20);

  /** The disk of a file, which need not be there. */
  static DiskRoom of(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return new DiskRoom((folder == null ? file : folder).toFile());
  }

  /** All of its bytes; 0 where it does not say. */
  long total() {
    return folder.getTotalSpace();
  }

  /** Bytes that may be written. */
  long usable() {
    return folder.getUsableSpace();
  }

  /** How large a file may become there, as far as that is known before one has. */
  long largestFile() {
    try {
      String type = Files.getFileStore(folder.toPath()).type().toLowerCase(Locale.ROOT);
      boolean fat = type.equals("vfat") || type.equals("msdos") || type.matches("fat(12|16|32)?");
      return fat ? LARGEST_OF_FAT : Long.MAX_VALUE;
    } catch (IOException e) {
      return Long.MAX_VALUE;
    }
  }
}
