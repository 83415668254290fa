package app.oriel.ui.tile;

import java.util.Locale;

/** What a colour says about a camera. */
public enum Tone {
  /** Pictures are coming. */
  LIVE,
  /** Nothing is wrong, and nothing is shown. */
  QUIET,
  /** Something failed, and mends itself. */
  WAITING,
  /** Only the user can mend it. */
  ALERT;

  /** The style class that colours it. */
  public String styleClass() {
    return "tone-" + name().toLowerCase(Locale.ROOT);
  }
}
