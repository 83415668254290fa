package app.oriel.ui.wall;

import app.oriel.camera.Detail;
import app.oriel.camera.Problem;
import java.util.List;

/**
 * What is wrong with the saved list of cameras.
 *
 * @param problem what to do about it, where the kind does not tell
 * @param file the list's, empty where the reason names it
 * @param reasons what was found there, at least one
 * @param backup where the last good list lies, empty where there is none
 */
public record ListTrouble(
    Kind kind, Problem problem, String file, List<Detail> reasons, String backup) {
  /** How much of the list it takes away. */
  public enum Kind {
    /** All of it. */
    FILE,
    /** Some cameras; the others run. */
    ENTRIES,
    /** The passwords. */
    KEY,
    /** Nothing of it: what the user arranged could not be written. */
    SAVING
  }

  public ListTrouble {
    reasons = List.copyOf(reasons);
  }
}
