package app.oriel.rtsp.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Times of pictures whose timestamps are of all kinds; 15 of them come in a second. */
class RtpClockTest {
  private static final long START = 50_000_000;
  private static final long FRAME = 66_667;
  private static final int PICTURES = 150;

  /** The line is not quite even. */
  private final Random line = new Random(4);

  /** The times of pictures that come one after the other, since the first. */
  private List<Long> times(RtpClock clock, IntToLongFunction stamps) {
    List<Long> times = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      long late = i == 0 ? 0 : line.nextInt(20_000);
      times.add(
          clock.micros((int) stamps.applyAsLong(i), 1000 * (START + i * FRAME + late), false));
    }
    long first = times.getFirst();
    assertEquals(START, first);
    return times.stream().map(time -> time - first).toList();
  }

  private static RtpClock named(int rate) {
    return new RtpClock(rate, rate == 90_000);
  }

  private static void assertNear(List<Long> times, long tolerance) {
    for (int i = 0; i < times.size(); i++) {
      long wrong = times.get(i) - i * FRAME;
      assertTrue(
          Math.abs(wrong) <= tolerance, "picture " + i + " is " + wrong + " wrong: " + times);
    }
  }

  private static void assertRises(List<Long> times) {
    for (int i = 1; i < times.size(); i++) {
      assertTrue(times.get(i) > times.get(i - 1), "at " + i + ": " + times);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {90_000, 30_000, 1000, 1_000_000, 10_000_000, 8000})
  void theNamedRateCounts(int rate) {
    assertNear(times(named(rate), i -> i * (long) rate / 15), 1100);
  }

  @ParameterizedTest
  @ValueSource(ints = {30_000, 1000, 1_000_000, 25})
  void unlessTheLineShowsTheUsualOne(int named) {
    List<Long> times = times(named(named), i -> i * 6000L);
    assertNear(times, 150_000);
    assertRises(times);
    for (int i = 30; i < PICTURES; i++) {
      assertNear(FRAME, times.get(i) - times.get(i - 1), 1);
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 60000", "1000, 220000", "1000000, 90000"})
  void whereTheyCountWithNoRateThatIsKnownArrivalsCount(int rate, long tolerance) {
    List<Long> times = times(named(90_000), i -> i * (long) rate / 15);
    assertNear(times, tolerance);
    assertRises(times);
  }

  /** A third of what is named shows only after a while. */
  @Test
  void aRateThatIsSomewhatWrongShowsInTheLongRun() {
    List<Long> times = times(named(90_000), i -> i * 2000L);
    assertRises(times);
    long span = times.get(PICTURES - 1) - times.get(PICTURES - 61);
    assertNear(60 * FRAME, span, 60_000);
  }

  @Test
  void wildOnesDoNotCount() {
    Random wild = new Random(1);
    List<Long> times = times(named(90_000), i -> wild.nextInt());
    assertNear(times, 50_000);
    assertRises(times);
    List<Long> noisy = times(named(90_000), i -> i * 6000L + wild.nextInt(80_000) - 40_000);
    assertRises(noisy);
    assertTrue(Math.abs(noisy.getLast() - (PICTURES - 1) * FRAME) < 1_500_000, noisy.toString());
  }

  @ParameterizedTest
  @ValueSource(longs = {3600, -3600, 20, -20, -3, -1, 5})
  void aClockThatIsSetGoesOn(long seconds) {
    List<Long> times = times(named(90_000), i -> i * 6000L + (i < 50 ? 0 : seconds * 90_000));
    assertNear(times, 25_000);
    assertNear(FRAME, times.get(49) - times.get(48), 1);
    assertNear(FRAME, times.get(51) - times.get(50), 1);
  }

  @Test
  void aClockThatStoodStillGoesOnWhereItIsThen() {
    assertNear(times(named(90_000), i -> i > 30 && i < 50 ? 180_000 : i * 6000L), 25_000);
    List<Long> paused = times(named(90_000), i -> 6000L * (i < 30 ? i : i < 50 ? 30 : i - 20));
    assertNear(paused, 40_000);
  }

  @Test
  void twoPicturesOfOneTimestampLieApart() {
    List<Long> times = times(named(90_000), i -> i / 2 * 12_000L);
    assertRises(times);
    assertNear(times, 45_000);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, (1L << 32) - 200_000, (1L << 31) - 200_000})
  void picturesThatAreShownEarlierKeepTheirTimes(long first) {
    RtpClock clock = named(90_000);
    long begin = 0;
    for (int i = 0; i < PICTURES; i++) {
      int shown = i % 3 == 0 ? i + 2 : i - 1;
      int stamp = (int) (first + shown * 6000L);
      long micros = clock.micros(stamp, 1000 * (START + i * FRAME), i % 3 != 0);
      begin = i == 0 ? micros - shown * FRAME : begin;
      assertNear(begin + shown * FRAME, micros, 60);
    }
  }

  /** The clock was set in a stream in which pictures may go back. */
  @Test
  void whatStaysBehindIsNoPictureOutOfOrder() {
    RtpClock clock = named(90_000);
    long last = 0;
    for (int i = 0; i < PICTURES; i++) {
      int stamp = i * 6000 - (i < 50 ? 0 : 120_000);
      last = clock.micros(stamp, 1000 * (START + i * FRAME), true);
    }
    assertNear(START + (PICTURES - 1) * FRAME, last, 5000);
  }

  /** Pictures that were held up keep their times, in whatever burst they come. */
  @Test
  void aLineThatWasHeldUpChangesNothing() {
    RtpClock clock = named(90_000);
    for (int i = 0; i < PICTURES; i++) {
      long arrival = START + i * FRAME;
      long held = i >= 40 && i < 100 ? START + 100 * FRAME + i * 500L : arrival;
      long micros = clock.micros(i * 6000, 1000 * Math.max(held, arrival), false);
      assertNear(START + i * FRAME, micros, 60);
    }
  }

  /** As some servers do, so that there is a picture at once. */
  @Test
  void aBurstAtTheBeginningChangesNothing() {
    RtpClock clock = named(90_000);
    for (int i = 0; i < PICTURES; i++) {
      long arrival = START + Math.max(i * 2000L, (i - 45) * FRAME);
      assertNear(START + i * FRAME, clock.micros(i * 6000, 1000 * arrival, false), 60);
    }
  }

  @Test
  void anotherSourceGoesOnFromNow() {
    RtpClock clock = named(90_000);
    clock.micros(0, 1000 * START, false);
    clock.restart();
    assertEquals(START + FRAME, clock.micros(100, 1000 * (START + FRAME), false));
    assertNear(START + 2 * FRAME, clock.micros(6100, 1000 * (START + 2 * FRAME), false), 5);
  }

  private static void assertNear(long expected, long actual, long most) {
    assertTrue(Math.abs(actual - expected) <= most, () -> actual + " instead of " + expected);
  }
}
