package app.oriel.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.oriel.camera.Packet;
import org.junit.jupiter.api.Test;

/** What becomes of cameras' clocks. Times in microseconds. */
class RecordingClockTest {
  private static final long SECOND = 1_000_000;
  private static final long STEP = Film.PICTURE;
  private static final long CLOCK = 1000 * SECOND;

  private static long at(RecordingClock times, long stamp, long arrival) {
    return times.micros(Film.picture(0, stamp, arrival));
  }

  private static long heard(RecordingClock times, long stamp, long arrival) {
    return times.micros(Film.sound(stamp, arrival));
  }

  private static RecordingClock begin() {
    RecordingClock times = new RecordingClock(Film.picture(0, CLOCK, 0));
    assertEquals(0, at(times, CLOCK, 0));
    return times;
  }

  @Test
  void theCamerasTimesCountAndNotWhenTheyCame() {
    RecordingClock times = begin();
    assertEquals(STEP, at(times, CLOCK + STEP, 90_000));
    assertEquals(2 * STEP, at(times, CLOCK + 2 * STEP, 91_000));
    assertEquals(STEP + 20_000, heard(times, CLOCK + STEP + 20_000, 95_000));
  }

  @Test
  void aNetworkThatHeldAllBackForSecondsMovesNothing() {
    RecordingClock times = begin();
    for (int i = 1; i < 80; i++) {
      assertEquals(i * STEP, at(times, CLOCK + i * STEP, 5_300_000));
      assertEquals(i * STEP, heard(times, CLOCK + i * STEP, 5_300_000));
    }
    assertEquals(80 * STEP, at(times, CLOCK + 80 * STEP, 80 * STEP));
  }

  @Test
  void anHourForwardOrBackIsNoTime() {
    for (long jump : new long[] {3600 * SECOND, -3600 * SECOND, -CLOCK}) {
      RecordingClock times = begin();
      heard(times, CLOCK + STEP, STEP);
      assertEquals(2 * STEP, at(times, CLOCK + jump + 2 * STEP, 2 * STEP));
      // Sound follows to the microsecond, though it came late.
      assertEquals(2 * STEP, heard(times, CLOCK + jump + 2 * STEP, 2 * STEP + 30_000));
      assertEquals(3 * STEP, at(times, CLOCK + jump + 3 * STEP, 3 * STEP));
    }
  }

  @Test
  void withoutTimesTheArrivalCounts() {
    long none = Packet.NO_TIMESTAMP;
    RecordingClock times = new RecordingClock(Film.picture(0, none, 5 * SECOND));
    assertEquals(0, at(times, none, 5 * SECOND));
    assertEquals(STEP, at(times, none, 5 * SECOND + STEP));
    assertEquals(40_000, heard(times, none, 5 * SECOND + 40_000));
    // One that begins to tell times is believed from then on.
    assertEquals(2 * STEP, at(times, CLOCK, 5 * SECOND + 2 * STEP));
    assertEquals(3 * STEP, at(times, CLOCK + STEP, 5 * SECOND + 3 * STEP + 9000));
  }

  @Test
  void aGapIsAGapWhetherTheCameraRebootedOrNot() {
    RecordingClock times = begin();
    assertEquals(60 * SECOND, at(times, CLOCK + 60 * SECOND, 60 * SECOND));
    assertEquals(120 * SECOND, at(times, 2 * SECOND, 120 * SECOND));
    assertEquals(120 * SECOND + STEP, at(times, 2 * SECOND + STEP, 120 * SECOND + STEP));
  }

  @Test
  void aClockThatIsSlowerThanOursDriftsForHoursWithoutAJump() {
    RecordingClock times = begin();
    long day = 24 * 3600;
    for (long second = 1; second <= day; second++) {
      long cameras = second * SECOND - second * 100;
      assertEquals(cameras, at(times, CLOCK + cameras, second * SECOND));
      assertEquals(cameras, heard(times, CLOCK + cameras, second * SECOND));
    }
  }

  @Test
  void aClockThatIsFasterThanOursDriftsForHoursWithoutAJump() {
    RecordingClock times = begin();
    for (long second = 1; second <= 24 * 3600; second++) {
      long cameras = second * SECOND + second * 100;
      assertEquals(cameras, at(times, CLOCK + cameras, second * SECOND));
    }
  }
}
