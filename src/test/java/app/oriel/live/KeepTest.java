package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import app.oriel.camera.Codec;
import app.oriel.camera.Delivery;
import app.oriel.camera.Packet;
import app.oriel.camera.Quality;
import app.oriel.camera.Seam;
import app.oriel.camera.TrackInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Queues of who keeps all, and of who hears: what they take, lose and count. */
@Timeout(20)
class KeepTest {
  private static final TrackInfo.Audio PCMU = new TrackInfo.Audio(Codec.PCMU, 8000, 1);

  private final ScriptedStream stream = new ScriptedStream();
  private final Subscription kept = stream.subscribe(new QueuePolicy.Keep(100));

  private Packet.Video picture(boolean keyframe, int bytes) {
    Packet.Video packet = ScriptedSource.packet(new byte[bytes], keyframe);
    stream.offer(packet);
    return packet;
  }

  private Packet.Audio sound() {
    Packet.Audio packet = new Packet.Audio(PCMU, new byte[1], 0, System.nanoTime());
    stream.offer(packet);
    return packet;
  }

  /** All that waits, the seams left out. */
  private static List<Packet> taken(Subscription packets) throws InterruptedException {
    List<Packet> all = new ArrayList<>();
    for (Delivery next = packets.next(Duration.ZERO);
        next != null;
        next = packets.next(Duration.ZERO)) {
      if (next instanceof Packet packet) {
        all.add(packet);
      }
    }
    return all;
  }

  @Test
  void theFirstPacketHasASeamBeforeIt() throws Exception {
    Packet.Video first = picture(true, 1);
    Seam seam = assertInstanceOf(Seam.class, kept.next());
    assertEquals(new Seam(Quality.MAIN, first.track(), true), seam);
    assertEquals(first, kept.next());
    assertNull(kept.next(Duration.ZERO));
  }

  @Test
  void soundIsTakenBeforeTheFirstKeyframeAndPicturesAreNot() throws Exception {
    Packet early = sound();
    picture(false, 10);
    Packet keyframe = picture(true, 10);
    Packet next = picture(false, 10);
    assertEquals(List.of(early, keyframe, next), taken(kept));
    assertEquals(0, kept.dropped(), "nobody could have decoded it");
  }

  @Test
  void whatDoesNotFitIsLostUpToAKeyframeAndItsPicturesAreCounted() throws Exception {
    List<Packet> fits = List.of(picture(true, 60), picture(false, 40));
    picture(false, 10);
    sound();
    picture(false, 10);
    assertEquals(fits, taken(kept));
    picture(false, 10);
    assertEquals(3, kept.dropped());
    Packet keyframe = picture(true, 10);
    Packet heard = sound();
    assertEquals(List.of(keyframe, heard), taken(kept));
    assertEquals(3, kept.dropped());
  }

  @Test
  void anotherConnectionBeginsWithASeamAndAKeyframe() throws Exception {
    Packet before = picture(true, 10);
    stream.packets.startOver();
    picture(false, 10);
    Packet after = picture(true, 10);
    assertInstanceOf(Seam.class, kept.next());
    assertEquals(before, kept.next());
    assertEquals(
        new Seam(Quality.MAIN, after.track(), false), assertInstanceOf(Seam.class, kept.next()));
    assertEquals(after, kept.next());
    assertEquals(0, kept.dropped());
  }

  @Test
  void whatWaitsIsTakenAfterTheEnd() throws Exception {
    Packet last = picture(true, 10);
    kept.end();
    picture(true, 10);
    assertInstanceOf(Seam.class, kept.next());
    assertEquals(last, kept.next());
    assertNull(kept.next());
    assertEquals(true, kept.isOver());
  }

  @Test
  void oneThatIsWokenTakesNothing() throws Exception {
    kept.wake();
    assertNull(kept.next());
    assertEquals(false, kept.isOver());
  }

  @Test
  void whoHearsGetsSoundAndNothingLate() throws Exception {
    Subscription heard = stream.subscribe(new QueuePolicy.Hear(3));
    picture(true, 10);
    List<Packet> all = List.of(sound(), sound(), sound());
    assertEquals(all, taken(heard));
    for (int i = 0; i < 3; i++) {
      sound();
    }
    Packet newest = sound();
    assertEquals(List.of(newest), taken(heard));
    assertEquals(3, heard.dropped());
  }

  @Test
  void aSeamIsNotLostWithThePacketsBehindIt() throws Exception {
    Subscription newest = stream.subscribe(new QueuePolicy.Newest(2));
    picture(true, 1);
    picture(false, 1);
    picture(false, 1);
    Packet keyframe = picture(true, 1);
    assertEquals(
        true, assertInstanceOf(Seam.class, newest.next()).otherStream(), "the first of all");
    assertEquals(keyframe, newest.next());
    assertEquals(3, newest.dropped());
  }
}
