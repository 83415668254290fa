package app.oriel.measure;

import java.util.List;
import java.util.Random;

/** What befalls a soaked camera, for how long at most, and how soon its picture must be back. */
enum SoakFault {
  /** The connection ends in good order. */
  DROP(0, 6),
  /** The connection breaks in the middle of a part. */
  RESET(0, 6),
  /** Nothing comes any more, and nobody says goodbye. */
  STALL(20, 8),
  /** Nobody listens at the port. */
  GONE(20, 6),
  /** Another viewer has the only stream; a viewer that backs off is late for a reason. */
  BUSY(12, 40),
  /** Its owner switched it off. */
  OFF(15, 8),
  /** The camera restarts with a picture of another size. */
  RESIZE(0, 10),
  /** The air is busy now and then, for some tenths of a second. */
  JITTER(20, 6),
  /** A fifth of the bandwidth that the stream needs is left. */
  COLLAPSE(20, 10),
  /** Bits of the pictures turn over. */
  BIT_FLIPS(15, 6);

  private static final List<SoakFault> ALL = List.of(values());

  private final int mostSeconds;
  private final int backSeconds;

  SoakFault(int mostSeconds, int backSeconds) {
    this.mostSeconds = mostSeconds;
    this.backSeconds = backSeconds;
  }

  static SoakFault any(Random random) {
    return ALL.get(random.nextInt(ALL.size()));
  }

  /** How long it lasts, in milliseconds; 0 for what happens in a moment. */
  long lasts(Random random) {
    return mostSeconds == 0 ? 0 : 1000L + random.nextInt(1000 * mostSeconds);
  }

  /**
   * How soon after its end pictures must come: three seconds and what the retry rules add, and one
   * more because the program tells its state once a second.
   */
  int backSeconds() {
    return backSeconds;
  }
}
