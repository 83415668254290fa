package app.oriel.codec;

import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * One track of a file that is read.
 *
 * @param index the track's number in the file
 * @param numerator of the seconds that one step of its timestamps takes
 * @param denominator of the same
 */
record FileTrack(int index, int numerator, int denominator) {
  static {
    FFmpeg.load();
  }

  /** Some centuries; a time beyond it is none, and would overflow. */
  private static final double MOST_SECONDS = 8e9;

  /** The same in microseconds. */
  static final long MOST_MICROS = 8_000_000_000_000_000L;

  static FileTrack of(int index, AVRational step) {
    return new FileTrack(index, step.num(), step.den());
  }

  /** A timestamp of this track in microseconds, or {@link Demuxer#NO_TIME}. */
  long micros(long timestamp) {
    double seconds = (double) timestamp * numerator / denominator;
    return timestamp != avutil.AV_NOPTS_VALUE && Math.abs(seconds) <= MOST_SECONDS
        ? (long) (seconds * 1e6)
        : Demuxer.NO_TIME;
  }

  /** The timestamp of this track at a time in microseconds. */
  long timestamp(long micros) {
    double steps = (double) micros * denominator / numerator / 1e6;
    return (long) Math.floor(Math.clamp(steps, -9e18, 9e18));
  }
}
