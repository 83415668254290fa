package app.oriel.measure;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
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

  private final PrintWriter csv;
  private final long start = System.nanoTime();
  private final List<Thread> threads = new ArrayList<>();
  private final AtomicInteger suffering = new AtomicInteger();

  private final List<String> failures = new CopyOnWriteArrayList<>();

  // Guarded by this.
  private final List<Recovery> recoveries = new ArrayList<>();

  /**
   * @param csv gets a line for each fault
   */
  SoakTrouble(PrintWriter csv) {
    this.csv = csv;
    csv.println("seconds,camera,fault,lasted,back");
  }

  /**
   * How a fault ended.
   *
   * @param seconds from the camera's return until the first of the pictures that keep coming stood
   *     on the screen; negative for never
   */
  record Recovery(SoakFault fault, String camera, double seconds) {
    /** The camera's family. */
    String scheme() {
      return camera.substring(0, camera.indexOf(':'));
    }

    boolean late() {
      return seconds < 0 || seconds > fault.backSeconds();
    }
  }

  /** Begins with one camera, which is in sight there. */
  void begin(SoakCamera camera, SoakSight sight, long seed) {
    threads.add(
        Thread.ofPlatform()
            .daemon()
            .name("trouble-" + seed)
            .start(() -> trouble(camera, sight, new Random(seed))));
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

  private void trouble(SoakCamera camera, SoakSight sight, Random random) {
    try {
      while (true) {
        Thread.sleep(LEAST_PEACE_MILLIS + random.nextInt(MORE_PEACE_MILLIS));
        fault(camera, sight, SoakFault.any(random, camera.reach()), random);
      }
    } catch (InterruptedException e) {
      // the soak is over
    } catch (IOException e) {
      failures.add(camera.url() + ": " + e);
    }
  }

  private void fault(SoakCamera camera, SoakSight sight, SoakFault fault, Random random)
      throws IOException, InterruptedException {
    suffering.incrementAndGet();
    try {
      long begin = System.nanoTime();
      try {
        camera.suffer(fault);
        Thread.sleep(fault.lasts(random));
      } finally {
        camera.recover(fault);
      }
      long over = System.nanoTime();
      Recovery recovery = new Recovery(fault, camera.url(), sight.back(over, PATIENCE));
      note(recovery, (begin - start) / 1e9, (over - begin) / 1e9);
    } finally {
      suffering.decrementAndGet();
    }
  }

  private synchronized void note(Recovery recovery, double at, double lasted) {
    recoveries.add(recovery);
    csv.println(
        String.format(
            Locale.ROOT,
            "%.1f,%s,%s,%.1f,%.2f",
            at,
            recovery.camera(),
            recovery.fault(),
            lasted,
            recovery.seconds()));
  }
}
