package app.oriel.live;

import app.oriel.camera.Problem;
import java.time.Duration;
import java.util.function.DoubleSupplier;

/** When a camera that failed is tried again. Times are {@link System#nanoTime}. One thread. */
final class Retries {
  private final SessionTimes times;
  private final Backoff backoff;
  private long begun;
  private boolean reached;
  private boolean lasted;

  /**
   * @param random from 0 to 1
   */
  Retries(SessionTimes times, DoubleSupplier random) {
    this.times = times;
    this.backoff =
        new Backoff(times.firstBackoff(), times.longestBackoff(), times.givenUpAfter(), random);
  }

  /** A try begins. */
  void begin(long now) {
    begun = now;
    reached = false;
    lasted = false;
  }

  /** The camera took the connection. */
  void reached() {
    reached = true;
  }

  /** Pictures come, since then or longer. */
  void works(long now) {
    backoff.works(now);
  }

  /**
   * The try failed.
   *
   * @param lastPicture when one came, if one did
   */
  void failed(long lastPicture) {
    lasted = backoff.failed(lastPicture);
  }

  /** The wait until the next try, after a failure of a kind that time may mend. */
  Duration next(Problem.Kind kind, long now) {
    if (kind != Problem.Kind.UNREACHABLE) {
      return backoff.next();
    }
    return reached && !lasted ? afterNothing() : untilNextBeat(now);
  }

  /**
   * A camera that takes connections and soon falls silent or hangs up, with pictures or without, is
   * given more and more time: each try costs the others. It may be the line that breaks, so it
   * waits half as long at most as one that says that it is busy.
   */
  private Duration afterNothing() {
    Duration next = backoff.next();
    Duration most = times.longestBackoff().dividedBy(2);
    return next.compareTo(most) < 0 ? next : most;
  }

  /** A camera that is gone is tried in a steady beat, so that it is back soon after its return. */
  private Duration untilNextBeat(long now) {
    return Duration.ofNanos(Math.max(0, begun + times.unreachable().toNanos() - now));
  }

  /** The user or the machine's waking says so: what failed before counts no more. */
  void startOver() {
    backoff.startOver();
  }
}
