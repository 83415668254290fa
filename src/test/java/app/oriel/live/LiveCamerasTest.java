package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.OrielException;
import app.oriel.camera.PictureShape;
import app.oriel.camera.PixelAspect;
import app.oriel.camera.Problem;
import app.oriel.codec.Crop;
import app.oriel.codec.TestPictures;
import app.oriel.codec.TurnedPictures;
import app.oriel.codec.VideoEncoder.Encoded;
import app.oriel.live.FrameExchange.Frame;
import app.oriel.live.SessionState.Closed;
import app.oriel.live.SessionState.Live;
import app.oriel.live.SessionState.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Many tiles, and what they share. */
@Timeout(60)
class LiveCamerasTest {
  private static final List<Encoded> UNITS = TestPictures.bars(320, 180, 12, 6);

  private final SessionRig rig = SessionRig.usual();
  private final LiveCameras cameras = rig.cameras();

  @AfterEach
  void end() {
    rig.close();
  }

  @Test
  void showsPicturesAtTheTilesSize() throws Exception {
    rig.camera("hall").does(ScriptedCamera.letIn());
    try (PictureFeed feed = cameras.watch(rig.family.known("hall"))) {
      feed.resize(160, 160);
      Frame frame = show("hall", feed);
      assertEquals(160, frame.pixels().width());
      assertEquals(90, frame.pixels().height());
      TestPictures.assertBars(frame.pixels());

      feed.shown(frame, System.nanoTime());
      FeedStats stats = feed.stats();
      assertEquals(320, stats.width());
      assertEquals(180, stats.height());
      assertEquals(1, stats.shown());
      assertTrue(stats.delayP50() > 0 && stats.delayP95() >= stats.delayP50());
      assertTrue(stats.decodeNanos() > 0);
      assertTrue(stats.received() > 0);
      assertEquals(0, stats.damaged());
      assertEquals(1, feed.stats().upstreams());
    }
  }

  @Test
  void aPartIsShownInTheCamerasOwnPixels() throws Exception {
    rig.camera("hall").does(ScriptedCamera.letIn());
    try (PictureFeed feed = cameras.watch(rig.family.known("hall"))) {
      feed.resize(160, 160);
      show("hall", feed);
      feed.look(new PictureArea(0.3, 0.25, 0.2, 0.5));
      Frame[] part = new Frame[1];
      Await.until(
          "a part is shown",
          () -> {
            part[0] = show("hall", feed);
            return part[0].sight().crop() != null;
          });
      assertEquals(
          new Viewport(320, 180, PictureShape.PLAIN, new Crop(96, 44, 64, 90)), part[0].sight());
      assertEquals(64, part[0].pixels().width());
      assertEquals(90, part[0].pixels().height());
      TestPictures.assertColour(0x00C000, part[0].pixels(), 8, 45);
      assertEquals(320, feed.stats().width());
      feed.look(PictureArea.WHOLE);
      Await.until("all is shown", () -> show("hall", feed).sight().crop() == null);
    }
  }

  @Test
  void pixelsThatAreNotSquareAreShownAsTheyAreMeant() throws Exception {
    rig.camera("hall").does(ScriptedCamera.letIn());
    List<Encoded> wide = TurnedPictures.bars(160, 180, new PixelAspect(2, 1), 12);
    Camera hall = rig.family.known("hall");
    try (PictureFeed feed = cameras.watch(hall)) {
      feed.resize(160, 160);
      assertShown(160, 90, show("hall", feed, wide));
      assertEquals(160, feed.stats().width());
      assertEquals(180, feed.stats().height());
      feed.hub().knownAs(hall.shownIn(DisplayAspect.STANDARD));
      Await.until("it is 4:3", () -> show("hall", feed, wide).pixels().height() == 120);
      feed.look(new PictureArea(0.25, 0, 0.5, 1));
      Await.until("a part is shown", () -> show("hall", feed, wide).sight().crop() != null);
      assertShown(106, 160, show("hall", feed, wide));
      feed.look(PictureArea.WHOLE);
      feed.hub().knownAs(hall);
      Await.until("it is as sent", () -> show("hall", feed, wide).pixels().height() == 90);
    }
    assertEquals(1, rig.camera("hall").opens());
  }

  @Test
  void theShapeOfPixelsMayChangeWhileTheyCome() throws Exception {
    rig.camera("hall").does(ScriptedCamera.letIn());
    try (PictureFeed feed = cameras.watch(rig.family.known("hall"))) {
      feed.resize(160, 160);
      assertShown(160, 90, show("hall", feed));
      List<Encoded> wide = TurnedPictures.bars(320, 180, new PixelAspect(3, 2), 12);
      Await.until("it is wider", () -> show("hall", feed, wide).pixels().height() == 60);
    }
  }

  private static void assertShown(int width, int height, Frame frame) {
    assertEquals(width, frame.pixels().width());
    assertEquals(height, frame.pixels().height());
    if (frame.sight().crop() == null) {
      TestPictures.assertBars(frame.pixels());
    }
  }

  @Test
  void aCameraShownTwiceHasOneUpstream() throws Exception {
    rig.camera("hall").does(ScriptedCamera.letIn());
    PictureFeed one = cameras.watch(rig.family.known("hall"));
    PictureFeed two = cameras.watch(rig.family.known("hall"));
    assertSame(session(one), session(two));
    show("hall", one);
    Await.until("the other shows it too", () -> two.frames().take() != null);

    one.close();
    show("hall", two);
    assertFalse(rig.camera("hall").source(1).isClosed());
    two.close();
    assertTrue(rig.camera("hall").source(1).isClosed());
    assertEquals(new Closed(), two.state());
    assertEquals(1, rig.camera("hall").opens());
    assertEquals(1, rig.camera("hall").mostUpstreams());
  }

  @Test
  void aFeedClosedTwiceCountsOnce() throws Exception {
    rig.camera("hall").does(ScriptedCamera.letIn());
    PictureFeed one = cameras.watch(rig.family.known("hall"));
    PictureFeed two = cameras.watch(rig.family.known("hall"));
    one.close();
    one.close();
    show("hall", two);
    two.close();
  }

  @Test
  void aCameraShownAgainIsOpenedAgain() throws Exception {
    rig.camera("hall").does(ScriptedCamera.letIn());
    PictureFeed first = cameras.watch(rig.family.known("hall"));
    rig.camera("hall").source(1);
    CameraSession before = session(first);
    first.close();
    try (PictureFeed again = cameras.watch(rig.family.known("hall"))) {
      assertNotEquals(before, session(again));
      rig.camera("hall").source(2);
    }
  }

  @Test
  void aCameraWatchedWithOtherCredentialsIsSignedInToWithThem() throws Exception {
    AtomicReference<@Nullable Credentials> seen = new AtomicReference<>();
    rig.family.onOpen(camera -> seen.set(camera.credentials()));
    rig.camera("hall").does(ScriptedCamera.fail(Problem.PASSWORD_MISSING), ScriptedCamera.letIn());
    Camera known = rig.family.known("hall");
    Credentials credentials = new Credentials("user", "right");
    try (PictureFeed before = cameras.watch(known)) {
      Await.until("it is refused", () -> before.state() instanceof Refused);
      Camera signedIn = new Camera("Hall", known.url(), credentials, known.memory());
      try (PictureFeed after = cameras.watch(signedIn)) {
        rig.camera("hall").source(1);
        assertSame(session(before), session(after));
        assertEquals(credentials, seen.get());
        assertEquals("Hall", after.camera().name());
      }
    }
  }

  @Test
  void whatTheLastOneSaidOfACameraHoldsForStreamsThatAreOpenedLater() throws Exception {
    AtomicReference<@Nullable Credentials> seen = new AtomicReference<>();
    rig.family.onOpen(camera -> seen.set(camera.credentials()));
    rig.camera("two-hall").does(ScriptedCamera.letIn());
    rig.camera(ScriptedFamily.sub("two-hall")).does(ScriptedCamera.letIn());
    Camera known = rig.family.known("two-hall");
    Credentials credentials = new Credentials("user", "right");
    try (PictureFeed before = cameras.watch(known);
        PictureFeed _ =
            cameras.watch(new Camera("Hall", known.url(), credentials, known.memory()))) {
      rig.camera(ScriptedFamily.sub("two-hall")).source(1);
      before.resize(1920, 1080);
      rig.camera("two-hall").source(1);
      assertEquals(credentials, seen.get());
    }
  }

  @Test
  void aCameraShownAgainWhileItsSessionEndsHasOneUpstream() throws Exception {
    CountDownLatch ends = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch told = new CountDownLatch(1);
    rig.camera("hall")
        .does(
            (camera, steps) -> {
              begun.countDown();
              keepOn(ends, told);
              throw new OrielException(Problem.NO_ANSWER, Detail.of("as-told"));
            },
            ScriptedCamera.letIn());
    PictureFeed first = cameras.watch(rig.family.known("hall"));
    begun.await();
    CameraSession before = session(first);
    Thread closing = rig.threads.startVirtual("closing", first::close);
    told.await();
    try (PictureFeed again = cameras.watch(rig.family.known("hall"))) {
      rig.letTimePass();
      assertNotEquals(before, session(again));
      assertEquals(1, rig.camera("hall").opens());
      ends.countDown();
      rig.camera("hall").source(1);
    }
    closing.join();
  }

  /** Waits as one who does not notice at once that he is to end. */
  private static void keepOn(CountDownLatch until, CountDownLatch told)
      throws InterruptedException {
    try {
      until.await();
    } catch (InterruptedException e) {
      told.countDown();
      until.await();
    }
  }

  @Test
  void damageIsCountedAndNothingIsShownUpToAKeyframe() throws Exception {
    rig.camera("hall").does(ScriptedCamera.letIn());
    try (PictureFeed feed = cameras.watch(rig.family.known("hall"))) {
      show("hall", feed);
      ScriptedSource source = rig.camera("hall").source(1);
      source.send(TestPictures.noise(500, 7), true);
      Await.until("the damage was seen", () -> feed.stats().damaged() == 1);
      while (feed.frames().take() != null) {
        // what came before
      }
      source.send(UNITS.get(1).accessUnit(), false);
      source.send(UNITS.get(2).accessUnit(), false);
      Await.until("they were lost", () -> feed.stats().dropped() >= 2);
      show("hall", feed);
      assertEquals(1, feed.stats().damaged());
    }
  }

  @Test
  void onesTilesFailureTouchesNoOther() throws Exception {
    rig.camera("good").does(ScriptedCamera.letIn());
    rig.camera("refused").does(ScriptedCamera.fail(Problem.PASSWORD_REFUSED));
    rig.camera("broken").does(ScriptedCamera.stumble());
    rig.camera("hanging").does(ScriptedCamera.hang());
    rig.camera("noisy").does(ScriptedCamera.letIn());
    PictureFeed good = cameras.watch(rig.family.known("good"));
    PictureFeed refused = cameras.watch(rig.family.known("refused"));
    PictureFeed broken = cameras.watch(rig.family.known("broken"));
    PictureFeed hanging = cameras.watch(rig.family.known("hanging"));
    PictureFeed noisy = cameras.watch(rig.family.known("noisy"));
    broken.onState(
        state -> {
          throw new IllegalStateException("as told");
        });
    for (int i = 0; i < 20; i++) {
      rig.camera("noisy").source(1).send(TestPictures.noise(2_000, i), true);
    }
    Await.until("the broken one was tried often", () -> rig.camera("broken").opens() >= 5);
    Await.until("one is refused", () -> refused.state() instanceof Refused);
    Await.until("the noise was seen", () -> noisy.stats().damaged() > 0);

    show("good", good);
    // The picture is handed out before the state is told.
    Await.until("it is live", () -> good.state() instanceof Live);
    assertEquals(1, rig.camera("good").opens());
    assertEquals(1, rig.camera("refused").opens());
    assertTrue(hanging.state() instanceof SessionState.Connecting);
  }

  @Test
  void closingLeavesNoThreads() throws Exception {
    List<PictureFeed> feeds = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      String host = "leaving-" + i;
      rig.camera(host).does(i % 2 == 0 ? ScriptedCamera.letIn() : ScriptedCamera.hang());
      feeds.add(cameras.watch(rig.family.known(host)));
    }
    show("leaving-0", feeds.getFirst());
    Await.until("all were opened", () -> opened(6));
    assertFalse(decoders().isEmpty());

    cameras.close();
    for (int i = 0; i < 6; i++) {
      ScriptedCamera camera = rig.camera("leaving-" + i);
      assertEquals(0, camera.upstreams());
      Await.until("the readers ended", () -> camera.readers().stream().noneMatch(Thread::isAlive));
    }
    Await.until("the decoders ended", () -> decoders().isEmpty());
    feeds.forEach(PictureFeed::close);
    for (PictureFeed feed : feeds) {
      assertEquals(new Closed(), feed.state());
    }
  }

  @Test
  void closingAFeedWakesItsDecoder() throws Exception {
    rig.camera("leaving").does(ScriptedCamera.letIn());
    PictureFeed feed = cameras.watch(rig.family.known("leaving"));
    Await.until("it decodes", () -> !decoders().isEmpty());
    feed.close();
    Await.until("the decoder ended", () -> decoders().isEmpty());
  }

  private static CameraSession session(PictureFeed feed) throws Exception {
    Await.until("it has a session", () -> feed.session() != null);
    return Objects.requireNonNull(feed.session());
  }

  private boolean opened(int count) {
    for (int i = 0; i < count; i++) {
      if (rig.camera("leaving-" + i).opens() == 0) {
        return false;
      }
    }
    return true;
  }

  private static List<Thread> decoders() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("leaving"))
        .toList();
  }

  /** Sends a keyframe and waits until the tile shows it. */
  private Frame show(String host, PictureFeed feed) throws Exception {
    return show(host, feed, UNITS);
  }

  private Frame show(String host, PictureFeed feed, List<Encoded> units) throws Exception {
    AtomicReference<Frame> shown = new AtomicReference<>();
    rig.camera(host).source(1).send(units.getFirst().accessUnit(), true);
    Await.until(
        "a picture is shown",
        () -> {
          Frame frame = feed.frames().take();
          if (frame != null) {
            shown.set(frame);
          }
          return frame != null;
        });
    return shown.get();
  }
}
