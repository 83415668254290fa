package app.oriel.talk;

import java.util.concurrent.TimeUnit;

/** A monotonic clock that can be waited for. */
interface PaceClock {
  /** As {@link System#nanoTime}. */
  long nanoTime();

  /** Waits until a time of this clock. */
  void sleepUntil(long nanoTime) throws InterruptedException;

  /** The system's. */
  static PaceClock system() {
    return new PaceClock() {
      @Override
      public long nanoTime() {
        return System.nanoTime();
      }

      @Override
      public void sleepUntil(long nanoTime) throws InterruptedException {
        for (long left = nanoTime - System.nanoTime(); left > 0; ) {
          TimeUnit.NANOSECONDS.sleep(left);
          left = nanoTime - System.nanoTime();
        }
      }
    };
  }
}
