package app.oriel.simulator.kasa;

import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.simulator.Footage;
import app.oriel.simulator.Shot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Footage that the test shoots by hand. */
final class FakeFootage implements Footage {
  /** Parameter sets and an IDR slice, with start codes of four bytes. */
  static final byte[] KEYFRAME = {
    0, 0, 0, 1, 0x67, 1, 2, 0, 0, 0, 1, 0x68, 3, 0, 0, 0, 1, 0x65, 4, 5, 6
  };

  /** A slice that refers to others. */
  static final byte[] PICTURE = {0, 0, 0, 1, 0x41, 7, 8};

  private final List<Consumer<Shot>> watchers = new ArrayList<>();

  @Override
  public synchronized Watch watch(Consumer<Shot> watcher) {
    watchers.add(watcher);
    notifyAll();
    return () -> leave(watcher);
  }

  @Override
  public void close() {}

  void keyframe() {
    shoot(new Shot.Picture(KEYFRAME, true, System.nanoTime()));
  }

  void picture() {
    shoot(new Shot.Picture(PICTURE, false, System.nanoTime()));
  }

  void sound(int bytes) {
    shoot(new Shot.Sound(new byte[bytes], System.nanoTime()));
  }

  synchronized void shoot(Shot shot) {
    watchers.forEach(watcher -> watcher.accept(shot));
  }

  synchronized int watchers() {
    return watchers.size();
  }

  synchronized void awaitWatchers(int count) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (watchers.size() != count) {
      long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      assertTrue(left > 0, () -> watchers.size() + " watchers instead of " + count);
      wait(left);
    }
  }

  private synchronized void leave(Consumer<Shot> watcher) {
    watchers.remove(watcher);
    notifyAll();
  }
}
