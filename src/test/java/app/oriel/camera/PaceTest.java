package app.oriel.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** How much of a camera is taken in a second. */
class PaceTest {
  private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

  /** The clock may stand anywhere. */
  private static final long START = Long.MAX_VALUE - SECOND;

  private final Pace pace = new Pace(100, 50);

  @Test
  void waitsForNothingThatComesInTime() {
    for (int i = 0; i < 1000; i++) {
      long now = START + i * SECOND / 100;
      assertTrue(pace.left(now) <= 0);
      pace.took(1, now);
    }
  }

  @Test
  void takesABurstAtOnceAndThenItsPace() {
    pace.took(50, START);
    assertEquals(0, pace.left(START));
    pace.took(25, START);
    assertEquals(SECOND / 4, pace.left(START));
    assertEquals(0, pace.left(START + SECOND / 4));
  }

  @Test
  void restsForNoMoreThanOneBurst() {
    pace.took(50, START);
    long later = START + 100 * SECOND;
    pace.took(60, later);
    assertEquals(SECOND / 10, pace.left(later));
  }

  /** Only a lower bound: the machine may be slow. */
  @Test
  void aFloodOfPicturesIsSlowedDown() throws Exception {
    PacketPace packets = new PacketPace();
    Packet.Video picture =
        new Packet.Video(new TrackInfo.Video(Codec.H264), new byte[1], 0, 0, true);
    long begin = System.nanoTime();
    for (int i = 0; i < 300; i++) {
      packets.await();
      packets.took(picture);
    }
    assertTrue(System.nanoTime() - begin > SECOND / 10);
  }
}
