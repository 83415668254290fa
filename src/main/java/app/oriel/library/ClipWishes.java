package app.oriel.library;

import app.oriel.live.FrameSize;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What is wanted of a player: told from any thread, looked at by the player's. Of several places to
 * go to, the newest counts.
 */
final class ClipWishes {
  /** Longer than anybody waits. */
  static final long FOR_EVER = TimeUnit.DAYS.toNanos(1);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Under the lock.
  private @Nullable Place place;
  private int steps;
  private boolean playing;
  private double speed = 1;
  private boolean redraw;
  private FrameSize size = new FrameSize(640, 360);
  private boolean closed;
  private long version;
  private long seen;

  /**
   * Where to go.
   *
   * @param exact whether the keyframe before will not do
   */
  record Place(long micros, boolean exact) {}

  /**
   * All that is wanted now.
   *
   * @param steps pictures to go on by, backwards where it is negative
   * @param redraw whether the size has changed
   */
  record Wanted(
      @Nullable Place place,
      int steps,
      boolean playing,
      double speed,
      boolean redraw,
      FrameSize size,
      boolean closed) {
    /** Whether anything is to be done but to go on. */
    boolean anything() {
      return place != null || steps != 0 || redraw || closed;
    }
  }

  private void change(Runnable change) {
    lock.lock();
    try {
      change.run();
      version++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  void goTo(long micros, boolean exact) {
    change(
        () -> {
          place = new Place(micros, exact);
          steps = 0;
        });
  }

  /** A step ends playing. */
  void step(int by) {
    change(
        () -> {
          steps += by;
          playing = false;
        });
  }

  void play(boolean yes) {
    change(() -> playing = yes);
  }

  boolean playing() {
    lock.lock();
    try {
      return playing;
    } finally {
      lock.unlock();
    }
  }

  void speed(double factor) {
    change(() -> speed = factor);
  }

  void size(FrameSize wanted) {
    change(
        () -> {
          redraw |= !wanted.equals(size);
          size = wanted;
        });
  }

  void close() {
    change(() -> closed = true);
  }

  FrameSize size() {
    lock.lock();
    try {
      return size;
    } finally {
      lock.unlock();
    }
  }

  /** Takes what is wanted; a place, steps and a new size count as done then. */
  Wanted take() {
    lock.lock();
    try {
      Wanted now = new Wanted(place, steps, playing, speed, redraw, size, closed);
      place = null;
      steps = 0;
      redraw = false;
      seen = version;
      return now;
    } finally {
      lock.unlock();
    }
  }

  /** Whether what is being done is not wanted any more. */
  boolean superseded() {
    lock.lock();
    try {
      return closed || place != null;
    } finally {
      lock.unlock();
    }
  }

  /** Whether something is wanted that was not looked at. */
  boolean changed() {
    lock.lock();
    try {
      return seen != version;
    } finally {
      lock.unlock();
    }
  }

  /** Waits for so many nanoseconds, or until something else is wanted. */
  void await(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (seen == version && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }
}
