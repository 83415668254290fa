package app.oriel.process;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where threads are made, each named after its camera and its work. */
public final class Threads {
  private static final Logger log = LoggerFactory.getLogger(Threads.class);

  /** Starts a virtual thread: for work that waits. */
  public Thread startVirtual(String name, Runnable work) {
    return Thread.ofVirtual().name(name).uncaughtExceptionHandler(this::report).start(work);
  }

  /** Starts a daemon platform thread: for work that spends its time in native calls. */
  public Thread startPlatform(String name, Runnable work) {
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .uncaughtExceptionHandler(this::report)
        .start(work);
  }

  /** A factory of daemon platform threads, for executors and for the software cameras. */
  public ThreadFactory platform(String prefix) {
    AtomicInteger count = new AtomicInteger();
    return work ->
        Thread.ofPlatform()
            .daemon()
            .name(prefix + "-" + count.incrementAndGet())
            .uncaughtExceptionHandler(this::report)
            .unstarted(work);
  }

  /** A factory of virtual threads. */
  public ThreadFactory virtual(String prefix) {
    return Thread.ofVirtual()
        .name(prefix + "-", 1)
        .uncaughtExceptionHandler(this::report)
        .factory();
  }

  private void report(Thread thread, Throwable failure) {
    log.error("{} ended by a mistake in Oriel", thread.getName(), failure);
  }
}
