package app.oriel.record;

import app.oriel.camera.Problem;
import app.oriel.codec.Container;
import app.oriel.codec.Remuxer;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives the files that a crash left unfinished their index. They can be played before, too; what
 * cannot be repaired stays as it is. Nothing is deleted but what this made itself.
 */
public final class Repair {
  private static final Logger log = LoggerFactory.getLogger(Repair.class);

  private final Path root;
  private final DiskGuard guard;

  /**
   * @param root a folder of recordings
   */
  public Repair(Path root, DiskGuard guard) {
    this.root = root.toAbsolutePath();
    this.guard = guard;
  }

  /**
   * How far it is.
   *
   * @param file that is worked on
   * @param number of it, 1 for the first
   * @param done from 0 to 1, of this file
   */
  public record Progress(Path file, int number, int count, double done) {}

  /**
   * What came of it.
   *
   * @param kept could not be repaired, and is as it was
   * @param later there was no room for, or no way to, now
   */
  public record Result(List<Path> repaired, List<Path> kept, List<Path> later) {}

  /**
   * Repairs all that programs left unfinished which live no more. Blocks; may be run beside
   * recordings into the same folder, also of other programs.
   *
   * @param goesOn is told the progress, and may say that enough is enough
   */
  public Result run(Predicate<Progress> goesOn) throws IOException {
    Result result = new Result(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    List<Journal.Note> notes = new Journal(root).abandoned();
    try {
      boolean wanted = true;
      for (int i = 0; i < notes.size() && wanted; i++) {
        Path file = notes.get(i).file();
        int number = i + 1;
        wanted =
            repairOrKeep(
                notes.get(i),
                result,
                done -> goesOn.test(new Progress(file, number, notes.size(), done)));
      }
      return result;
    } finally {
      notes.forEach(Journal.Note::close);
    }
  }

  /** What fails with one file concerns no other. */
  private boolean repairOrKeep(Journal.Note note, Result result, Predicate<Double> goesOn) {
    try {
      return repair(note, result, goesOn);
    } catch (IOException e) {
      log.warn("{} cannot be repaired now: {}", note.file(), e.toString());
      result.later.add(note.file());
      return true;
    }
  }

  /** Whether to go on with others. */
  private boolean repair(Journal.Note note, Result result, Predicate<Double> goesOn)
      throws IOException {
    Path file = note.file();
    if (!Files.isRegularFile(file)) {
      note.done();
      return true;
    }
    long size = Files.size(file);
    if (size == 0) {
      // The crash came between the name and the first byte.
      Files.delete(file);
      note.done();
      return true;
    }
    if (guard.room(DiskRoom.of(file)) < size) {
      log.info("{} is repaired when there is room", file);
      result.later.add(file);
      return true;
    }
    Path whole = Files.createFile(file.resolveSibling(".repair-" + UUID.randomUUID()));
    try {
      Container container =
          Container.ofName(file.toString()).filter(Container.MKV::equals).orElse(Container.MP4);
      long pictures =
          Remuxer.copy(
              file, whole, container, at -> goesOn.test(Math.clamp((double) at / size, 0, 1)));
      if (pictures < 0) {
        return false;
      }
      if (pictures == 0) {
        throw new IOException("no picture in it");
      }
      force(whole);
      replace(whole, file);
      log.info("repaired {}", file);
      result.repaired.add(file);
    } catch (ClosedByInterruptException e) {
      return false;
    } catch (IOException e) {
      if (DiskProblems.of(file, e).problem() == Problem.DISK_FULL) {
        result.later.add(file);
        return true;
      }
      log.warn("{} cannot be repaired, and stays as it is: {}", file, e.getMessage());
      result.kept.add(file);
    } finally {
      Files.deleteIfExists(whole);
    }
    note.done();
    return true;
  }

  private static void force(Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static void replace(Path whole, Path file) throws IOException {
    try {
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
