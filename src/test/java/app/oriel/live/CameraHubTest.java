package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.camera.Seam;
import app.oriel.camera.TrackInfo;
import app.oriel.live.SessionState.Live;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Main or sub: which stream a subscriber gets, when, and what it sees of the change. */
@Timeout(60)
class CameraHubTest {
  private static final String HOST = "two-eyes";
  private static final TrackInfo.Video H264 = new TrackInfo.Video(Codec.H264);
  private static final FrameSize LARGE = new FrameSize(1280, 720);
  private static final FrameSize SMALL = new FrameSize(320, 180);

  private final SessionRig rig = SessionRig.usual();
  private final Collected tile = new Collected(rig.threads);
  private final HubTimes times =
      new HubTimes(Duration.ofMillis(300), Duration.ofMillis(80), Duration.ofMillis(50));

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

  private Subscription begin() {
    return begin(HOST);
  }

  private Subscription begin(String host) {
    CameraHub hub = rig.cameras(times).hub(rig.family.known(host));
    return tile.takes(hub.subscribe(Want.Fit.UNKNOWN, new QueuePolicy.Newest(4000)));
  }

  private static Want fit(FrameSize size) {
    return new Want.Fit(size, PictureArea.WHOLE);
  }

  /** Sends keyframes until one is heard: the first may come before the tile listens. */
  private void awaitMain(ScriptedSource large) throws Exception {
    Await.until(
        "it shows the main stream",
        () -> {
          large.send();
          return sub().upstreams() == 0;
        });
  }

  @Test
  void beginsWithTheSubStreamAndGoesToTheMainOneAtItsFirstKeyframe() throws Exception {
    sub().does(ScriptedCamera.letIn());
    main().does(ScriptedCamera.letIn());
    try (Subscription streams = begin()) {
      ScriptedSource small = sub().source(1);
      small.send();
      Await.until("the sub stream is shown", () -> tile.pictures().size() == 1);
      streams.want(fit(LARGE));
      ScriptedSource large = main().source(1);
      assertEquals(Quality.SUB, streams.quality());

      large.send(new byte[] {7}, false);
      small.send(new byte[] {8}, false);
      Await.until("the sub stream goes on", () -> tile.pictures().size() == 2);
      assertEquals(8, tile.pictures().getLast().bytes()[0]);
      large.send(new byte[] {9}, true);
      Await.until("the main stream took over", () -> tile.pictures().size() == 3);
      assertEquals(9, tile.pictures().getLast().bytes()[0]);
      assertEquals(Quality.MAIN, streams.quality());
      Await.until("the sub stream was let go", small::isClosed);
      assertFalse(large.isClosed());
      Await.until("it has one", () -> streams.standing().upstreams() == 1);
    }
    assertTrue(main().source(1).isClosed());
    assertEquals(
        List.of(new Seam(Quality.SUB, H264, true), new Seam(Quality.MAIN, H264, true)),
        tile.seams());
  }

  @Test
  void aStreamThatShowsNothingGivesWayToTheOneThatDid() throws Exception {
    sub().does(ScriptedCamera.letIn());
    main().does(ScriptedCamera.letIn());
    try (Subscription streams = begin()) {
      long lastSeen = System.nanoTime();
      sub().source(1).send();
      streams.want(fit(LARGE));
      awaitMain(main().source(1));
      streams.damaged(System.nanoTime());
      Thread.sleep(60);
      streams.damaged(System.nanoTime());
      assertEquals(Quality.MAIN, streams.quality(), "pictures were seen");

      streams.damaged(lastSeen);
      sub().source(2).send();
      Await.until("it shows the sub stream again", () -> main().upstreams() == 0);
      Await.until("it knows why", () -> streams.standing().heldBack() == Problem.NO_PICTURE);
      streams.want(fit(LARGE));
      streams.want(fit(LARGE));
      assertEquals(1, main().opens());
    }
  }

  @Test
  void aTileThatIsClosedWhileAStreamTakesOverLetsBothGo() throws Exception {
    sub().does(ScriptedCamera.letIn());
    main().does(ScriptedCamera.letIn());
    CountDownLatch late = new CountDownLatch(1);
    try (Subscription streams = begin()) {
      sub().source(1).send();
      streams.want(fit(LARGE));
      ScriptedSource large = main().source(1);
      Await.until("the main stream is heard", () -> streams.standing().upstreams() == 2);
      rig.scheduler.execute(
          () -> {
            try {
              late.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          });
      Await.until(
          "the main stream takes over",
          () -> {
            large.send();
            return streams.quality() == Quality.MAIN;
          });
    }
    late.countDown();
    Await.until("both were let go", () -> main().upstreams() + sub().upstreams() == 0);
  }

  @Test
  void goesBackToTheSubStreamOnlyWhenTheTileStaysSmall() throws Exception {
    sub().does(ScriptedCamera.letIn());
    main().does(ScriptedCamera.letIn());
    try (Subscription streams = begin()) {
      streams.want(fit(LARGE));
      awaitMain(main().source(1));
      for (int i = 0; i < 60; i++) {
        streams.want(fit(SMALL));
        Thread.sleep(5);
        streams.want(fit(LARGE));
        Thread.sleep(5);
      }
      assertEquals(1, sub().opens());
      streams.want(fit(SMALL));
      sub().source(2).send();
      Await.until("it shows the sub stream", () -> main().upstreams() == 0);
      assertEquals(Quality.SUB, streams.quality());
    }
  }

  @Test
  void aStreamThatTheCameraDoesNotGiveIsSaidAndAskedForAgain() throws Exception {
    sub().does(ScriptedCamera.letIn());
    main().does(ScriptedCamera.fail(Problem.BUSY), ScriptedCamera.letIn());
    try (Subscription streams = begin()) {
      sub().source(1).send();
      streams.want(fit(LARGE));
      Await.until("it is said", () -> streams.standing().heldBack() == Problem.BUSY);
      assertEquals(Quality.SUB, streams.quality());
      assertFalse(sub().source(1).isClosed());
      main().source(1);
      Await.until(
          "it shows the main stream",
          () -> {
            // The session that was let go may have tried once more before it knew.
            main().source(main().opens() - 1).send();
            return sub().upstreams() == 0;
          });
      assertNull(streams.standing().heldBack());
    }
  }

  @Test
  void aCameraThatServesOneStreamKeepsIt() throws Exception {
    ScriptedCamera only = rig.camera(ScriptedFamily.sub("two-but-one"));
    only.does(ScriptedCamera.letIn());
    try (Subscription streams = begin("two-but-one")) {
      only.source(1).send();
      streams.want(fit(LARGE));
      Await.until("it is said", () -> streams.standing().heldBack() == Problem.BUSY);
      assertEquals(0, rig.camera("two-but-one").opens());
    }
  }

  @Test
  void aSubStreamThatIsTakenGivesWayToTheMainOne() throws Exception {
    sub().does(ScriptedCamera.fail(Problem.BUSY));
    main().does(ScriptedCamera.letIn());
    try (Subscription streams = begin()) {
      streams.want(fit(SMALL));
      main().source(1).send();
      Await.until("the main stream is shown", () -> tile.pictures().size() == 1);
      assertEquals(Quality.MAIN, streams.quality());
    }
  }

  @Test
  void statesAreThoseOfTheStreamThatIsShown() throws Exception {
    sub().does(ScriptedCamera.letIn());
    main().does(ScriptedCamera.letIn());
    List<SessionState> told = Collections.synchronizedList(new ArrayList<>());
    try (Subscription streams = begin()) {
      Runnable _ = streams.onState(told::add);
      sub().source(1).send();
      Await.until("it is live", () -> told.getLast() instanceof Live);
      streams.want(fit(LARGE));
      awaitMain(main().source(1));
      main().source(1).fail(Problem.STREAM_ENDED);
      Await.until(
          "the failure is told",
          () -> List.copyOf(told).stream().anyMatch(SessionState.Waiting.class::isInstance));
      List<SessionState> all = List.copyOf(told);
      assertTrue(all.stream().noneMatch(SessionState.Closed.class::isInstance), () -> "" + all);
    }
  }

  @Test
  void nothingOfTheOldStreamComesAfterTheNewOne() throws Exception {
    sub().does(ScriptedCamera.letIn());
    main().does(ScriptedCamera.letIn());
    try (Subscription streams = begin()) {
      ScriptedSource small = sub().source(1);
      small.send(new byte[] {1}, true);
      streams.want(fit(LARGE));
      ScriptedSource large = main().source(1);
      for (int i = 0; i < 2000; i++) {
        small.send(new byte[] {1}, false);
        if (i == 1000) {
          large.send(new byte[] {2}, true);
        }
      }
      Await.until("it shows the main stream", () -> sub().upstreams() == 0);
      Await.until("all is taken", () -> !streams.hasMore());
      List<Packet.Video> all = tile.pictures();
      int first = all.stream().map(each -> each.bytes()[0]).toList().indexOf((byte) 2);
      assertTrue(first > 0);
      assertEquals(all.size() - 1, first);
    }
  }

  @Test
  void whatIsMissedCountsWhereItIsShown() throws Exception {
    sub().does(ScriptedCamera.letIn());
    main().does(ScriptedCamera.letIn());
    try (Subscription streams = begin()) {
      ScriptedSource small = sub().source(1);
      small.send();
      Await.until("the sub stream is shown", () -> tile.pictures().size() == 1);
      small.lose(3, 2);
      small.send();
      streams.want(fit(LARGE));
      ScriptedSource large = main().source(1);
      Await.until("the sub stream goes on", () -> tile.pictures().size() == 2);
      large.lose(100, 100);
      large.send(new byte[] {7}, false);
      awaitMain(large);
      large.lose(4, 1);
      large.fail(Problem.STREAM_ENDED);
      Await.until("the end tells the rest", () -> streams.lostPackets() == 7);
      assertEquals(3, streams.dropped());
    }
  }

  @Test
  void twoTilesShareAStream() throws Exception {
    LiveCameras cameras = rig.cameras();
    sub().does(ScriptedCamera.letIn());
    main().does(ScriptedCamera.letIn());
    Camera known = rig.family.known(HOST);
    try (PictureFeed one = cameras.watch(known);
        PictureFeed two = cameras.watch(known)) {
      sub().source(1);
      Await.until("both have a session", () -> one.session() != null && two.session() != null);
      assertSame(one.session(), two.session());
      one.resize(1280, 720);
      Await.until(
          "one shows the main stream at its next keyframe",
          () -> {
            main().source(1).send();
            return one.stats().quality() == Quality.MAIN;
          });
      assertEquals(Quality.SUB, two.stats().quality());
      assertEquals(new Budget(2, 2), two.stats().budget());
      two.resize(1280, 720);
      Await.until(
          "both show the main stream at its next keyframe",
          () -> {
            main().source(1).send();
            return two.stats().quality() == Quality.MAIN;
          });
      Await.until("the sub stream was let go", () -> sub().upstreams() == 0);
      assertEquals(1, main().opens());
    }
    assertEquals(0, main().upstreams());
  }

  @Test
  void twoTilesShareTheOneStreamOfABudgetOfOne() throws Exception {
    LiveCameras cameras = rig.cameras();
    String host = "two-but-one";
    ScriptedCamera small = rig.camera(ScriptedFamily.sub(host));
    small.does(ScriptedCamera.letIn());
    try (PictureFeed one = cameras.watch(rig.family.known(host));
        PictureFeed two = cameras.watch(rig.family.known(host))) {
      small.source(1).send();
      one.resize(1280, 720);
      Await.until("it is said", () -> one.stats().heldBack() == Problem.BUSY);
      assertEquals(new Budget(1, 1), two.stats().budget());
      assertEquals(0, rig.camera(host).opens());
    }
  }
}
