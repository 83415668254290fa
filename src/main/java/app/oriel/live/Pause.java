package app.oriel.live;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The waits of one reader, which the user or the end cut short. For any thread. */
final class Pause {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition wake = lock.newCondition();
  private boolean hurry;
  private boolean closed;

  /** Waits, and says whether the user or the end cut the wait short. */
  boolean of(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (!hurry && !closed && left > 0) {
        left = wake.awaitNanos(left);
      }
      boolean hurried = hurry;
      hurry = false;
      return hurried || closed;
    } finally {
      lock.unlock();
    }
  }

  /** Ends this wait, or the next one at once. */
  void hurry() {
    lock.lock();
    try {
      hurry = true;
      wake.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** A wish from before the failure was shown is spent: it must not cost a second sign-in. */
  void forgetHurry() {
    lock.lock();
    try {
      hurry = false;
    } finally {
      lock.unlock();
    }
  }

  /** Ends all waits for good. */
  void close() {
    lock.lock();
    try {
      closed = true;
      wake.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }
}
