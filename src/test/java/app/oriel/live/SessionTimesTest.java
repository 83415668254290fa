package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What users are promised. */
class SessionTimesTest {
  @Test
  void aStallIsShownAndACameraThatReturnsIsTriedWithinThreeSeconds() {
    SessionTimes usual = SessionTimes.usual();
    Duration promised = Duration.ofSeconds(3);
    assertTrue(usual.stalledAfter().plus(usual.watch()).compareTo(promised) <= 0);
    assertTrue(usual.unreachable().compareTo(promised) < 0);
  }
}
