package app.oriel.talk;

import java.util.Arrays;

/**
 * How a talk went so far.
 *
 * @param sentMillis what was said, without the silence ahead and behind
 * @param packets all that were sent
 * @param skipped packets that were left out because their time was over
 * @param dropped packets that the camera did not take in time
 * @param latenessMillisP95 how late packets left after their time
 */
public record TalkStats(
    long sentMillis, long packets, long skipped, long dropped, double latenessMillisP95) {
  /** Nothing was sent. */
  public static final TalkStats NONE = new TalkStats(0, 0, 0, 0, 0);

  /** The 95th percentile of so many values. */
  static double p95(double[] values, int count) {
    double[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return count == 0 ? 0 : sorted[Math.min(count - 1, count * 95 / 100)];
  }
}
