package app.oriel.simulator.ipc.web;

import java.util.concurrent.TimeUnit;

/** Counts wrong passwords and locks the door after too many; section 4, -40404. For any thread. */
final class LoginGuard {
  private final int attempts;
  private final long lockNanos;
  private int wrong;
  private boolean locked;
  private long lockedUntil;

  LoginGuard(int attempts, int lockSeconds) {
    this.attempts = attempts;
    lockNanos = TimeUnit.SECONDS.toNanos(lockSeconds);
  }

  /** Seconds until the door opens again, or 0. */
  synchronized long secondsLeft() {
    if (!locked) {
      return 0;
    }
    long left = lockedUntil - System.nanoTime();
    if (left <= 0) {
      locked = false;
      wrong = 0;
      return 0;
    }
    return TimeUnit.NANOSECONDS.toSeconds(left) + 1;
  }

  /** Notes a wrong password; how many there were. */
  synchronized int wrong() {
    wrong++;
    if (wrong >= attempts) {
      locked = true;
      lockedUntil = System.nanoTime() + lockNanos;
    }
    return wrong;
  }

  /** Forgets all wrong ones. */
  synchronized void right() {
    wrong = 0;
  }

  synchronized int wrongSoFar() {
    return wrong;
  }

  int attempts() {
    return attempts;
  }
}
