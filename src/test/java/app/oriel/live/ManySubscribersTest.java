package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Delivery;
import app.oriel.camera.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Twenty subscribers of one camera: what one of them does costs no other a picture. */
@Timeout(120)
class ManySubscribersTest {
  private static final int PICTURES = 20_000;
  private static final int EVERY = 15;
  private static final int BYTES = 100;
  private static final int STALLED = 50 * BYTES;

  private final SessionRig rig = SessionRig.usual();
  private final ScriptedCamera camera = rig.camera("hall").does(ScriptedCamera.letIn());
  private final CameraHub hub = rig.cameras().hub(rig.family.known("hall"));

  @AfterEach
  void end() {
    rig.close();
  }

  private Subscription keep(long bytes) throws Exception {
    Subscription packets = hub.subscribe(Want.BEST, new QueuePolicy.Keep(bytes));
    Await.until("it has the stream", () -> packets.quality() != null);
    return packets;
  }

  @Test
  void noneLosesOrDoublesAPictureWhileOneStallsAndOneComesAndGoes() throws Exception {
    Subscription stalled = keep(STALLED);
    List<Subscription> subscribers = new ArrayList<>();
    List<Collected> all = new ArrayList<>();
    for (int i = 0; i < 18; i++) {
      Collected collected = new Collected(rig.threads);
      all.add(collected);
      subscribers.add(collected.takes(keep(Long.MAX_VALUE)));
    }
    AtomicBoolean goesOn = new AtomicBoolean(true);
    AtomicInteger rounds = new AtomicInteger();
    Thread restless = rig.threads.startVirtual("restless", () -> comeAndGo(goesOn, rounds));
    ScriptedSource source = camera.source(1);
    for (int i = 0; i < PICTURES; i++) {
      source.give(numbered(i));
      if (i % 1000 == 0) {
        int before = rounds.get();
        Await.until("one came and went", () -> rounds.get() > before);
      }
    }
    Await.until("all is handed out", () -> stalled.dropped() > 0 && allHave(all, PICTURES));
    goesOn.set(false);
    restless.join();

    for (Collected each : all) {
      List<Packet.Video> pictures = each.pictures();
      for (int i = 0; i < PICTURES; i++) {
        assertEquals(i, pictures.get(i).timestamp());
      }
      assertEquals(1, each.seams().size());
    }
    for (Subscription each : subscribers) {
      assertEquals(0, each.dropped());
    }
    assertTrue(rounds.get() > 10, rounds + " rounds");
    assertEquals(1, camera.opens());
    assertEquals(1, camera.mostUpstreams());
    assertStalled(stalled);
  }

  private static boolean allHave(List<Collected> all, int count) {
    return all.stream().allMatch(each -> each.all().size() > count);
  }

  /** It has what fitted, from a keyframe on, and knows what it lost. */
  private static void assertStalled(Subscription stalled) throws InterruptedException {
    stalled.end();
    long taken = 0;
    long last = -1;
    while (!stalled.isOver()) {
      Delivery next = stalled.next();
      if (next instanceof Packet.Video picture) {
        assertTrue(picture.timestamp() == last + 1 || picture.keyframe());
        last = picture.timestamp();
        taken++;
      }
    }
    assertTrue(taken > 0 && taken * BYTES <= STALLED, taken + " were kept");
    assertEquals(PICTURES, taken + stalled.dropped());
  }

  private void comeAndGo(AtomicBoolean goesOn, AtomicInteger rounds) {
    try {
      while (goesOn.get()) {
        try (Subscription packets = hub.subscribe(Want.BEST, new QueuePolicy.Newest(8))) {
          Delivery _ = packets.next(Duration.ofMillis(5));
        }
        rounds.incrementAndGet();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Packet.Video numbered(int number) {
    Packet.Video packet = ScriptedSource.packet(new byte[BYTES], number % EVERY == 0);
    return new Packet.Video(
        packet.track(), packet.bytes(), number, packet.arrival(), packet.keyframe());
  }
}
