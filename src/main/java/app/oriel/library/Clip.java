package app.oriel.library;

import java.nio.file.Path;
import java.time.LocalDateTime;

/**
 * A recording or a snapshot in the folder.
 *
 * @param camera its name, as far as a file's name keeps it
 * @param taken when its first picture was taken, by the clock of who recorded it
 * @param bytes of it so far
 * @param growing whether it is still being written
 */
public record Clip(
    Path file, Kind kind, String camera, LocalDateTime taken, long bytes, boolean growing) {
  /** What a clip is. */
  public enum Kind {
    /** Pictures that move, perhaps with sound. */
    RECORDING,
    /** One picture. */
    SNAPSHOT
  }
}
