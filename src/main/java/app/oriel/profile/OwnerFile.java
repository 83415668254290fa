package app.oriel.profile;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that only their owner can read, written all at once or not at all. Where a file system
 * knows no POSIX permissions (Windows), the rules of the folder protect them: the platform's own is
 * the user's alone.
 */
final class OwnerFile {
  private static final Logger LOG = LoggerFactory.getLogger(OwnerFile.class);

  private OwnerFile() {}

  /**
   * Puts a file in place of another, or of none. Blocks until the disk has it. After a failure the
   * old one stands there untouched. Not for two writers of one file at once: whoever calls holds a
   * lock.
   */
  static void replace(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    // One that a killed writer left, or that somebody made to be written through.
    Files.deleteIfExists(temporary);
    try {
      Files.createFile(temporary, forFile());
      // A stream and no channel: an interrupt, with which sessions are ended, would close a
      // channel.
      try (FileOutputStream out = new FileOutputStream(temporary.toFile())) {
        out.write(content);
        out.getFD().sync();
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      removeAfter(e, temporary);
      throw e;
    }
    syncFolderOf(file);
  }

  /** Makes the folder of a file, and those above it, where they are missing. */
  static void makeFolderOf(Path file) throws IOException {
    makeFolder(folderOf(file));
  }

  /** Makes a folder, and those above it, where they are missing. */
  static void makeFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder, forFolder());
    }
  }

  /** The permissions that a file is made with. */
  static FileAttribute<?>[] forFile() {
    return permissions("rw-------");
  }

  private static FileAttribute<?>[] forFolder() {
    return permissions("rwx------");
  }

  private static FileAttribute<?>[] permissions(String posix) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(posix))
        }
        : new FileAttribute<?>[0];
  }

  private static void removeAfter(IOException failure, Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  /** Makes the new name last over a power cut, on the systems that can. */
  private static void syncFolderOf(Path file) {
    try (FileChannel folder = FileChannel.open(folderOf(file), StandardOpenOption.READ)) {
      folder.force(true);
    } catch (IOException e) {
      LOG.trace("the folder cannot be synced", e);
    }
  }

  private static Path folderOf(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    return folder == null ? file.toAbsolutePath() : folder;
  }
}
