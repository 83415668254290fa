package app.oriel.profile;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps two programs from changing one profile at once, by a lock on a file beside it. For one
 * thread at a time.
 *
 * <p>The channel stays open between two locks: on Linux and macOS, closing any channel of a file
 * gives up all locks that the process has on it, those of another store too.
 */
final class ProfileLock {
  private static final Logger LOG = LoggerFactory.getLogger(ProfileLock.class);
  private static final int POLL_MILLIS = 3;

  private final Path file;
  private final Duration patience;
  private boolean isWithoutLocks;
  private @Nullable FileChannel channel;
  private @Nullable Object identity;

  /**
   * @param file the lock file, made when first needed and never removed
   * @param patience how long to wait for another program
   */
  ProfileLock(Path file, Duration patience) {
    this.file = file;
    this.patience = patience;
  }

  /**
   * Waits for the lock; an interrupt does not end the wait and is kept for the caller.
   *
   * @return the lock, which the caller releases; null on a disk that knows no locks
   */
  @Nullable FileLock take() throws IOException {
    FileChannel open = openChannel();
    if (isWithoutLocks) {
      return null;
    }
    long start = System.nanoTime();
    boolean interrupted = false;
    try {
      while (true) {
        FileLock lock = tryLock(open);
        if (lock != null || isWithoutLocks) {
          return lock;
        }
        if (System.nanoTime() - start > patience.toNanos()) {
          throw new OrielException(Problem.DISK, Detail.of("another-program-keeps-it-locked"));
        }
        interrupted |= pause();
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private @Nullable FileLock tryLock(FileChannel channel) {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // another store of this process has it
    } catch (IOException e) {
      // Some shares know no locks: better a profile that two programs may change at once than none.
      isWithoutLocks = true;
      LOG.warn("The disk of {} knows no locks; the profile is used without.", file, e);
      return null;
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(POLL_MILLIS);
      return false;
    } catch (InterruptedException e) {
      return true;
    }
  }

  /** The open channel; a new one where somebody removed or replaced the file meanwhile. */
  private FileChannel openChannel() throws IOException {
    FileChannel open = channel;
    if (open != null && open.isOpen() && Objects.equals(identity, identityOf(file))) {
      return open;
    }
    if (open != null) {
      open.close();
    }
    OwnerFile.makeFolderOf(file);
    FileChannel fresh =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OwnerFile.forFile());
    channel = fresh;
    identity = identityOf(file);
    return fresh;
  }

  /** What tells a file from another that took its name later; null on Windows, where none can. */
  private static @Nullable Object identityOf(Path file) throws IOException {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (NoSuchFileException e) {
      return "missing";
    }
  }
}
