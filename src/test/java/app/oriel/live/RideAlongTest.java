package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.Delivery;
import app.oriel.camera.Packet;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Packets that are kept: of what is open anyhow, or of the best there is. */
@Timeout(60)
class RideAlongTest {
  private static final String HOST = "two-hall";
  private static final QueuePolicy ALL = new QueuePolicy.Keep(1 << 20);

  private final SessionRig rig = SessionRig.usual();
  private final LiveCameras cameras = rig.cameras();
  private final Camera known = rig.family.known(HOST);
  private final CameraHub hub = cameras.hub(known);
  private final Collected kept = new Collected(rig.threads);

  @AfterEach
  void end() {
    rig.close();
  }

  private ScriptedCamera main() {
    return rig.camera(HOST);
  }

  private ScriptedCamera sub() {
    return rig.camera(ScriptedFamily.sub(HOST));
  }

  private void letIn() {
    main().does(ScriptedCamera.letIn());
    sub().does(ScriptedCamera.letIn());
  }

  private void awaitAttached(Subscription subscription) throws Exception {
    Await.until("it has a stream", () -> subscription.quality() != null);
  }

  private void awaitKept(int count) throws Exception {
    Await.until(count + " pictures came", () -> kept.pictures().size() >= count);
    assertEquals(count, kept.pictures().size());
  }

  private int last() {
    return kept.pictures().getLast().bytes()[0];
  }

  @Test
  void theBestStreamIsKeptBesideATileThatShowsTheSubStream() throws Exception {
    letIn();
    try (Subscription tile = hub.subscribe(Want.Fit.UNKNOWN, new QueuePolicy.Newest(9));
        Subscription best = kept.takes(hub.subscribe(Want.BEST, ALL))) {
      ScriptedSource source = main().source(1);
      source.send(new byte[] {1}, true);
      source.sound();
      source.send(new byte[] {2}, false);
      Await.until("all is kept", () -> kept.all().size() == 4);
      assertInstanceOf(Packet.Audio.class, kept.all().get(2));
      assertEquals(Quality.MAIN, best.quality());
      assertEquals(Quality.SUB, tile.quality());
    }
    Await.until("the camera is left", () -> main().upstreams() == 0);
  }

  @Test
  void theSubStreamIsKeptWhileTheMainOneIsTaken() throws Exception {
    main().does(ScriptedCamera.fail(Problem.BUSY));
    sub().does(ScriptedCamera.letIn());
    try (Subscription best = kept.takes(hub.subscribe(Want.BEST, ALL))) {
      sub().source(1).send(new byte[] {1}, true);
      Await.until("something is kept", () -> !kept.pictures().isEmpty());
      assertEquals(Quality.SUB, best.quality());
    }
  }

  @Test
  void nothingIsOpenedForWhoRidesAlong() throws Exception {
    letIn();
    try (Subscription rider = kept.takes(hub.subscribe(Want.RIDE_ALONG, ALL))) {
      rig.letTimePass();
      assertEquals(0, main().opens() + sub().opens());
      try (Subscription tile = hub.subscribe(Want.Fit.UNKNOWN, new QueuePolicy.Newest(9))) {
        awaitAttached(tile);
        sub().source(1).send();
        awaitKept(1);
      }
      assertEquals(0, sub().upstreams(), "a rider keeps nothing open");
      Await.until("it has nothing", () -> rider.quality() == null);
      assertInstanceOf(SessionState.Idle.class, rider.state());
    }
  }

  @Test
  void whoRidesAlongFollowsTheTileWithoutLossOrDoubles() throws Exception {
    letIn();
    try (Subscription tile = hub.subscribe(Want.Fit.UNKNOWN, new QueuePolicy.Newest(9));
        Subscription rider = kept.takes(hub.subscribe(Want.RIDE_ALONG, ALL))) {
      awaitAttached(rider);
      ScriptedSource small = sub().source(1);
      small.send(new byte[] {1}, true);
      awaitKept(1);
      tile.want(new Want.Fit(new FrameSize(1920, 1080), PictureArea.WHOLE));
      ScriptedSource large = main().source(1);
      Await.until("both wait for it", () -> rider.standing().coming() != null);
      small.send(new byte[] {2}, false);
      awaitKept(2);
      large.send(new byte[] {3}, true);
      awaitKept(3);
      Await.until("the sub stream is let go", () -> sub().upstreams() == 0);
      assertEquals(
          List.of(1, 2, 3), kept.pictures().stream().map(p -> (int) p.bytes()[0]).toList());
      assertEquals(
          List.of(Quality.SUB, Quality.MAIN),
          kept.seams().stream().map(seam -> seam.quality()).toList());
      assertEquals(Quality.MAIN, tile.quality());
    }
  }

  @Test
  void whoRidesAlongStaysWhereItIsWhileAnotherStreamIsOpenedForARecording() throws Exception {
    letIn();
    try (Subscription tile = hub.subscribe(Want.Fit.UNKNOWN, new QueuePolicy.Newest(9));
        Subscription rider = kept.takes(hub.subscribe(Want.RIDE_ALONG, ALL))) {
      awaitAttached(rider);
      try (Subscription recording = hub.subscribe(Want.BEST, ALL)) {
        main().source(1).send(new byte[] {9}, true);
        Await.until("it is recorded", recording::hasMore);
        sub().source(1).send(new byte[] {1}, true);
        awaitKept(1);
        assertEquals(1, last());
        assertEquals(Quality.SUB, tile.quality());
      }
      Await.until("the main stream is let go", () -> main().upstreams() == 0);
      sub().source(1).send(new byte[] {2}, false);
      awaitKept(2);
    }
  }

  @Test
  void theBestStreamTakesOverAndGoesAgain() throws Exception {
    letIn();
    try (Subscription _ = hub.subscribe(Want.Fit.UNKNOWN, new QueuePolicy.Newest(9));
        Subscription keeper = kept.takes(hub.subscribe(Want.RIDE_ALONG, ALL))) {
      awaitAttached(keeper);
      ScriptedSource small = sub().source(1);
      small.send(new byte[] {1}, true);
      awaitKept(1);
      assertEquals(0, main().opens(), "remembering costs the camera nothing");

      keeper.want(Want.BEST);
      ScriptedSource large = main().source(1);
      small.send(new byte[] {2}, false);
      awaitKept(2);
      large.send(new byte[] {101}, false);
      small.send(new byte[] {3}, false);
      awaitKept(3);
      assertEquals(3, last(), "nobody can decode the other yet");
      large.send(new byte[] {110}, true);
      awaitKept(4);
      assertEquals(Quality.MAIN, keeper.quality());
      small.send(new byte[] {4}, false);
      large.send(new byte[] {111}, false);
      awaitKept(5);
      assertEquals(111, last());

      keeper.want(Want.RIDE_ALONG);
      Await.until("it waits for the other", () -> keeper.standing().coming() != null);
      large.send(new byte[] {112}, false);
      awaitKept(6);
      small.send(new byte[] {10}, true);
      awaitKept(7);
      Await.until("the best stream is let go", () -> main().upstreams() == 0);
      small.send(new byte[] {11}, false);
      awaitKept(8);
      assertEquals(Quality.SUB, keeper.quality());
    }
  }

  @Test
  void aCameraThatServesOneStreamKeepsItForItsTile() throws Exception {
    String host = "two-but-one";
    CameraHub only = cameras.hub(rig.family.known(host));
    ScriptedCamera small = rig.camera(ScriptedFamily.sub(host)).does(ScriptedCamera.letIn());
    try (Subscription _ = only.subscribe(Want.Fit.UNKNOWN, new QueuePolicy.Newest(9));
        Subscription keeper = kept.takes(only.subscribe(Want.RIDE_ALONG, ALL))) {
      awaitAttached(keeper);
      keeper.want(Want.BEST);
      for (int i = 0; i < 15; i++) {
        small.source(1).send(new byte[] {(byte) i}, i % 10 == 0);
        awaitKept(i + 1);
      }
      assertEquals(0, rig.camera(host).opens());
      assertEquals(Problem.BUSY, keeper.standing().heldBack());
    }
  }

  @Test
  void aForkGoesOnFromWhereTheOtherIs() throws Exception {
    letIn();
    try (Subscription one = hub.subscribe(Want.BEST, ALL)) {
      awaitAttached(one);
      ScriptedSource source = main().source(1);
      Thread feeding =
          rig.threads.startVirtual(
              "feeding",
              () -> {
                for (int i = 0; i < 5000; i++) {
                  source.give(numbered(i));
                }
              });
      long before = -1;
      for (int forks = 0; forks < 50; forks++) {
        before = take(one);
        try (Subscription two = one.fork(Want.BEST, ALL)) {
          for (int i = 1; i <= 40; i++) {
            assertEquals(before + i, take(two));
          }
        }
      }
      feeding.join();
      assertEquals(before + 1, take(one));
      assertEquals(1, main().opens());
    }
  }

  @Test
  void aForkOfASubscriptionThatIsOverIsOver() throws Exception {
    Subscription one = hub.subscribe(Want.BEST, ALL);
    cameras.close();
    Subscription two = one.fork(Want.BEST, ALL);
    assertNull(two.next());
    Await.until("it is over", two::isOver);
    assertTrue(hub.subscribe(Want.BEST, ALL).next() == null);
  }

  private static long take(Subscription packets) throws InterruptedException {
    Delivery next = packets.next();
    return next instanceof Packet packet ? packet.timestamp() : take(packets);
  }

  private static Packet.Video numbered(int number) {
    Packet.Video packet = ScriptedSource.packet(new byte[1], number % 15 == 0);
    return new Packet.Video(
        packet.track(), packet.bytes(), number, packet.arrival(), packet.keyframe());
  }
}
