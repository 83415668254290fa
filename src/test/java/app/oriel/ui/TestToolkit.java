package app.oriel.ui;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** JavaFX on its headless platform, which stays up for all tests of a process. */
public final class TestToolkit {
  private static final FxThread FX = new FxThread();

  private TestToolkit() {}

  /** Starts the toolkit, unless another test has. */
  public static void start() throws InterruptedException {
    System.setProperty("glass.platform", "Headless");
    System.setProperty("prism.order", "sw");
    CountDownLatch started = new CountDownLatch(1);
    try {
      FX.exitWithLastWindow(false);
      FX.start(started::countDown);
    } catch (IllegalStateException e) {
      FX.execute(started::countDown);
    }
    assertTrue(started.await(60, TimeUnit.SECONDS));
  }

  /** Does it on the toolkit's thread and waits. */
  public static <T> T onFx(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    FX.execute(
        () -> {
          try {
            result.complete(work.call());
          } catch (Exception | AssertionError e) {
            result.completeExceptionally(e);
          }
        });
    return result.orTimeout(60, TimeUnit.SECONDS).join();
  }
}
