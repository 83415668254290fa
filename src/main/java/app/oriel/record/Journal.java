package app.oriel.record;

import app.oriel.camera.Detail;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes in a folder of recordings which files are being written, so that what a crash left behind
 * is found again without looking through all. Each note is locked while its program lives, so that
 * two programs share a folder.
 *
 * <p>Its name says by which program it is held: a program must never open what it has locked
 * itself, because on POSIX systems closing the second way into a file ends the lock of the first.
 */
final class Journal {
  private static final Logger log = LoggerFactory.getLogger(Journal.class);
  private static final String FOLDER = ".oriel";
  private static final String PREFIX = "unfinished-";
  private static final int LONGEST = 4096;

  /** Others may delete the folder, empty for a moment, before there is a note in it again. */
  private static final int TRIES = 20;

  /** Tells this program's notes from all others', also of one that had the same process number. */
  private static final String HELD = PREFIX + UUID.randomUUID() + "_";

  private final Path root;
  private final Path folder;

  /**
   * @param root the folder of all recordings
   */
  Journal(Path root) {
    this.root = root;
    this.folder = root.resolve(FOLDER);
  }

  /** A file that is not finished; closing the note keeps it for a later start. */
  final class Note implements AutoCloseable {
    private final Path place;
    private final FileChannel channel;
    private final Path file;

    // Held until the channel is closed; null on a disk that knows no locks.
    @SuppressWarnings({"unused", "UnusedVariable"})
    private final @Nullable FileLock lock;

    private Note(Path place, FileChannel channel, @Nullable FileLock lock, Path file) {
      this.place = place;
      this.channel = channel;
      this.lock = lock;
      this.file = file;
    }

    /** The file that it is about. */
    Path file() {
      return file;
    }

    /** The file is whole: nothing need be remembered. */
    void done() {
      closeChannel();
      try {
        Files.deleteIfExists(place);
        // Goes only where it is empty.
        Files.deleteIfExists(folder);
      } catch (IOException e) {
        log.debug("a note of an unfinished recording stays", e);
      }
    }

    /** Gives it up; harmless twice. */
    @Override
    public void close() {
      try {
        if (Files.exists(place)) {
          Files.move(place, folder.resolve(PREFIX + UUID.randomUUID()));
        }
      } catch (IOException e) {
        log.debug("a note keeps its name until the next start", e);
      }
      closeChannel();
    }

    private void closeChannel() {
      try {
        channel.close();
      } catch (IOException e) {
        log.debug("a note could not be closed", e);
      }
    }
  }

  /**
   * Notes that a file is begun.
   *
   * @param news is told where the note cannot be locked
   */
  Note begin(Path file, Consumer<Detail> news) throws IOException {
    Path place = folder.resolve(HELD + UUID.randomUUID());
    FileChannel channel = create(place);
    try {
      FileLock lock = lock(channel, news);
      byte[] name = root.relativize(file).toString().getBytes(StandardCharsets.UTF_8);
      channel.write(ByteBuffer.wrap(name));
      channel.force(true);
      return new Note(place, channel, lock, file);
    } catch (IOException | RuntimeException e) {
      channel.close();
      Files.deleteIfExists(place);
      throw e;
    }
  }

  /**
   * Some shares know no locks. A note without one is found by nobody: whoever tries to lock it
   * fails too, and cannot tell whether its program lives.
   */
  private @Nullable FileLock lock(FileChannel channel, Consumer<Detail> news) {
    try {
      return channel.lock();
    } catch (IOException e) {
      log.debug("no lock", e);
      news.accept(Detail.of("the-disk-knows-no-locks", root));
      return null;
    }
  }

  private FileChannel create(Path place) throws IOException {
    for (int i = 1; ; i++) {
      try {
        Files.createDirectories(folder);
        return FileChannel.open(
            place,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
      } catch (NoSuchFileException | FileAlreadyExistsException e) {
        if (i == TRIES) {
          throw e;
        }
      }
    }
  }

  /**
   * What programs that live no more left unfinished, and what this one gave up; the caller closes
   * the notes.
   */
  List<Note> abandoned() throws IOException {
    List<Note> notes = new ArrayList<>();
    // First all names, then the notes: taking one gives it another name, which may move others out
    // of the sight of who is just reading the folder.
    for (Path place : places()) {
      boolean held = String.valueOf(place.getFileName()).startsWith(HELD);
      Note note = held ? null : taken(place);
      if (note != null) {
        notes.add(note);
      }
    }
    return notes;
  }

  private List<Path> places() throws IOException {
    List<Path> all = new ArrayList<>();
    try (DirectoryStream<Path> places = Files.newDirectoryStream(folder, PREFIX + "*")) {
      places.forEach(all::add);
    } catch (NoSuchFileException | NotDirectoryException e) {
      log.debug("no program left a note in {}", folder);
    }
    return all;
  }

  private @Nullable Note taken(Path place) {
    try {
      FileChannel channel =
          FileChannel.open(place, StandardOpenOption.READ, StandardOpenOption.WRITE);
      Note note = taken(place, channel);
      if (note == null) {
        channel.close();
      }
      return note;
    } catch (IOException e) {
      log.debug("a note cannot be read", e);
      return null;
    }
  }

  private @Nullable Note taken(Path place, FileChannel channel) throws IOException {
    FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null;
    }
    if (lock == null) {
      return null;
    }
    ByteBuffer name = ByteBuffer.allocate(LONGEST);
    int count = channel.read(name);
    while (count > 0) {
      count = channel.read(name);
    }
    String text = new String(name.array(), 0, name.position(), StandardCharsets.UTF_8);
    try {
      Path file = root.resolve(text).normalize();
      // A note leads to no file elsewhere. Without a name its program had not begun the file.
      boolean ours = !text.isEmpty() && file.startsWith(root.normalize());
      Path held = folder.resolve(HELD + UUID.randomUUID());
      Files.move(place, held);
      return new Note(held, channel, lock, ours ? file : root.resolve(FOLDER));
    } catch (InvalidPathException e) {
      return null;
    }
  }
}
