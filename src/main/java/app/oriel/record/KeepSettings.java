package app.oriel.record;

import app.oriel.codec.Container;
import app.oriel.codec.PictureKind;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the user decided about recordings and snapshots.
 *
 * @param folder of all of them
 * @param remembered of each camera, for who presses the button too late; zero for nothing
 * @param best whether the best stream is remembered, also where a tile shows a smaller one
 * @param pictures the kind of file for snapshots
 * @param container the kind of file for recordings
 * @param longest of one recording's files; zero for one file for as long as it goes
 * @param largest bytes of one recording's files; 0 for no limit
 * @param free bytes of the disk that recordings leave; below 0 for the usual
 */
public record KeepSettings(
    Path folder,
    Duration remembered,
    boolean best,
    PictureKind pictures,
    Container container,
    Duration longest,
    long largest,
    long free) {
  /** {@link #free} where the user chose nothing. */
  public static final long USUAL_FREE = -1;

  private static final Duration USUAL = Duration.ofSeconds(30);
  private static final Duration MOST = Duration.ofMinutes(2);

  /** Refuses what a file of settings cannot mean. */
  public KeepSettings {
    folder = folder.toAbsolutePath();
    remembered = remembered.isNegative() || remembered.compareTo(MOST) > 0 ? USUAL : remembered;
    longest = longest.isNegative() ? Duration.ZERO : longest;
    largest = Math.max(0, largest);
    free = Math.max(USUAL_FREE, free);
  }

  /** What users get. */
  public static KeepSettings usual(Path folder) {
    return new KeepSettings(
        folder, USUAL, false, PictureKind.PNG, Container.MP4, Duration.ZERO, 0, USUAL_FREE);
  }

  /** The same in another folder. */
  public KeepSettings in(Path other) {
    return new KeepSettings(other, remembered, best, pictures, container, longest, largest, free);
  }

  /** The same, remembering so much of this. */
  public KeepSettings remembering(Duration length, boolean ofBest) {
    return new KeepSettings(folder, length, ofBest, pictures, container, longest, largest, free);
  }

  /** The same with snapshots of another kind. */
  public KeepSettings taking(PictureKind kind) {
    return new KeepSettings(folder, remembered, best, kind, container, longest, largest, free);
  }

  /** The same with recordings of another kind. */
  public KeepSettings recordingAs(Container kind) {
    return new KeepSettings(folder, remembered, best, pictures, kind, longest, largest, free);
  }

  /** The same in files that are not longer nor larger; zero and 0 for no limit. */
  public KeepSettings inFilesOf(Duration length, long bytes) {
    return new KeepSettings(folder, remembered, best, pictures, container, length, bytes, free);
  }

  /** The same, leaving so many bytes of the disk. */
  public KeepSettings leaving(long bytes) {
    return new KeepSettings(folder, remembered, best, pictures, container, longest, largest, bytes);
  }

  /** What a recorder remembers. */
  public PreRollSettings preRoll() {
    return PreRollSettings.of(remembered, best && !remembered.isZero());
  }

  /** How a camera is recorded. */
  public RecordOptions options() {
    return RecordOptions.of(container).inFilesOf(longest, largest);
  }

  /** What watches the disk. */
  public DiskGuard guard() {
    return new DiskGuard(free);
  }
}
