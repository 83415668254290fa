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
  private static final long LONGEST_STEP = 1L << 29;

  /** No time is further away: some thousand years, in microseconds. */
  private static final double FARTHEST = 3e16;

  /** Before the first picture is shown, as many may be decoded as a stream may reorder. */
  private static final double EARLIEST = -30e6;

  private final double perSecond;
  private final boolean strict;
  private final boolean early;
  private final boolean fromZero;
  private boolean begun;

  /** What is added to all, so that the first is decoded at 0. */
  private long later;

  private long last;

  /** In the track's own units. */
  record Times(long shown, long decoded) {}

  /**
   * @param perSecond the track's own units of time
   * @param strict whether no two may be decoded at one time
   * @param early whether the first may be decoded before 0: then all is that much later, which the
   *     file takes back
   * @param fromZero whether the first is at 0, whatever its time
   */
  TrackTimes(double perSecond, boolean strict, boolean early, boolean fromZero) {
    this.perSecond = perSecond;
    this.strict = strict;
    this.early = early;
    this.fromZero = fromZero;
  }

  /** The times of the next unit, from microseconds. */
  Times next(long shownMicros, long decodedMicros) {
    long shown = units(Math.max(0, shownMicros));
    long decoded = units(decodedMicros);
    if (!begun) {
      begun = true;
      if (fromZero) {
        shown = 0;
        decoded = 0;
      }
      later = early ? Math.max(0, -decoded) : 0;
      last = Math.clamp(decoded + later, 0, LONGEST_STEP);
    } else {
      last = Math.clamp(decoded + later, last + (strict ? 1 : 0), last + LONGEST_STEP);
    }
    return new Times(Math.clamp(shown + later, last, last + LONGEST_STEP), last);
  }

  private long units(long micros) {
    return Math.round(Math.clamp((double) micros, EARLIEST, FARTHEST) * perSecond / MICROS);
  }
}
