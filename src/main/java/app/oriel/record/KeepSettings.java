package app.oriel.record;

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
 */
public record KeepSettings(Path folder, Duration remembered, boolean best, PictureKind pictures) {
  private static final Duration USUAL = Duration.ofSeconds(30);
  private static final Duration MOST = Duration.ofMinutes(2);

  /** Refuses what a file of settings cannot mean. */
  public KeepSettings {
    folder = folder.toAbsolutePath();
    remembered = remembered.isNegative() || remembered.compareTo(MOST) > 0 ? USUAL : remembered;
  }

  /** What users get. */
  public static KeepSettings usual(Path folder) {
    return new KeepSettings(folder, USUAL, false, PictureKind.PNG);
  }

  /** The same in another folder. */
  public KeepSettings in(Path other) {
    return new KeepSettings(other, remembered, best, pictures);
  }

  /** The same, remembering so much of this. */
  public KeepSettings remembering(Duration length, boolean ofBest) {
    return new KeepSettings(folder, length, ofBest, pictures);
  }

  /** The same with snapshots of another kind. */
  public KeepSettings taking(PictureKind kind) {
    return new KeepSettings(folder, remembered, best, kind);
  }

  /** What a recorder remembers. */
  public PreRollSettings preRoll() {
    return PreRollSettings.of(remembered, best && !remembered.isZero());
  }
}
