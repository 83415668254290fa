package app.oriel.measure;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Does faults to cameras, one at a time to each, and notes how soon their pictures are back. */
final class SoakTrouble {
  private static final int LEAST_PEACE_MILLIS = 5_000;
  private static final int MORE_PEACE_MILLIS = 20_000;

  /** After so long without pictures the next fault comes anyway. */
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(90);

  private final SoakStats stats;
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger suffering = new AtomicInteger();

  private final List<String> failures = new CopyOnWriteArrayList<>();

  // Guarded by this.
  private final List<Recovery> recoveries = new ArrayList<>();

  SoakTrouble(SoakStats stats) {
    this.stats = stats;
  }

  /**
   * How a fault ended.
   *
   * @param seconds from its end until the wall said that it shows pictures; negative for never
   */
  record Recovery(SoakFault fault, String camera, double seconds) {
    boolean late() {
      return seconds < 0 || seconds > fault.backSeconds();
    }
  }

  /** Begins with one camera. */
  void begin(SoakCamera camera, long seed) {
    threads.add(
        Thread.ofPlatform()
            .daemon()
            .name("trouble-" + seed)
            .start(() -> trouble(camera, new Random(seed))));
  }

  /** Cameras that suffer now. */
  int suffering() {
    return suffering.get();
  }

  /** No more faults; waits until what has begun is over. */
  void end() throws InterruptedException {
    threads.forEach(Thread::interrupt);
    for (Thread each : threads) {
      each.join();
    }
  }

  synchronized List<Recovery> recoveries() {
    return List.copyOf(recoveries);
  }

  /** Software cameras to which nothing more could be done, and why. */
  List<String> failures() {
    return failures;
  }

  private void trouble(SoakCamera camera, Random random) {
    try {
      while (true) {
        Thread.sleep(LEAST_PEACE_MILLIS + random.nextInt(MORE_PEACE_MILLIS));
        fault(camera, SoakFault.any(random), random);
      }
    } catch (InterruptedException e) {
      // the soak is over
    } catch (IOException e) {
      failures.add(camera.url() + ": " + e);
    }
  }

  private void fault(SoakCamera camera, SoakFault fault, Random random)
      throws IOException, InterruptedException {
    suffering.incrementAndGet();
    try {
      try {
        camera.suffer(fault);
        Thread.sleep(fault.lasts(random));
      } finally {
        camera.recover(fault);
      }
      long over = System.nanoTime();
      // What the wall writes next may still be of the second before.
      Thread.sleep(1_000);
      long since = System.nanoTime();
      while (!stats.shownSince(camera.url(), since) && System.nanoTime() - over < PATIENCE) {
        Thread.sleep(50);
      }
      boolean back = stats.shownSince(camera.url(), since);
      note(new Recovery(fault, camera.url(), back ? (System.nanoTime() - over) / 1e9 : -1));
    } finally {
      suffering.decrementAndGet();
    }
  }

  private synchronized void note(Recovery recovery) {
    recoveries.add(recovery);
  }
}
