package app.oriel.codec;

/**
 * The times of one track as FFmpeg's muxers want them, whatever they are given: from 0 on, rising,
 * none shown before it is decoded, and no two so far apart that they count as an error in the
 * program, which would end it. One thread.
 */
final class TrackTimes {
  private static final double MICROS = 1e6;

  /**
   * FFmpeg counts what lies between two units of an MP4 in 31 bits, and half of that between the
   * first of a piece and what was before.
   */
  static final long LONGEST_STEP = 1L << 29;

  /** No time is further away. */
  private static final long FARTHEST = 1L << 56;

  private final double perSecond;
  private final boolean strict;
  private final boolean fromZero;
  private boolean begun;

  private long last;

  /** In the track's own units. */
  record Times(long shown, long decoded) {}

  /**
   * @param perSecond the track's own units of time
   * @param strict whether no two may be decoded at one time
   * @param fromZero whether the first is at 0, whatever its time
   */
  TrackTimes(double perSecond, boolean strict, boolean fromZero) {
    this.perSecond = perSecond;
    this.strict = strict;
    this.fromZero = fromZero;
  }

  /** The times of the next unit, from microseconds. */
  Times next(long shownMicros, long decodedMicros) {
    return nextUnits(units(shownMicros), units(decodedMicros));
  }

  /** The same, from its own units. */
  Times nextUnits(long shownUnits, long decodedUnits) {
    long shown = Math.clamp(shownUnits, 0, FARTHEST);
    long decoded = Math.clamp(decodedUnits, 0, FARTHEST);
    if (begun) {
      last = Math.clamp(decoded, last + (strict ? 1 : 0), last + LONGEST_STEP);
    } else {
      begun = true;
      last = fromZero ? 0 : Math.clamp(decoded, 0, LONGEST_STEP);
      shown = fromZero ? 0 : shown;
    }
    return new Times(Math.clamp(shown, last, last + LONGEST_STEP), last);
  }

  private long units(long micros) {
    return Math.round(Math.max(0, micros) * perSecond / MICROS);
  }
}
