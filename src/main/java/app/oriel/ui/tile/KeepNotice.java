package app.oriel.ui.tile;

import app.oriel.codec.Pixels;
import org.jspecify.annotations.Nullable;

/**
 * What a tile tells of a recording or a snapshot.
 *
 * @param headline one sentence
 * @param detail where it is, or what can be done
 * @param folder whether another folder may help
 * @param picture what was taken, null for none
 */
public record KeepNotice(
    Kind kind, String headline, String detail, boolean folder, @Nullable Pixels picture) {
  /** What happened. */
  public enum Kind {
    /** Something was written. */
    DONE,
    /** Something was not, and the user must know. */
    FAILED
  }

  /** Something was written. */
  static KeepNotice done(String headline, String detail, @Nullable Pixels picture) {
    return new KeepNotice(Kind.DONE, headline, detail, false, picture);
  }

  /** Something was not. */
  static KeepNotice failed(String headline, String detail, boolean folder) {
    return new KeepNotice(Kind.FAILED, headline, detail, folder, null);
  }
}
