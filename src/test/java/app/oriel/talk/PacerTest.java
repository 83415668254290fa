package app.oriel.talk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PacerTest {
  private static final long MILLI = 1_000_000;

  private final FakeClock clock = new FakeClock();
  private final FakeLine line = new FakeLine(FakeLine.USUAL, clock::nanoTime);
  private final Pacer pacer = new Pacer(line, samples -> new byte[samples.length], clock);

  @Test
  void eachPacketLeavesWhenItsLastSampleIsDue() throws Exception {
    for (int i = 0; i < 5; i++) {
      pacer.next(samples -> Arrays.fill(samples, (short) 0));
    }
    assertEquals(List.of(20 * MILLI, 40 * MILLI, 60 * MILLI, 80 * MILLI, 100 * MILLI), line.times);
  }

  @Test
  void aLittleLatenessIsMadeUpFor() throws Exception {
    pacer.next(samples -> clock.now += 7 * MILLI);
    pacer.next(samples -> {});
    assertEquals(List.of(27 * MILLI, 40 * MILLI), line.times);
    assertEquals(0, pacer.stats(0).skipped());
  }

  @Test
  void afterAHiccupTheMissedPacketsAreLeftOutAndNothingComesInABurst() throws Exception {
    pacer.next(samples -> {});
    clock.now += 500 * MILLI;
    for (int i = 0; i < 3; i++) {
      pacer.next(samples -> {});
    }
    assertEquals(24, pacer.stats(0).skipped());
    assertEquals(520 * MILLI, line.times.get(1));
    for (int i = 2; i < line.times.size(); i++) {
      assertEquals(20 * MILLI, line.times.get(i) - line.times.get(i - 1));
    }
  }

  @Test
  void latenessIsCountedAgainstTheTimeOfEachPacket() throws Exception {
    for (int i = 0; i < 100; i++) {
      long late = i % 10 == 0 ? 9 * MILLI : 1 * MILLI;
      pacer.next(samples -> clock.now += late);
    }
    double p95 = pacer.stats(0).latenessMillisP95();
    assertEquals(9, p95, 0.001);
    assertTrue(pacer.stats(16_000).sentMillis() == 2000);
  }

  private static final class FakeClock implements PaceClock {
    private long now;

    @Override
    public long nanoTime() {
      return now;
    }

    @Override
    public void sleepUntil(long nanoTime) {
      now = Math.max(now, nanoTime);
    }
  }
}
