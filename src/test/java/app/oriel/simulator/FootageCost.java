package app.oriel.simulator;

import java.lang.management.ManagementFactory;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Measures what the demo's four cameras cost, for ten seconds at a time: threads, not the JVM's
 * compiler. Run it on its own: {@code java @jpackage/jvm.args --module-path target/oriel/javafx -cp
 * "target/test-classes:target/classes:target/oriel/lib/*" app.oriel.simulator.FootageCost 30}.
 */
final class FootageCost {
  private static final Logger LOG = LoggerFactory.getLogger(FootageCost.class);

  private FootageCost() {}

  static void main(String[] args) throws InterruptedException {
    List<Thread> threads = new CopyOnWriteArrayList<>();
    AtomicLong pictures = new AtomicLong();
    AtomicLong bytes = new AtomicLong();
    List<SceneFootage> all =
        List.of(0, 1, 2, 3).stream()
            .map(i -> SceneFootage.forCamera(i, Clock.systemUTC(), work -> thread(threads, work)))
            .toList();
    all.forEach(it -> it.watch(shot -> count(shot, pictures, bytes)));
    for (int seconds = Integer.parseInt(args[0]); seconds > 0; seconds -= 10) {
      long cpu = cpu(threads);
      long begin = System.nanoTime();
      pictures.set(0);
      bytes.set(0);
      Thread.sleep(10_000);
      long wall = System.nanoTime() - begin;
      LOG.info(
          "{} core for four cameras, {} ms a picture, {} pictures/s each, {} kbit/s each",
          (cpu(threads) - cpu) / (double) wall,
          (cpu(threads) - cpu) / 1e6 / pictures.get(),
          pictures.get() * 1e9 / wall / 4,
          bytes.get() * 8e6 / wall / 4);
    }
    all.forEach(SceneFootage::close);
  }

  private static Thread thread(List<Thread> threads, Runnable work) {
    Thread thread = new Thread(work, "camera");
    threads.add(thread);
    return thread;
  }

  private static void count(Shot shot, AtomicLong pictures, AtomicLong bytes) {
    if (shot instanceof Shot.Picture picture) {
      pictures.incrementAndGet();
      bytes.addAndGet(picture.accessUnit().length);
    }
  }

  private static long cpu(List<Thread> threads) {
    var bean = ManagementFactory.getThreadMXBean();
    return threads.stream().mapToLong(it -> bean.getThreadCpuTime(it.threadId())).sum();
  }
}
