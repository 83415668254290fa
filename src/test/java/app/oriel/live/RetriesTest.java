package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.oriel.camera.Problem.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a camera that failed is tried again; seconds of a clock that the test moves. */
class RetriesTest {
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Retries retries = new Retries(SessionTimes.usual(), () -> 1);
  private final List<Long> waits = new ArrayList<>();
  private long now = Long.MAX_VALUE - 30 * SECOND;

  @Test
  void aCameraThatIsGoneIsTriedEveryTwoSecondsForEver() {
    for (int i = 0; i < 50; i++) {
      retries.begin(now);
      fails(Kind.UNREACHABLE);
    }
    assertEquals(List.of(2000L), waits.stream().distinct().toList());
  }

  @Test
  void oneThatShowsAPictureAndHangsUpIsGivenMoreAndMoreTime() {
    for (int i = 0; i < 7; i++) {
      showsFor(1);
    }
    assertEquals(List.of(1000L, 2000L, 4000L, 8000L, 16_000L, 30_000L, 30_000L), waits);
  }

  @Test
  void soIsOneThatShowsAPictureAndFallsSilent() {
    for (int i = 0; i < 3; i++) {
      reach();
      retries.works(now);
      long last = now;
      now += 9 * SECOND;
      fails(Kind.UNREACHABLE, last);
    }
    assertEquals(List.of(1000L, 2000L, 4000L), waits);
  }

  @Test
  void aStretchOfGoodPicturesStartsOver() {
    showsFor(1);
    showsFor(1);
    showsFor(10);
    showsFor(1);
    assertEquals(List.of(1000L, 2000L, 0L, 1000L), waits);
  }

  @Test
  void theUsersWordStartsOver() {
    showsFor(1);
    showsFor(1);
    retries.startOver();
    showsFor(1);
    assertEquals(List.of(1000L, 2000L, 1000L), waits);
  }

  @Test
  void whatIsGoneInBetweenIsTriedInItsBeat() {
    showsFor(1);
    showsFor(1);
    retries.begin(now);
    fails(Kind.UNREACHABLE);
    assertEquals(2000L, waits.getLast());
  }

  @Test
  void oneThatSaysThatItIsBusyWaitsUpToAMinute() {
    for (int i = 0; i < 8; i++) {
      reach();
      fails(Kind.BUSY);
    }
    assertEquals(60_000L, waits.getLast());
  }

  private void reach() {
    retries.begin(now);
    retries.reached();
  }

  private void showsFor(int seconds) {
    reach();
    retries.works(now);
    now += seconds * SECOND;
    fails(Kind.UNREACHABLE, now);
  }

  private void fails(Kind kind) {
    fails(kind, now);
  }

  private void fails(Kind kind, long lastPicture) {
    retries.failed(lastPicture);
    Duration wait = retries.next(kind, now);
    waits.add(wait.toMillis());
    now += wait.toNanos();
  }
}
