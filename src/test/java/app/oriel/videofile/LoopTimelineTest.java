package app.oriel.videofile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.codec.Demuxer;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An endless film out of whatever times a file gives. */
class LoopTimelineTest {
  private final LoopTimeline line = new LoopTimeline();

  @Test
  void beginsAtOnceAndKeepsTheFilesPace() {
    line.startRound();
    assertEquals(0, line.picture(7_000_000, 40_000));
    assertEquals(40_000, line.picture(7_040_000, 40_000));
    assertEquals(50_000, line.sound(7_050_000));
    assertEquals(30_000 + 40_000, line.sound(7_070_000));
    assertEquals(140_000, line.picture(7_140_000, 40_000));
  }

  @Test
  void goesOnOverTheSeam() {
    for (int round = 0; round < 4; round++) {
      line.startRound();
      for (int i = 0; i < 50; i++) {
        assertEquals((round * 50 + i) * 40_000L, line.picture(900 + i * 40_000L, 40_000));
      }
    }
  }

  @Test
  void aPictureIsShownAfterItWasDecoded() {
    line.startRound();
    long place = line.picture(-80_000, 40_000);
    assertEquals(80_000, line.shown(place, -80_000, 0));
    assertEquals(place, line.shown(place, -80_000, Demuxer.NO_TIME));
    assertEquals(place, line.shown(place, Demuxer.NO_TIME, 5));
    assertEquals(place, line.shown(place, 0, 60_000_000));
  }

  @Test
  void aRoundLastsASecondAtLeast() {
    for (int round = 0; round < 4; round++) {
      line.startRound();
      assertEquals(round * 1_000_000L, line.picture(0, 0));
    }
  }

  @Test
  void aFileWithoutTimesPlaysTwentyFivePicturesASecond() {
    line.startRound();
    for (int i = 0; i < 100; i++) {
      assertEquals(i * 40_000L, line.picture(Demuxer.NO_TIME, 0));
    }
  }

  @Test
  void theFirstTimesMayBeMissing() {
    line.startRound();
    assertEquals(0, line.picture(Demuxer.NO_TIME, 40_000));
    assertEquals(40_000, line.picture(Demuxer.NO_TIME, 40_000));
    assertEquals(80_000, line.picture(360_000, 40_000));
    assertEquals(120_000, line.picture(400_000, 40_000));
  }

  @Test
  void aLongStillnessIsShortened() {
    line.startRound();
    line.picture(0, 40_000);
    assertEquals(2_000_000, line.picture(60_000_000, 40_000));
    assertEquals(2_040_000, line.picture(60_040_000, 40_000));
  }

  @Test
  void aJumpBackIsTheNextPicture() {
    line.startRound();
    line.picture(60_000_000, 40_000);
    assertEquals(40_000, line.picture(0, 40_000));
    assertEquals(80_000, line.picture(40_000, 40_000));
  }

  @Test
  void whereAllTimesAreTheSameTimeGoesOnAllTheSame() {
    line.startRound();
    long last = -1;
    for (int i = 0; i < 10_000; i++) {
      long place = i % 3 == 0 ? line.sound(0) : line.picture(0, 0);
      last = Math.max(last, place);
    }
    assertTrue(last >= 5_000_000, () -> "too fast");
  }

  @Test
  void noTimesMakeItRunAwayOrStandStill() {
    Random random = new Random(3);
    for (int round = 0; round < 200; round++) {
      line.startRound();
      long before = line.picture(any(random), any(random));
      for (int i = 0; i < 50; i++) {
        long place = line.picture(any(random), any(random));
        assertTrue(place > before && place - before <= 6_100_000, before + " then " + place);
        before = place;
        line.sound(any(random));
      }
    }
  }

  private static long any(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Demuxer.NO_TIME;
      case 1 -> random.nextInt(5_000_000);
      case 2 -> random.nextLong(-8_000_000_000_000_000L, 8_000_000_000_000_000L);
      default -> 0;
    };
  }
}
