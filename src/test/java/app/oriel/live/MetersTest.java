package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Rates and delays of just now. */
class MetersTest {
  private static final long MS = 1_000_000L;
  private final RateMeter rate = new RateMeter();
  private final DelayMeter delay = new DelayMeter();

  @Test
  void fewerThanTwoEventsHaveNoRate() {
    assertEquals(0, rate.perSecond(0));
    rate.add(0, 100);
    assertEquals(0, rate.perSecond(0));
    assertEquals(0, rate.amountPerSecond(0));
  }

  @Test
  void measuresTheSpacesBetweenEvents() {
    for (int i = 0; i < 40; i++) {
      rate.add(i * 50L * MS, 1000);
    }
    assertEquals(20, rate.perSecond(39 * 50L * MS), 1e-9);
    assertEquals(20_000, rate.amountPerSecond(39 * 50L * MS), 1e-6);
  }

  @Test
  void knowsOnlyTheLastTwoSeconds() {
    rate.add(0, 1_000_000);
    rate.add(MS, 1_000_000);
    for (int i = 0; i <= 12; i++) {
      rate.add((5_000 + i * 100L) * MS, 10);
    }
    assertEquals(10, rate.perSecond(6_200 * MS), 1e-9);
    assertEquals(100, rate.amountPerSecond(6_200 * MS), 1e-9);
    assertEquals(0, rate.perSecond(9_000 * MS));
  }

  @Test
  void isRightWhenMoreCameThanItHolds() {
    for (int i = 0; i < 5_000; i++) {
      rate.add((long) i * 2 * MS, 3);
    }
    assertEquals(500, rate.perSecond(9_998 * MS), 1);
    assertEquals(1500, rate.amountPerSecond(9_998 * MS), 3);
  }

  @Test
  void aBurstIsNoRate() {
    for (int i = 0; i < 6; i++) {
      rate.add(i * MS, 1000);
    }
    assertEquals(5, rate.perSecond(6 * MS), 1e-9);
    assertEquals(5000, rate.amountPerSecond(6 * MS), 1e-9);
  }

  @Test
  void aStallCounts() {
    for (int i = 0; i < 200; i++) {
      rate.add(i * 50L * MS, 1000);
    }
    long last = 199 * 50L * MS;
    double before = rate.perSecond(last);
    assertEquals(20, before, 1e-9);
    // The last two seconds hold one second of pictures, then the first one after the stall.
    rate.add(last + 1_000 * MS, 1000);
    assertEquals(10.7, rate.perSecond(last + 1_000 * MS), 0.4);
    assertEquals(7, rate.perSecond(last + 1_400 * MS), 2);
  }

  @Test
  void manyEventsOfOneMomentAreNoMoreThanTheyAre() {
    rate.add(7, 1);
    rate.add(7, 1);
    assertEquals(1, rate.perSecond(7));
    assertEquals(1, rate.amountPerSecond(7));
  }

  @Test
  void clocksMayStartAnywhere() {
    long start = Long.MAX_VALUE - 100 * MS;
    for (int i = 0; i < 30; i++) {
      rate.add(start + i * 50L * MS, 1);
      delay.shown(start + i * 50L * MS - 30 * MS, start + i * 50L * MS);
    }
    assertEquals(20, rate.perSecond(start + 29 * 50L * MS), 1e-9);
    assertEquals(
        new DelayMeter.Second(21, 30 * MS, 30 * MS), delay.lastSecond(start + 29 * 50L * MS));
  }

  @Test
  void noPictureHasNoDelay() {
    assertEquals(new DelayMeter.Second(0, 0, 0), delay.lastSecond(5));
  }

  @Test
  void oneDelayIsAllPercentiles() {
    delay.shown(10 * MS, 52 * MS);
    assertEquals(new DelayMeter.Second(1, 42 * MS, 42 * MS), delay.lastSecond(60 * MS));
  }

  @Test
  void findsTheMiddleAndTheSlowFew() {
    for (int i = 100; i >= 1; i--) {
      delay.shown(500 * MS - (long) i * MS, 500 * MS);
    }
    assertEquals(new DelayMeter.Second(100, 50 * MS, 95 * MS), delay.lastSecond(500 * MS));
  }

  @Test
  void forgetsAfterASecond() {
    delay.shown(0, 90 * MS);
    delay.shown(1_000 * MS, 1_010 * MS);
    assertEquals(new DelayMeter.Second(1, 10 * MS, 10 * MS), delay.lastSecond(1_100 * MS));
    assertEquals(new DelayMeter.Second(0, 0, 0), delay.lastSecond(3_000 * MS));
  }
}
