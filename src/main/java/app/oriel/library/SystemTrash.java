package app.oriel.library;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.nio.file.Path;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The trash of Windows and macOS, by their own calls: Java's {@code Desktop} knows none in a
 * program that draws its window without AWT.
 */
final class SystemTrash implements Trash {
  private static final Logger log = LoggerFactory.getLogger(SystemTrash.class);

  private final Supplier<Bin> bin;

  /** What a system does with a file. Blocks. */
  interface Bin {
    /** Whether the file's disk has a trash, so that nothing is deleted for good. */
    boolean takes(Path file);

    /** Moves the file there; whether that was done. */
    boolean take(Path file);
  }

  /**
   * @param bin is asked for when there is a file to be taken; it may fail where the system is not
   *     what it was taken for
   */
  SystemTrash(Supplier<Bin> bin) {
    this.bin = bin;
  }

  @Override
  public void check(Path file) throws OrielException {
    demand(file, () -> bin.get().takes(file.toAbsolutePath()));
  }

  @Override
  public void take(Path file) throws OrielException {
    check(file);
    demand(file, () -> bin.get().take(file.toAbsolutePath()));
  }

  private static void demand(Path file, Supplier<Boolean> done) throws OrielException {
    boolean well = false;
    try {
      well = done.get();
    } catch (RuntimeException | LinkageError e) {
      log.warn("the system's trash cannot be called", e);
    }
    if (!well) {
      throw new OrielException(
          Problem.DISK, Detail.of("in-file", Detail.of("the-trash-does-not-take-it"), file));
    }
  }
}
