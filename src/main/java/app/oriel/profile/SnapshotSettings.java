package app.oriel.profile;

/** What the user decided about snapshots. */
public record SnapshotSettings(Format format) {
  /** What is so until it is decided otherwise. */
  public static final SnapshotSettings USUAL = new SnapshotSettings(Format.PNG);

  /** The kinds of file that hold one picture. */
  public enum Format {
    PNG("png"),
    JPEG("jpg");

    private final String word;

    Format(String word) {
      this.word = word;
    }

    /** Its word in the profile, which is the ending of such files too. */
    public String word() {
      return word;
    }
  }
}
