package app.oriel.profile;

/** What the user decided, by subject. */
public record Settings(
    WallSettings wall,
    RecordingSettings recordings,
    SnapshotSettings snapshots,
    MicrophoneSettings microphone) {
  /** What is so until it is decided otherwise. */
  public static final Settings USUAL =
      new Settings(
          WallSettings.USUAL,
          RecordingSettings.USUAL,
          SnapshotSettings.USUAL,
          MicrophoneSettings.USUAL);

  /** The same with another wall. */
  public Settings with(WallSettings other) {
    return new Settings(other, recordings, snapshots, microphone);
  }

  /** The same with other recordings. */
  public Settings with(RecordingSettings other) {
    return new Settings(wall, other, snapshots, microphone);
  }

  /** The same with other snapshots. */
  public Settings with(SnapshotSettings other) {
    return new Settings(wall, recordings, other, microphone);
  }

  /** The same with another microphone. */
  public Settings with(MicrophoneSettings other) {
    return new Settings(wall, recordings, snapshots, other);
  }
}
