package app.oriel.rtsp.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What holds for every clock: its times rise; those of a clock that is named as it is are its
 * timestamps, however they come; and those of any other last as long as it took to send them. All
 * in a time of its own, from seeds.
 */
class RtpClockLawsTest {
  private static final long MICROS = 1_000_000;
  private static final long START = 50 * MICROS;
  private static final int SEEDS = 3;

  /** What came out, and when that was sent, since the first. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Run(String name, long[] times, long[] sent) {
    void rises() {
      for (int i = 1; i < times.length; i++) {
        int at = i;
        assertTrue(times[i] > times[i - 1], () -> "goes back at " + at + ": " + this);
      }
    }

    /** How far times are from when they were sent, at most; from a second on. */
    long off(int second) {
      long most = 0;
      for (int i = 0; i < times.length; i++) {
        most = sent[i] < second * MICROS ? most : Math.max(most, Math.abs(times[i] - sent[i]));
      }
      return most;
    }

    /** How much longer or shorter it lasts than it took, in thousandths of any ten seconds. */
    long wrongPace(int second) {
      long most = 0;
      int end = 0;
      for (int i = 0; i < times.length; i++) {
        while (end < times.length && sent[end] < sent[i] + 10 * MICROS) {
          end++;
        }
        if (end < times.length && sent[i] >= second * MICROS) {
          long took = sent[end] - sent[i];
          most = Math.max(most, 1000 * Math.abs(times[end] - times[i] - took) / took);
        }
      }
      return most;
    }

    /** What a recording of five seconds would hold. */
    long fiveSeconds() {
      int end = 0;
      while (sent[end] < 5 * MICROS) {
        end++;
      }
      return times[end] - times[0];
    }

    @Override
    public String toString() {
      return name + ": " + Arrays.toString(times);
    }
  }

  /** Pictures or pieces of sound, so many a second, for a while. */
  private record Stream(int named, int perSecond, int seconds, ClockLine line, int seed) {
    Run run(IntToLongFunction stamps) {
      RtpClock clock = new RtpClock(named, named == 90_000);
      Random random = new Random(seed);
      long length = MICROS / perSecond;
      long[] times = new long[perSecond * seconds];
      long[] sent = new long[times.length];
      long came = 0;
      for (int i = 0; i < times.length; i++) {
        came = Math.max(came, line.arrival(i, length, random));
        sent[i] = i * length;
        times[i] = clock.micros((int) stamps.applyAsLong(i), 1000 * (START + came), false);
      }
      long first = times[0];
      return new Run(toString(), Arrays.stream(times).map(time -> time - first).toArray(), sent);
    }

    /** With a clock of this rate, which begins anywhere. */
    Run run(double rate) {
      long first = new Random(seed + 1).nextLong();
      long length = MICROS / perSecond;
      return run(i -> first + Math.round(rate * length / MICROS * i));
    }
  }

  /** For a night. */
  @Test
  void itStaysSoForHours() {
    Run run = new Stream(90_000, 4, 8 * 3600, ClockLine.LATE, 1).run(90_000);
    for (int i = 0; i < run.times.length; i++) {
      assertEquals(run.sent[i], run.times[i], run.name);
    }
  }

  private static final int[][] WRONG = {
    {30_000, 90_000},
    {90_000, 30_000},
    {90_000, 1000},
    {90_000, 1_000_000},
    {90_000, 10_000},
    {90_000, 8000},
    {90_000, 48_000},
    {90_000, 10_000_000},
    {1000, 90_000},
    {1_000_000, 90_000},
    {8000, 90_000},
    {25, 90_000}
  };

  @ParameterizedTest
  @EnumSource
  void aClockThatIsAsNamedKeepsEveryTick(ClockLine line) {
    for (int rate : new int[] {90_000, 30_000, 1000, 1_000_000, 8000, 44_100, 48_000}) {
      for (int perSecond : new int[] {12, 25, 50}) {
        for (int seed = 0; seed < SEEDS; seed++) {
          long step = rate / perSecond;
          long first = (1L << 32) - 100 * step + seed;
          Run run = new Stream(rate, perSecond, 20, line, seed).run(i -> first + i * step);
          for (int i = 0; i < run.times.length; i++) {
            assertEquals(i * step * MICROS / rate, run.times[i], run.name);
          }
        }
      }
    }
  }

  /** Wi-Fi holds pictures up by a twentieth of a second, and often by more. */
  @Test
  void theUsualClockKeepsEveryTickOnAnUnevenLineToo() {
    for (int perSecond : new int[] {12, 15, 25, 30}) {
      int step = 90_000 / perSecond;
      for (int seed = 0; seed < 50; seed++) {
        Random random = new Random(seed);
        RtpClock clock = new RtpClock(90_000, true);
        long came = 0;
        long first = 0;
        for (int i = 0; i < 60 * perSecond; i++) {
          long late = Math.round(Math.abs(random.nextGaussian()) * 50_000);
          came = Math.max(came, i * MICROS / perSecond + late);
          long time = clock.micros(i * step, 1000 * (START + came), false);
          first = i == 0 ? time : first;
          assertEquals(i * (long) step * MICROS / 90_000, time - first, perSecond + ", " + seed);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"EVEN", "A_LITTLE_LATE", "LATE"})
  void anyOtherLastsAsLongAsItTookToSend(ClockLine line) {
    for (int[] rates : WRONG) {
      for (int perSecond : new int[] {8, 15, 25, 30}) {
        for (int seed = 0; seed < SEEDS; seed++) {
          Run run = new Stream(rates[0], perSecond, 40, line, seed).run(rates[1]);
          run.rises();
          assertEquals(5.0 * MICROS, (double) run.fiveSeconds(), MICROS / 2.0, run::toString);
          assertTrue(run.off(0) <= 650_000, () -> run.off(0) + " off: " + run);
          assertTrue(run.wrongPace(0) <= 50, () -> run.wrongPace(0) + ": " + run);
          assertTrue(run.wrongPace(2) <= 20, () -> run.wrongPace(2) + ": " + run);
        }
      }
    }
  }

  /** Where neither the rate nor the line is right, it is the line's unevenness that remains. */
  @ParameterizedTest
  @EnumSource(
      mode = Mode.INCLUDE,
      names = {"IN_BURSTS", "SLOW_TO_START", "HELD_UP"})
  void evenOnABadLine(ClockLine line) {
    for (int[] rates : WRONG) {
      for (int perSecond : new int[] {15, 25, 30}) {
        Run run = new Stream(rates[0], perSecond, 40, line, perSecond).run(rates[1]);
        run.rises();
        assertTrue(run.off(9) <= 600_000, () -> run.off(9) + " off: " + run);
        assertTrue(run.wrongPace(9) <= 50, () -> run.wrongPace(9) + ": " + run);
      }
    }
  }

  /** Rates that nobody counts in. */
  @Test
  void whateverTheRateIs() {
    for (int seed = 0; seed < 150; seed++) {
      Random random = new Random(seed);
      int named =
          random.nextBoolean() ? 90_000 : (int) (1000 * Math.pow(1000, random.nextDouble()));
      double real = 1000 * Math.pow(1000, random.nextDouble());
      int perSecond = 8 + random.nextInt(30);
      Run run = new Stream(named, perSecond, 40, ClockLine.A_LITTLE_LATE, seed).run(real);
      run.rises();
      assertEquals(5.0 * MICROS, (double) run.fiveSeconds(), MICROS / 2.0, () -> real + " " + run);
      assertTrue(run.wrongPace(0) <= 80, () -> real + " " + run.wrongPace(0) + ": " + run);
      assertTrue(run.off(0) <= 900_000, () -> real + " " + run.off(0) + ": " + run);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.96, 0.99, 0.999, 1.001, 1.01, 1.04})
  void aClockThatIsALittleOffIsLedBackGently(double off) {
    for (ClockLine line : new ClockLine[] {ClockLine.EVEN, ClockLine.LATE, ClockLine.IN_BURSTS}) {
      Run run = new Stream(90_000, 15, 600, line, 1).run(90_000 * off);
      run.rises();
      long most = Math.abs(1 - off) <= 0.01 ? 400_000 : 1_200_000;
      assertTrue(run.off(0) < most, () -> run.off(0) + " off");
      for (int i = 1; Math.abs(1 - off) <= 0.01 && i < run.times.length; i++) {
        assertEquals(66_666.0, (double) (run.times[i] - run.times[i - 1]), 10_000.0, run.name);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"90000, 90000", "30000, 30000", "30000, 90000", "90000, 1000", "8000, 8000"})
  void aClockThatIsSetAgainAndAgainGoesOn(int named, int real) {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      long[] set = new long[15 * 60];
      for (int i = 1; i < set.length; i++) {
        boolean now = random.nextInt(100) == 0;
        set[i] = set[i - 1] + (now ? real * (random.nextLong(7200) - 3600) : 0);
      }
      Run run =
          new Stream(named, 15, 60, ClockLine.A_LITTLE_LATE, seed)
              .run(i -> set[i] + i * (long) real / 15);
      run.rises();
      assertTrue(run.off(0) < 500_000, () -> run.off(0) + " off: " + run);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 3000, 10_000, 40_000, 90_000, 1 << 30})
  void noiseDoesNotAddUp(int noise) {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      long[] stamps = new long[15 * 120];
      Arrays.setAll(stamps, i -> i * 6000L + random.nextInt(noise) - noise / 2);
      Run run = new Stream(90_000, 15, 120, ClockLine.A_LITTLE_LATE, seed).run(i -> stamps[i]);
      run.rises();
      assertTrue(run.off(0) < 900_000, () -> run.off(0) + " off: " + run);
    }
  }

  /** It counts on from where it stood, or from where it would be. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aClockThatPausesAgainAndAgainGoesOn(boolean catchesUp) {
    for (int seed = 0; seed < SEEDS; seed++) {
      Random random = new Random(seed);
      long[] stamps = new long[15 * 60];
      int paused = 0;
      for (int i = 1; i < stamps.length; i++) {
        paused = paused > 0 ? paused - 1 : random.nextInt(60) == 0 ? random.nextInt(40) : 0;
        stamps[i] = paused > 0 ? stamps[i - 1] : catchesUp ? i * 6000L : stamps[i - 1] + 6000;
      }
      Run run = new Stream(90_000, 15, 60, ClockLine.A_LITTLE_LATE, seed).run(i -> stamps[i]);
      run.rises();
      assertTrue(run.off(0) < 500_000, () -> run.off(0) + " off: " + run);
    }
  }

  /** I P B B P B B, as of an encoder that looks ahead. */
  @ParameterizedTest
  @CsvSource({"90000, 90000, 0", "30000, 30000, 0", "30000, 90000, 6", "90000, 1000, 6"})
  void picturesOutOfOrderAreShownInOrder(int named, int real, int second) {
    for (ClockLine line : new ClockLine[] {ClockLine.LATE, ClockLine.KEPT_BY_A_SERVER}) {
      RtpClock clock = new RtpClock(named, named == 90_000);
      Random random = new Random(1);
      long[] times = new long[15 * 20 + 4];
      long came = 0;
      for (int i = 0; i < 15 * 20; i++) {
        int shown = i == 0 ? 0 : i % 3 == 1 ? i + 2 : i - 1;
        came = Math.max(came, line.arrival(i, 66_667, random));
        times[shown] = clock.micros(shown * real / 15, 1000 * (START + came), i % 3 != 1 && i > 0);
      }
      for (int i = 15 * second + 1; i < 15 * 20 - 3; i++) {
        assertEquals(66_667.0, (double) (times[i] - times[i - 1]), 700.0, line + " at " + i);
      }
    }
  }
}
