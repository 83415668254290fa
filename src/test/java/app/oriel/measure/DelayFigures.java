package app.oriel.measure;

import java.util.List;

/**
 * What was measured.
 *
 * @param delays of the pictures seen, sorted, in milliseconds
 * @param firstHalf the middle of the delays of the first half of the time, in milliseconds
 * @param secondHalf the same of the second half: larger only where delay grows
 * @param ages of what stood on the screen, all along, sorted, in milliseconds
 * @param sent pictures that were sent while it counted
 * @param missed those among them that never stood on the screen
 * @param startSeconds from the start of the program to the first picture of the last tile to come
 * @param firstPictureMillis from the first keyframe's last byte to that picture
 * @param cores processor time of the program by the time that it took
 * @param busiest its busiest threads
 * @param ownP50 what the program said of itself, the middle of the seconds' values
 */
record DelayFigures(
    List<Double> delays,
    double firstHalf,
    double secondHalf,
    List<Double> ages,
    int sent,
    int missed,
    double startSeconds,
    double firstPictureMillis,
    double cores,
    String busiest,
    long residentMegabytes,
    String pipeline,
    double ownP50,
    double ownP95) {
  double p50() {
    return percentile(delays, 50);
  }

  double p95() {
    return percentile(delays, 95);
  }

  static double percentile(List<Double> sorted, int percent) {
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
  }

  @Override
  public String toString() {
    return """
    delay, last byte sent to pixels on the screen: p50 %.1f ms, p95 %.1f ms, longest %.1f ms
    delay in the first half p50 %.1f ms, in the second half %.1f ms
    age of the picture on the screen: p50 %.1f ms, p95 %.1f ms, oldest %.1f ms
    the program's own figures: p50 %.0f ms, p95 %.0f ms
    pictures: %d sent, %d seen, %d missed
    first picture: %.2f s after the start, %.0f ms after its last byte
    processor: %.3f core (%s)
    memory: %d MB resident; drawn by %s\
    """
        .formatted(
            p50(),
            p95(),
            percentile(delays, 100),
            firstHalf,
            secondHalf,
            percentile(ages, 50),
            percentile(ages, 95),
            percentile(ages, 100),
            ownP50,
            ownP95,
            sent,
            delays.size(),
            missed,
            startSeconds,
            firstPictureMillis,
            cores,
            busiest,
            residentMegabytes,
            pipeline);
  }
}
