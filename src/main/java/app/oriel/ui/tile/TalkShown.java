package app.oriel.ui.tile;

/**
 * What a tile says about talking to its camera.
 *
 * @param headline one sentence
 * @param detail what else there is to know or to do, may be empty
 * @param latched whether it goes on until it is ended by hand
 * @param way what the tile offers where talk was refused
 */
public record TalkShown(Phase phase, String headline, String detail, boolean latched, WayOut way) {
  /** Nobody talks. */
  public static final TalkShown NOTHING = of(Phase.NONE, "", "");

  /** How far it is. */
  public enum Phase {
    NONE,
    OPENING,
    LIVE,
    CLOSING,
    REFUSED,
    /** A test sound was played: was it heard? */
    ASKING,
    /** It was not heard, and there may be another way. */
    OFFERING,
    /** Something good to know for a moment. */
    NOTED;

    /** Whether there is a line, or will be. */
    public boolean isActive() {
      return this == OPENING || this == LIVE || this == CLOSING;
    }
  }

  static TalkShown of(Phase phase, String headline, String detail) {
    return new TalkShown(phase, headline, detail, false, WayOut.NONE);
  }
}
