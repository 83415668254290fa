package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.Losses;
import app.oriel.camera.Packet;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.live.SessionState.Live;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Main or sub: which stream a tile gets, when, and what it sees of the change. */
@Timeout(60)
class StreamSwitchTest {
  private static final String HOST = "two-eyes";
  private static final FrameSize LARGE = new FrameSize(1280, 720);
  private static final FrameSize SMALL = new FrameSize(320, 180);

  private final SessionRig rig = SessionRig.usual();
  private final Map<Quality, CameraSession> open = new EnumMap<>(Quality.class);
  private final List<Packet.Video> shown = Collections.synchronizedList(new ArrayList<>());
  private final List<Losses> missed = Collections.synchronizedList(new ArrayList<>());
  private boolean onlyOne;
  private final StreamSwitch.Times times =
      new StreamSwitch.Times(Duration.ofMillis(300), Duration.ofMillis(80), Duration.ofMillis(50));

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

  private StreamSwitch begin() {
    return new StreamSwitch(
        rig.family.known(HOST),
        Quality.SUB,
        new Streams(),
        new Sink(),
        times,
        rig.threads,
        rig.scheduler);
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
    try (StreamSwitch streams = begin()) {
      ScriptedSource small = sub().source(1);
      small.send();
      Await.until("the sub stream is shown", () -> shown.size() == 1);
      streams.fit(LARGE, Part.WHOLE);
      ScriptedSource large = main().source(1);
      assertEquals(Quality.SUB, streams.session().quality());

      large.send(new byte[] {7}, false);
      small.send(new byte[] {8}, false);
      Await.until("the sub stream goes on", () -> shown.size() == 2);
      assertEquals(8, shown.getLast().bytes()[0]);
      large.send(new byte[] {9}, true);
      Await.until("the main stream took over", () -> shown.size() == 3);
      assertEquals(9, shown.getLast().bytes()[0]);
      assertEquals(Quality.MAIN, streams.session().quality());
      Await.until("the sub stream was let go", small::isClosed);
      assertFalse(large.isClosed());
      assertEquals(1, streams.upstreams());
    }
    assertTrue(main().source(1).isClosed());
  }

  @Test
  void aStreamThatShowsNothingGivesWayToTheOneThatDid() throws Exception {
    sub().does(ScriptedCamera.letIn());
    main().does(ScriptedCamera.letIn());
    try (StreamSwitch streams = begin()) {
      long lastSeen = System.nanoTime();
      sub().source(1).send();
      streams.fit(LARGE, Part.WHOLE);
      awaitMain(main().source(1));
      streams.damaged(System.nanoTime());
      Thread.sleep(60);
      streams.damaged(System.nanoTime());
      assertEquals(Quality.MAIN, streams.session().quality(), "pictures were seen");

      streams.damaged(lastSeen);
      sub().source(2).send();
      Await.until("it shows the sub stream again", () -> main().upstreams() == 0);
      Await.until("it knows why", () -> streams.heldBack() == Problem.NO_PICTURE);
      streams.fit(LARGE, Part.WHOLE);
      streams.fit(LARGE, Part.WHOLE);
      assertEquals(1, main().opens());
    }
  }

  @Test
  void aTileThatIsClosedWhileAStreamTakesOverLetsBothGo() throws Exception {
    sub().does(ScriptedCamera.letIn());
    main().does(ScriptedCamera.letIn());
    CountDownLatch late = new CountDownLatch(1);
    try (StreamSwitch streams = begin()) {
      sub().source(1).send();
      streams.fit(LARGE, Part.WHOLE);
      ScriptedSource large = main().source(1);
      Await.until("the main stream is heard", () -> streams.upstreams() == 2);
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
            return streams.session().quality() == Quality.MAIN;
          });
    }
    late.countDown();
    Await.until("both were let go", () -> main().upstreams() + sub().upstreams() == 0);
  }

  @Test
  void goesBackToTheSubStreamOnlyWhenTheTileStaysSmall() throws Exception {
    sub().does(ScriptedCamera.letIn());
    main().does(ScriptedCamera.letIn());
    try (StreamSwitch streams = begin()) {
      streams.fit(LARGE, Part.WHOLE);
      awaitMain(main().source(1));
      for (int i = 0; i < 60; i++) {
        streams.fit(SMALL, Part.WHOLE);
        Thread.sleep(5);
        streams.fit(LARGE, Part.WHOLE);
        Thread.sleep(5);
      }
      assertEquals(1, sub().opens());
      streams.fit(SMALL, Part.WHOLE);
      sub().source(2).send();
      Await.until("it shows the sub stream", () -> main().upstreams() == 0);
      assertEquals(Quality.SUB, streams.session().quality());
    }
  }

  @Test
  void aStreamThatTheCameraDoesNotGiveIsSaidAndAskedForAgain() throws Exception {
    sub().does(ScriptedCamera.letIn());
    main().does(ScriptedCamera.fail(Problem.BUSY), ScriptedCamera.letIn());
    try (StreamSwitch streams = begin()) {
      sub().source(1).send();
      streams.fit(LARGE, Part.WHOLE);
      Await.until("it is said", () -> streams.heldBack() == Problem.BUSY);
      assertEquals(Quality.SUB, streams.session().quality());
      assertFalse(sub().source(1).isClosed());
      main().source(1);
      Await.until(
          "it shows the main stream",
          () -> {
            // The session that was let go may have tried once more before it knew.
            main().source(main().opens() - 1).send();
            return sub().upstreams() == 0;
          });
      assertNull(streams.heldBack());
    }
  }

  @Test
  void aCameraThatServesOneStreamKeepsIt() throws Exception {
    onlyOne = true;
    sub().does(ScriptedCamera.letIn());
    try (StreamSwitch streams = begin()) {
      sub().source(1).send();
      streams.fit(LARGE, Part.WHOLE);
      Await.until("it is said", () -> streams.heldBack() == Problem.BUSY);
      assertEquals(0, main().opens());
    }
  }

  @Test
  void aSubStreamThatIsTakenGivesWayToTheMainOne() throws Exception {
    sub().does(ScriptedCamera.fail(Problem.BUSY));
    main().does(ScriptedCamera.letIn());
    try (StreamSwitch streams = begin()) {
      streams.fit(SMALL, Part.WHOLE);
      main().source(1).send();
      Await.until("the main stream is shown", () -> shown.size() == 1);
      assertEquals(Quality.MAIN, streams.session().quality());
    }
  }

  @Test
  void statesAreThoseOfTheStreamThatIsShown() throws Exception {
    sub().does(ScriptedCamera.letIn());
    main().does(ScriptedCamera.letIn());
    List<SessionState> told = Collections.synchronizedList(new ArrayList<>());
    try (StreamSwitch streams = begin()) {
      Runnable _ = streams.onState(told::add);
      sub().source(1).send();
      Await.until("it is live", () -> told.getLast() instanceof Live);
      streams.fit(LARGE, Part.WHOLE);
      awaitMain(main().source(1));
      main().source(1).fail(Problem.STREAM_ENDED);
      Await.until("the failure is told", () -> told.getLast() instanceof SessionState.Waiting);
      List<SessionState> all = List.copyOf(told);
      assertTrue(all.stream().noneMatch(SessionState.Closed.class::isInstance), () -> "" + all);
    }
  }

  @Test
  void nothingOfTheOldStreamComesAfterTheNewOne() throws Exception {
    sub().does(ScriptedCamera.letIn());
    main().does(ScriptedCamera.letIn());
    try (StreamSwitch streams = begin()) {
      ScriptedSource small = sub().source(1);
      small.send(new byte[] {1}, true);
      streams.fit(LARGE, Part.WHOLE);
      ScriptedSource large = main().source(1);
      for (int i = 0; i < 2000; i++) {
        small.send(new byte[] {1}, false);
        if (i == 1000) {
          large.send(new byte[] {2}, true);
        }
      }
      Await.until("it shows the main stream", () -> sub().upstreams() == 0);
      List<Packet.Video> all = List.copyOf(shown);
      int first = all.stream().map(each -> each.bytes()[0]).toList().indexOf((byte) 2);
      assertTrue(first > 0);
      assertEquals(all.size() - 1, first);
    }
  }

  @Test
  void whatIsMissedCountsWhereItIsShown() throws Exception {
    sub().does(ScriptedCamera.letIn());
    main().does(ScriptedCamera.letIn());
    try (StreamSwitch streams = begin()) {
      ScriptedSource small = sub().source(1);
      small.send();
      Await.until("the sub stream is shown", () -> shown.size() == 1);
      small.lose(3, 2);
      small.send();
      streams.fit(LARGE, Part.WHOLE);
      ScriptedSource large = main().source(1);
      Await.until("the sub stream goes on", () -> shown.size() == 2);
      large.lose(100, 100);
      large.send(new byte[] {7}, false);
      awaitMain(large);
      large.lose(4, 1);
      large.fail(Problem.STREAM_ENDED);
      Await.until("the end tells the rest", () -> missed.size() == 2);
      assertEquals(List.of(new Losses(3, 2), new Losses(4, 1)), List.copyOf(missed));
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

  /** Takes what is shown. */
  private final class Sink implements PacketSink {
    @Override
    public void offer(Packet.Video packet) {
      shown.add(packet);
    }

    @Override
    public void missed(Losses more) {
      missed.add(more);
    }

    @Override
    public void startOver() {}

    @Override
    public void close() {}
  }

  /** Sessions of the scripted camera. */
  private final class Streams implements StreamSwitch.Streams {
    @Override
    public boolean have(Quality quality) {
      return true;
    }

    @Override
    public synchronized @Nullable CameraSession open(Camera camera, Quality quality) {
      if (onlyOne && !open.isEmpty()) {
        return null;
      }
      return insist(camera, quality);
    }

    @Override
    public synchronized CameraSession insist(Camera camera, Quality quality) {
      CameraSession session = rig.session(camera, quality, new ReentrantLock());
      open.put(quality, session);
      return session;
    }

    @Override
    public Budget budget() {
      return new Budget(0, 2);
    }

    @Override
    public synchronized void letGo(Quality quality) {
      CameraSession session = open.remove(quality);
      if (session != null) {
        session.close();
      }
    }
  }
}
