package app.oriel.live;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Assertions;

/** Waits for what must come, and fails where it does not come in time. */
public final class Await {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private Await() {}

  /** Waits until something is so. */
  public static void until(String what, Callable<Boolean> isSo) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!isSo.call()) {
      Assertions.assertTrue(System.nanoTime() < end, "waited in vain until " + what);
      Thread.sleep(2);
    }
  }
}
