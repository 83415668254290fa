package app.oriel.simulator.kasa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.simulator.WifiAir;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What Wi-Fi does to pictures: some wait and then leave together, in order, and none is lost. */
class WifiAirTest {
  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
  private static final int PICTURES = 15 * 60;

  @Test
  void holdsBackForAtMostTheAskedTime() {
    List<Long> leaving = leaving(new WifiAir(300, 1));
    for (int i = 0; i < PICTURES; i++) {
      long held = leaving.get(i) - ready(i);
      assertTrue(held >= 0 && held <= 300 * MILLI, "picture " + i + " was held " + held + " ns");
    }
  }

  @Test
  void letsSomePassAtOnceAndOthersTogether() {
    List<Long> leaving = leaving(new WifiAir(300, 1));
    long atOnce = IntStream.range(0, PICTURES).filter(i -> leaving.get(i) == ready(i)).count();
    long together =
        IntStream.range(1, PICTURES).filter(i -> leaving.get(i).equals(leaving.get(i - 1))).count();
    assertTrue(atOnce > PICTURES / 2, atOnce + " were not held");
    assertTrue(together > PICTURES / 20, together + " left together with the one before");
  }

  @Test
  void keepsTheOrder() {
    List<Long> leaving = leaving(new WifiAir(300, 1));
    assertEquals(leaving.stream().sorted().toList(), leaving);
  }

  @Test
  void isTheSameForTheSameSeed() {
    assertEquals(leaving(new WifiAir(300, 1)), leaving(new WifiAir(300, 1)));
    assertNotEquals(leaving(new WifiAir(300, 1)), leaving(new WifiAir(300, 2)));
  }

  @Test
  void isAlwaysFreeWhereNothingWasAskedFor() {
    assertEquals(
        IntStream.range(0, PICTURES).mapToObj(i -> ready(i)).toList(), leaving(new WifiAir(0, 1)));
  }

  /** All are ready at once: a camera that held each by itself would need a minute. */
  @Test
  void aStreamIsHeldAsAWhole() throws Exception {
    try (Rig rig = new Rig("wifiJitter=2000", "timestampMode=none");
        WireClient client = rig.ask()) {
      client.head();
      rig.footage.awaitWatchers(1);
      rig.footage.keyframe();
      for (int i = 1; i < 60; i++) {
        rig.footage.picture();
      }
      long begin = System.nanoTime();
      assertTrue(client.head().contains("Content-Length: 21\r\n"));
      client.text(23);
      for (int i = 1; i < 60; i++) {
        assertTrue(client.head().contains("Content-Length: 7\r\n"));
        client.text(9);
      }
      long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
      assertTrue(seconds < 15, "it took " + seconds + " s");
    }
  }

  private static List<Long> leaving(WifiAir air) {
    List<Long> leaving = new ArrayList<>();
    for (int i = 0; i < PICTURES; i++) {
      leaving.add(air.leaves(ready(i)));
    }
    return leaving;
  }

  private static long ready(int picture) {
    return picture * TimeUnit.SECONDS.toNanos(1) / 15;
  }
}
