package app.oriel.ui.tile;

import app.oriel.codec.Container;
import app.oriel.codec.PictureKind;
import app.oriel.profile.RecordingSettings;
import app.oriel.profile.Settings;
import app.oriel.profile.SnapshotSettings;
import app.oriel.record.DiskGuard;
import app.oriel.record.PreRollSettings;
import app.oriel.record.RecordOptions;
import java.nio.file.Path;

/**
 * What the user decided about recordings and snapshots, as the recorder takes it.
 *
 * @param folder of all of them
 */
record KeepChoice(Path folder, RecordingSettings recordings, SnapshotSettings snapshots) {
  /**
   * The choice among settings.
   *
   * @param usual the folder where the user chose none
   */
  static KeepChoice of(Settings settings, Path usual) {
    Path chosen = settings.recordings().folder();
    return new KeepChoice(
        chosen == null ? usual.toAbsolutePath() : chosen,
        settings.recordings(),
        settings.snapshots());
  }

  /** What a recorder remembers. */
  PreRollSettings preRoll() {
    boolean some = !recordings.remembered().isZero();
    return PreRollSettings.of(recordings.remembered(), recordings.best() && some);
  }

  /** How a camera is recorded. */
  RecordOptions options() {
    Container container =
        switch (recordings.format()) {
          case MP4 -> Container.MP4;
          case MKV -> Container.MKV;
          case RAW -> Container.RAW;
        };
    return RecordOptions.of(container).inFilesOf(recordings.longest(), recordings.largest());
  }

  /** The kind of file for snapshots. */
  PictureKind pictures() {
    return switch (snapshots.format()) {
      case PNG -> PictureKind.PNG;
      case JPEG -> PictureKind.JPEG;
    };
  }

  /** What watches the disk. */
  DiskGuard guard() {
    return new DiskGuard(recordings.free());
  }
}
