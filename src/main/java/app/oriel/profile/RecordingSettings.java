package app.oriel.profile;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the user decided about recordings.
 *
 * @param folder of recordings and snapshots, absolute; null for the usual one of the system
 * @param remembered of each camera, for whoever presses the button too late; zero for nothing
 * @param best whether the best stream is remembered, also where a tile shows a smaller one
 * @param format the kind of file
 * @param longest of one recording's files; zero for one file for as long as it goes
 * @param largest bytes of one recording's files; 0 for no limit
 * @param free bytes of the disk that recordings leave; {@link #USUAL_FREE} for the usual
 */
public record RecordingSettings(
    @Nullable Path folder,
    Duration remembered,
    boolean best,
    Format format,
    Duration longest,
    long largest,
    long free) {
  /** {@link #free} where the user chose nothing. */
  public static final long USUAL_FREE = -1;

  private static final Duration USUAL_REMEMBERED = Duration.ofSeconds(30);
  private static final Duration MOST_REMEMBERED = Duration.ofMinutes(2);

  /** What is so until it is decided otherwise. */
  public static final RecordingSettings USUAL =
      new RecordingSettings(
          null, USUAL_REMEMBERED, false, Format.MP4, Duration.ZERO, 0, USUAL_FREE);

  /** The kinds of file that hold a recording. */
  public enum Format {
    MP4("mp4"),
    MKV("mkv"),
    /** Pictures alone, as the camera sends them. */
    RAW("h264");

    private final String word;

    Format(String word) {
      this.word = word;
    }

    /** Its word in the profile. */
    public String word() {
      return word;
    }
  }

  /** Refuses what a file of settings cannot mean. */
  public RecordingSettings {
    boolean possible = !remembered.isNegative() && remembered.compareTo(MOST_REMEMBERED) <= 0;
    folder = folder == null ? null : folder.toAbsolutePath();
    remembered = possible ? remembered : USUAL_REMEMBERED;
    longest = longest.isNegative() ? Duration.ZERO : longest;
    largest = Math.max(0, largest);
    free = Math.max(USUAL_FREE, free);
  }

  /** The same in another folder. */
  public RecordingSettings in(Path other) {
    return new RecordingSettings(other, remembered, best, format, longest, largest, free);
  }

  /** The same, remembering so much. */
  public RecordingSettings remembering(Duration length) {
    return new RecordingSettings(folder, length, best, format, longest, largest, free);
  }

  /** The same, remembering the best stream or the one that is shown. */
  public RecordingSettings ofBest(boolean yes) {
    return new RecordingSettings(folder, remembered, yes, format, longest, largest, free);
  }

  /** The same as files of another kind. */
  public RecordingSettings as(Format kind) {
    return new RecordingSettings(folder, remembered, best, kind, longest, largest, free);
  }

  /** The same in files that are not longer nor larger; zero and 0 for no limit. */
  public RecordingSettings inFilesOf(Duration length, long bytes) {
    return new RecordingSettings(folder, remembered, best, format, length, bytes, free);
  }

  /** The same, leaving so many bytes of the disk. */
  public RecordingSettings leaving(long bytes) {
    return new RecordingSettings(folder, remembered, best, format, longest, largest, bytes);
  }
}
