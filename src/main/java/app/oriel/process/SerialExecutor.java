package app.oriel.process;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One thread that takes steps one after the other, in the order in which they were given. It costs
 * nothing while there are none. Giving one never waits.
 */
public final class SerialExecutor implements Executor {
  private static final Logger log = LoggerFactory.getLogger(SerialExecutor.class);

  private final String name;
  private final Threads threads;
  private final Queue<Runnable> steps = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();

  public SerialExecutor(String name, Threads threads) {
    this.name = name;
    this.threads = threads;
  }

  @Override
  public void execute(Runnable step) {
    steps.add(step);
    if (waiting.getAndIncrement() == 0) {
      start();
    }
  }

  /** Where no thread can be had, those that wait are taken with the next that can. */
  private void start() {
    try {
      threads.startVirtual(name, this::takeAll);
    } catch (RuntimeException | Error e) {
      waiting.set(0);
      throw e;
    }
  }

  /** A step's mistake is its own: those that follow are taken. */
  private void takeAll() {
    int taken;
    do {
      taken = waiting.get();
      for (Runnable step = steps.poll(); step != null; step = steps.poll()) {
        take(step);
      }
    } while (waiting.addAndGet(-taken) > 0);
  }

  private void take(Runnable step) {
    try {
      step.run();
    } catch (RuntimeException | Error e) {
      // Even when memory ran out: a hub must not stand still for ever.
      log.error("{}: a mistake in Oriel", name, e);
    }
  }
}
