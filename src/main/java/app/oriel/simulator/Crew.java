package app.oriel.simulator;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** The running threads of one software camera. */
public final class Crew {
  private final ThreadFactory threads;
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();

  public Crew(ThreadFactory threads) {
    this.threads = threads;
  }

  /** Runs a task on a thread of its own. */
  public void start(Runnable task) {
    Thread thread =
        threads.newThread(
            () -> {
              try {
                task.run();
              } finally {
                running.remove(Thread.currentThread());
              }
            });
    running.add(thread);
    thread.start();
  }

  /**
   * Interrupts all threads and waits until they end, or the time is over; an interrupt of the
   * caller ends the wait and stays set.
   */
  public void end(long seconds) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
    try {
      for (List<Thread> left = left(); !left.isEmpty(); left = left()) {
        left.forEach(Thread::interrupt);
        for (Thread thread : left) {
          long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
          if (millis <= 0) {
            return;
          }
          thread.join(millis);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Thread> left() {
    return running.stream().filter(each -> !each.equals(Thread.currentThread())).toList();
  }
}
