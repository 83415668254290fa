package app.oriel.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Packet;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The last seconds of a camera: from a keyframe on, and no more than they may be. */
class PreRollTest {
  private static List<Packet> film() {
    return Film.evenly(600, 0, 0);
  }

  private static Packet.Video first(List<Packet> packets) {
    return (Packet.Video) packets.getFirst();
  }

  @Test
  void keepsTheLastSecondsFromAKeyframeOn() {
    PreRoll last = new PreRoll(Duration.ofSeconds(30), 1L << 30);
    film().forEach(last::add);
    List<Packet> all = last.all();
    assertTrue(first(all).keyframe());
    double seconds = (all.getLast().arrival() - all.getFirst().arrival()) / 1e9;
    assertTrue(seconds >= 30 && seconds < 31.1, seconds + " s");
    assertEquals(all.stream().mapToLong(p -> p.bytes().length).sum(), last.bytes());
    assertTrue(first(last.sinceKeyframe()).keyframe());
    assertEquals(15, last.sinceKeyframe().stream().filter(Packet.Video.class::isInstance).count());
  }

  @Test
  void neverTakesMoreBytesThanItMay() {
    List<Packet> film = film();
    long most = film.stream().mapToLong(p -> p.bytes().length).sum() / 8;
    PreRoll last = new PreRoll(Duration.ofSeconds(30), most);
    for (Packet each : film) {
      last.add(each);
      assertTrue(last.bytes() <= most);
    }
    assertTrue(last.bytes() > most / 2);
    assertTrue(first(last.all()).keyframe());
  }

  @Test
  void aGroupThatIsTooLargeIsForgottenWhole() {
    PreRoll last = new PreRoll(Duration.ofSeconds(30), 100);
    film().forEach(last::add);
    assertEquals(List.of(), last.all());
    assertEquals(0, last.bytes());
  }
}
