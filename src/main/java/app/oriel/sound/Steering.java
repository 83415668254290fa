package app.oriel.sound;

/**
 * Keeps as much sound waiting as the packets' unsteady arrival needs and no more: says how far the
 * sound must be stretched, and learns how much faster or slower the camera's clock runs. For one
 * thread; times in milliseconds unless said otherwise.
 */
final class Steering {
  /** What waits when a packet comes, for the threads' own unsteadiness. */
  private static final double BASE = 45;

  private static final double LEAST = 30;

  /** With the packet itself. */
  private static final double MOST_WITH_PACKET = 165;

  private static final double MOST_UNSTEADY = 75;

  private static final double SMOOTHING = 1500;

  /** An unsteadiness that was met once is forgotten by so much in a millisecond. */
  private static final double FORGETTING = 0.001;

  private static final double PPM_FOR_EACH = 300;
  private static final double LEARNING = 0.02;
  private static final double MOST_DRIFT_PPM = 7_500;
  private static final double MOST_PPM = 10_000;

  private double average = Double.NaN;
  private double unsteady;
  private double drift;
  private long before;

  /** How much should wait when a packet of this length comes. */
  double target(double packet) {
    double most = Math.max(LEAST, MOST_WITH_PACKET - packet);
    return Math.min(BASE + unsteady, most);
  }

  /**
   * A packet came.
   *
   * @param waiting how much waited when it came
   * @param now nanoseconds
   * @return how far to stretch it, in parts of a million
   */
  int steer(double waiting, double packet, long now) {
    if (Double.isNaN(average)) {
      begin(waiting, now);
    }
    double time = Math.clamp((now - before) / 1e6, 0, SMOOTHING);
    before = now;
    average += (waiting - average) * (time / SMOOTHING);
    unsteady = Math.max(average - waiting, unsteady - time * FORGETTING);
    unsteady = Math.clamp(unsteady, 0, MOST_UNSTEADY);
    double error = average - target(packet);
    double wanted = PPM_FOR_EACH * error + drift;
    if (Math.abs(wanted) < MOST_PPM) {
      drift += error * time * LEARNING;
      drift = Math.clamp(drift, -MOST_DRIFT_PPM, MOST_DRIFT_PPM);
    }
    return (int) -Math.clamp(wanted, -MOST_PPM, MOST_PPM);
  }

  /** Something else than drift changed how much waits. */
  void begin(double waiting, long now) {
    average = waiting;
    before = now;
  }

  /** Nothing waited when a packet came: such a gap is to be bridged from now on. */
  void starved() {
    if (!Double.isNaN(average)) {
      unsteady = Math.clamp(average, unsteady, MOST_UNSTEADY);
      average = Double.NaN;
    }
  }

  /** Another camera with another clock. */
  void forget() {
    average = Double.NaN;
    unsteady = 0;
    drift = 0;
  }
}
