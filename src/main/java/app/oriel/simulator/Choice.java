package app.oriel.simulator;

import java.util.Locale;

/** One of a quirk's values, with the word it has on the command line. */
public interface Choice {
  /** The constant's name, as enums have it. */
  String name();

  /** The word for this value; unless told otherwise its name in lower case with hyphens. */
  default String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
