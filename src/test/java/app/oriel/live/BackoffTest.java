package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The wait before the next try. */
class BackoffTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void doublesUpToTheLongest() {
    assertEquals(List.of(1000, 2000, 4000, 8000, 16000, 32000, 60000, 60000), waits(1, 8));
  }

  @Test
  void jitterTakesAtMostHalfOff() {
    assertEquals(List.of(500, 1000, 2000), waits(0, 3));
    assertEquals(List.of(750, 1500, 3000), waits(0.5, 3));
  }

  @Test
  void startsOverAfterSuccess() {
    Backoff backoff = backoff(1);
    backoff.next();
    backoff.next();
    backoff.works(5 * SECOND);
    backoff.works(12 * SECOND);
    backoff.failed(13 * SECOND);
    assertEquals(Duration.ofSeconds(1), backoff.next());
  }

  @Test
  void goesOnAfterASuccessThatDidNotLast() {
    Backoff backoff = backoff(1);
    backoff.next();
    backoff.failed(100 * SECOND);
    backoff.works(100 * SECOND);
    backoff.failed(107 * SECOND);
    assertEquals(Duration.ofSeconds(2), backoff.next());
    backoff.works(-3 * SECOND);
    backoff.failed(3 * SECOND);
    assertEquals(Duration.ofSeconds(4), backoff.next());
  }

  @Test
  void neverOverflows() {
    Backoff backoff = backoff(1);
    for (int i = 0; i < 10_000; i++) {
      backoff.next();
    }
    assertEquals(Duration.ofSeconds(60), backoff.next());
  }

  private static List<Integer> waits(double random, int count) {
    Backoff backoff = backoff(random);
    return Stream.generate(backoff::next).limit(count).map(it -> (int) it.toMillis()).toList();
  }

  private static Backoff backoff(double random) {
    return new Backoff(
        Duration.ofSeconds(1), Duration.ofSeconds(60), Duration.ofSeconds(8), () -> random);
  }
}
