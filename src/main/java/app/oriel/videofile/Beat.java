package app.oriel.videofile;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Lets one reader go on when its time has come, until any thread ends it. */
final class Beat {
  /** Who is later than this goes on from there, and hurries after nothing. */
  private static final long MOST_LATE = TimeUnit.SECONDS.toNanos(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private boolean over;
  private boolean began;
  private long start;

  /**
   * Waits until so many nanoseconds have passed since the first call.
   *
   * @return false once the beat has ended
   */
  boolean await(long place) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long now = System.nanoTime();
      if (!began || now - start - place > MOST_LATE) {
        began = true;
        start = now - place;
      }
      long left = start + place - now;
      while (left > 0 && !over) {
        left = ended.awaitNanos(left);
      }
      return !over;
    } finally {
      lock.unlock();
    }
  }

  /** Nobody waits any more. */
  void end() {
    lock.lock();
    try {
      over = true;
      ended.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
