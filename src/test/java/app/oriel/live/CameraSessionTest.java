package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.Seam;
import app.oriel.camera.SwitchPort.Power;
import app.oriel.camera.TrackInfo;
import app.oriel.live.SessionRig.Watched;
import app.oriel.live.SessionState.Closed;
import app.oriel.live.SessionState.Connecting;
import app.oriel.live.SessionState.Live;
import app.oriel.live.SessionState.Refused;
import app.oriel.live.SessionState.Waiting;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a session does by itself, and what it never does. */
@Timeout(60)
class CameraSessionTest {
  private SessionRig rig = SessionRig.usual();
  private final String host = "hall";

  @AfterEach
  void end() {
    rig.close();
  }

  @Test
  void connectsAndIsLiveWithTheFirstPicture() throws Exception {
    camera().does(ScriptedCamera.letIn());
    Watched watched = rig.session(host);
    ScriptedSource source = camera().source(1);
    assertEquals(new Connecting(1), watched.session.state());
    assertEquals(1, watched.session.upstreams());

    source.send();
    watched.awaitState(Live.class);
    TrackInfo.Video video = watched.session.stats().video();
    assertTrue(video != null && video.codec() == Codec.H264);
    assertEquals("Live", watched.names().getLast());
    assertEquals("Connecting", watched.names().get(watched.names().size() - 2));
  }

  @Test
  void handsEveryPacketToEveryQueue() throws Exception {
    camera().does(ScriptedCamera.letIn());
    CameraSession session = rig.session(host).session;
    Subscription one = new ScriptedStream().subscribe(new QueuePolicy.Newest(4));
    Subscription two = new ScriptedStream().subscribe(new QueuePolicy.Newest(4));
    one.attach(session.subscribers());
    two.attach(session.subscribers());
    camera().source(1).send();

    assertInstanceOf(Seam.class, one.next());
    assertInstanceOf(Seam.class, two.next());
    assertEquals(assertInstanceOf(Packet.Video.class, one.next()), two.next());
    session.subscribers().remove(one);
    one.close();
    assertNull(one.next());
    camera().source(1).send();
    assertTrue(two.next() != null);
  }

  @Test
  void showsAStallGivesUpAndOpensAnew() throws Exception {
    use(SessionRig.nervous(80, 240));
    camera().does(ScriptedCamera.letIn());
    Watched watched = rig.session(host);
    camera().source(1).send();
    watched.awaitTold(Live.class);

    ScriptedSource second = camera().source(2);
    assertTrue(camera().source(1).isClosed());
    second.send();
    Await.until("it is live again", () -> watched.lives() == 2);
    assertEquals(1, camera().mostUpstreams());
    List<String> names = watched.names();
    int live = names.indexOf("Live");
    assertEquals(
        List.of("Live", "Stalled", "Waiting", "Connecting", "Live"), names.subList(live, live + 5));
    assertEquals("STALLED", watched.problems().getFirst());
    Waiting given =
        (Waiting)
            watched.all().stream().filter(Waiting.class::isInstance).findFirst().orElseThrow();
    assertEquals("no-picture-came-for-seconds", given.reason().detail().key());
  }

  @Test
  void aCameraThatNeverSendsAPictureIsGivenUpToo() throws Exception {
    use(SessionRig.nervous(40, 120));
    camera().does(ScriptedCamera.letIn());
    Watched watched = rig.session(host);
    camera().source(3);
    assertEquals(List.of("STALLED"), watched.problems());
    assertEquals(0, watched.lives());
  }

  @Test
  void soundWithoutAPictureIsNoWeakNetwork() throws Exception {
    use(SessionRig.nervous(40, 160));
    camera().does(ScriptedCamera.letIn());
    Watched watched = rig.session(host);
    watched.awaitTold(SessionState.Stalled.class);
    while (!camera().source(1).isClosed()) {
      camera().source(1).sound();
      Thread.sleep(5);
    }
    Await.until("it was given up", () -> !watched.problems().isEmpty());
    assertEquals("NO_PICTURE", watched.problems().getFirst());
  }

  @ParameterizedTest
  @CsvSource({"1, STALLED", "10, NO_PICTURE"})
  void picturesThatNobodyCanBeginWithAreNoWeakNetwork(int units, String problem) throws Exception {
    use(SessionRig.nervous(40, 160));
    camera().does(ScriptedCamera.letIn());
    Watched watched = rig.session(host);
    camera().source(1).send();
    camera().source(1).lose(0, units);
    Await.until("it was given up", () -> !watched.problems().isEmpty());
    assertEquals(problem, watched.problems().getFirst());
  }

  @Test
  void aKeyframeIsWaitedForWhilePicturesComeThatNeedOne() throws Exception {
    use(SessionRig.nervous(2000, 2100));
    camera().does(ScriptedCamera.letIn());
    Watched watched = rig.session(host);
    for (int units = 1; units <= 300; units++) {
      camera().source(1).lose(0, 1);
      Thread.sleep(10);
    }
    camera().source(1).send();
    watched.awaitState(Live.class);
    assertEquals(1, camera().opens());
    assertEquals(List.of(), watched.problems());
  }

  @Test
  void memoryThatRunsOutEndsOneTryAndNotTheTile() throws Exception {
    camera().does(ScriptedCamera.letIn());
    Watched watched = rig.session(host);
    camera().source(1).send();
    watched.awaitState(Live.class);
    camera().source(1).runOutOfMemory();
    camera().source(2).send();
    Await.until("it is live again", () -> watched.lives() == 2);
    assertEquals(List.of("INTERNAL"), watched.problems());
  }

  @Test
  void aPictureEndsAStall() throws Exception {
    use(SessionRig.nervous(50, 60_000));
    camera().does(ScriptedCamera.letIn());
    Watched watched = rig.session(host);
    camera().source(1).send();
    watched.awaitTold(SessionState.Stalled.class);
    camera().source(1).send();
    Await.until("it is live again", () -> watched.lives() == 2);
    assertEquals(1, camera().opens());
  }

  @ParameterizedTest
  @EnumSource(
      names = {"PASSWORD_REFUSED", "PASSWORD_MISSING", "CERTIFICATE_CHANGED", "UNSUPPORTED"})
  void whatOnlyTheUserCanMendIsNeverRetriedByItself(Problem problem) throws Exception {
    camera().does(ScriptedCamera.fail(problem), ScriptedCamera.letIn());
    Watched watched = rig.session(host);
    watched.awaitState(Refused.class);
    rig.letTimePass();
    assertEquals(1, camera().opens());
    assertEquals(List.of(problem.name()), watched.problems());

    watched.session.retryNow();
    camera().source(1).send();
    watched.awaitState(Live.class);
    assertEquals(2, camera().opens());
  }

  @Test
  void aRetryThatIsRefusedAgainIsOneAttempt() throws Exception {
    camera().does(ScriptedCamera.fail(Problem.PASSWORD_REFUSED));
    Watched watched = rig.session(host);
    watched.awaitState(Refused.class);
    watched.session.retryNow();
    Await.until("it tried again", () -> camera().opens() == 2);
    watched.awaitState(Refused.class);
    rig.letTimePass();
    assertEquals(2, camera().opens());
  }

  /** Who clicks twice must not spend two attempts: cameras lock out. */
  @Test
  void aRetryWhileItConnectsIsNoSecondAttempt() throws Exception {
    AtomicReference<CameraSession> session = new AtomicReference<>();
    camera()
        .does(
            (camera, steps) -> {
              while (session.get() == null) {
                Thread.sleep(1);
              }
              session.get().retryNow();
              return ScriptedCamera.fail(Problem.PASSWORD_REFUSED).open(camera, steps);
            });
    Watched watched = rig.session(host);
    session.set(watched.session);
    watched.awaitState(Refused.class);
    rig.letTimePass();
    assertEquals(1, camera().opens());
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "UNKNOWN_HOST",
        "PORT_CLOSED",
        "NO_ANSWER",
        "CONNECTION_LOST",
        "BUSY",
        "TLS_FAILED",
        "NOT_A_STREAM",
        "MALFORMED",
        "INTERNAL"
      })
  void whatMayPassIsRetriedForEver(Problem problem) throws Exception {
    camera().does(ScriptedCamera.fail(problem));
    Watched watched = rig.session(host);
    Await.until("it tried often", () -> camera().opens() >= 5);
    assertEquals(List.of(problem.name()), watched.problems());
    camera().does(ScriptedCamera.letIn());
    camera().source(1).send();
    watched.awaitState(Live.class);
  }

  @Test
  void triesAreNumberedFromTheLastPicture() throws Exception {
    CountDownLatch listening = new CountDownLatch(1);
    camera()
        .does(
            (camera, steps) -> {
              listening.await();
              return ScriptedCamera.fail(Problem.NO_ANSWER).open(camera, steps);
            },
            ScriptedCamera.fail(Problem.NO_ANSWER),
            ScriptedCamera.letIn());
    Watched watched = rig.session(host);
    listening.countDown();
    camera().source(1).send();
    watched.awaitState(Live.class);
    camera().source(1).fail(Problem.STREAM_ENDED);
    camera().source(2);
    List<Integer> attempts =
        watched.all().stream()
            .filter(Connecting.class::isInstance)
            .map(state -> ((Connecting) state).attempt())
            .toList();
    assertEquals(List.of(1, 2, 3, 1), attempts);
    assertEquals(new Connecting(1), watched.session.state());
    assertEquals(List.of("NO_ANSWER", "STREAM_ENDED"), watched.problems());
  }

  @Test
  void aBusyCameraIsAskedLessAndLessOften() throws Exception {
    camera().does(ScriptedCamera.fail(Problem.BUSY));
    Watched watched = rig.session(host);
    Await.until("it tried often", () -> watched.waits().size() >= 6);
    // The first wait may have been over before anybody listened.
    assertTrue(watched.waits().stream().anyMatch(wait -> wait > 4), () -> "" + watched.waits());
    assertTrue(watched.waits().stream().allMatch(wait -> wait <= 20), () -> "" + watched.waits());
  }

  @Test
  void aStreamThatLastedStartsTheWaitsOver() throws Exception {
    use(SessionRig.nervous(10_000, 30));
    camera().does(ScriptedCamera.letIn(), ScriptedCamera.fail(Problem.BUSY));
    Watched watched = rig.session(host);
    ScriptedSource source = camera().source(1);
    for (int i = 0; i < 10; i++) {
      source.send();
      Thread.sleep(5);
    }
    watched.awaitState(Live.class);
    source.fail(Problem.MALFORMED);
    Await.until("it waits anew", () -> watched.waits().size() > 2);
    assertTrue(watched.waits().getFirst() <= 4, () -> "waits " + watched.waits());
  }

  @Test
  void aStreamThatBreaksAtOnceAgainAndAgainIsOpenedLessAndLessOften() throws Exception {
    camera()
        .does(
            (camera, steps) -> {
              PacketSource source = ScriptedCamera.letIn().open(camera, steps);
              ((ScriptedSource) source).send();
              ((ScriptedSource) source).fail(Problem.MALFORMED);
              return source;
            });
    Watched watched = rig.session(host);
    Await.until("it was opened often", () -> camera().opens() >= 8);
    Await.until("it waits", () -> !watched.waits().isEmpty());
    assertTrue(watched.waits().getFirst() >= 8, () -> "waits " + watched.waits());
  }

  @Test
  void aCameraThatIsOffIsWatchedAndOpenedWhenOn() throws Exception {
    use(SessionRig.trustingTheSwitch());
    camera().power(() -> Power.OFF);
    camera().does(ScriptedCamera.fail(Problem.SWITCHED_OFF), ScriptedCamera.letIn());
    Watched watched = rig.session(host);
    Await.until("its switch was looked at", () -> camera().powerAsks() >= 5);
    camera().power(() -> Power.UNKNOWN);
    int asked = camera().powerAsks();
    Await.until("its switch was looked at", () -> camera().powerAsks() >= asked + 5);
    assertEquals(1, camera().opens());
    assertEquals(List.of("SWITCHED_OFF"), watched.problems());

    camera().power(() -> Power.ON);
    camera().source(1).send();
    watched.awaitState(Live.class);
    assertEquals(2, camera().opens());
  }

  @Test
  void aCameraThatIsOffAndSaysNothingIsTriedNowAndThen() throws Exception {
    camera().does(ScriptedCamera.fail(Problem.SWITCHED_OFF));
    rig.session(host);
    Await.until("it was tried again", () -> camera().opens() >= 3);
  }

  @Test
  void theUserNeedNotWaitForTheSwitch() throws Exception {
    use(SessionRig.trustingTheSwitch());
    camera().power(() -> Power.OFF);
    camera().does(ScriptedCamera.fail(Problem.SWITCHED_OFF), ScriptedCamera.letIn());
    Watched watched = rig.session(host);
    watched.awaitState(Waiting.class);
    watched.session.retryNow();
    camera().source(1);
  }

  @Test
  void whatWorkedAndIsRefusedGetsOneMoreTry() throws Exception {
    camera().does(ScriptedCamera.letIn(), ScriptedCamera.fail(Problem.PASSWORD_REFUSED));
    Watched watched = rig.session(host);
    camera().source(1).send();
    watched.awaitState(Live.class);
    camera().source(1).fail(Problem.CONNECTION_LOST);
    watched.awaitState(Refused.class);
    rig.letTimePass();
    assertEquals(3, camera().opens());

    watched.session.retryNow();
    Await.until("it tried again", () -> camera().opens() == 4);
    watched.awaitState(Refused.class);
    rig.letTimePass();
    assertEquals(4, camera().opens());
  }

  @Test
  void aSecondChanceThatWorksIsGivenAnew() throws Exception {
    camera()
        .does(
            ScriptedCamera.letIn(),
            ScriptedCamera.fail(Problem.PASSWORD_REFUSED),
            ScriptedCamera.letIn(),
            ScriptedCamera.fail(Problem.PASSWORD_REFUSED),
            ScriptedCamera.letIn());
    Watched watched = rig.session(host);
    for (int number = 1; number <= 3; number++) {
      camera().source(number).send();
      int lives = number;
      Await.until("it is live", () -> watched.lives() == lives);
      camera().source(number).fail(Problem.CONNECTION_LOST);
    }
    assertFalse(watched.names().contains("Refused"));
  }

  @Test
  void closingEndsAWaitForAPacket() throws Exception {
    camera().does(ScriptedCamera.letIn());
    Watched watched = rig.session(host);
    Subscription queue = new ScriptedStream().subscribe(new QueuePolicy.Newest(4));
    queue.attach(watched.session.subscribers());
    ScriptedSource source = camera().source(1);
    watched.session.close();
    watched.session.close();

    assertEquals(new Closed(), watched.session.state());
    assertTrue(source.isClosed());
    assertNull(queue.next());
    assertTrue(queue.isOver());
    assertEquals(0, watched.session.upstreams());
    assertNoReaders();
  }

  @Test
  void closingEndsAnOpeningThatHangs() throws Exception {
    camera().does(ScriptedCamera.hang());
    Watched watched = rig.session(host);
    Await.until("it opens", () -> camera().opens() == 1);
    watched.session.close();
    assertEquals(new Closed(), watched.session.state());
    assertNoReaders();
  }

  @Test
  void closingEndsEveryWait() throws Exception {
    use(SessionRig.trustingTheSwitch());
    for (Problem problem :
        List.of(Problem.PASSWORD_REFUSED, Problem.SWITCHED_OFF, Problem.BUSY, Problem.NO_ANSWER)) {
      String name = problem.name().replace('_', '-');
      rig.camera(name).does(ScriptedCamera.fail(problem));
      Watched watched = rig.session(name);
      Await.until("it failed", () -> !watched.problems().isEmpty());
      watched.session.close();
      assertEquals(new Closed(), watched.session.state());
      Thread reader = rig.camera(name).readers().getFirst();
      Await.until("the reader ended", () -> !reader.isAlive());
    }
  }

  @Test
  void aStreamThatOpensAfterTheEndIsClosed() throws Exception {
    CountDownLatch opening = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    camera()
        .does(
            (camera, steps) -> {
              opening.countDown();
              boolean waiting = true;
              while (waiting) {
                try {
                  ended.await();
                  waiting = false;
                } catch (InterruptedException e) {
                  // a family that is slow to notice
                }
              }
              return ScriptedCamera.letIn().open(camera, steps);
            });
    CameraSession session = rig.session(host).session;
    opening.await();
    Thread closing = Thread.startVirtualThread(session::close);
    Await.until("it is closing", () -> closing.getState() == Thread.State.TIMED_WAITING);
    ended.countDown();
    closing.join();
    assertTrue(camera().source(1).isClosed());
    assertNoReaders();
  }

  @Test
  void aMistakeInTheFamilyIsOneMoreProblem() throws Exception {
    camera().does(ScriptedCamera.stumble(), ScriptedCamera.letIn());
    Watched watched = rig.session(host);
    camera().source(1).send();
    watched.awaitState(Live.class);
    camera().source(1).stumble();
    camera().source(2).send();
    Await.until("it is live again", () -> watched.lives() == 2);
    assertEquals(List.of("INTERNAL"), watched.problems());
  }

  @Test
  void aMistakeOfTheSwitchDoesNotEndTheSession() throws Exception {
    camera()
        .power(
            () -> {
              throw new IllegalStateException("as told");
            });
    camera().does(ScriptedCamera.fail(Problem.SWITCHED_OFF), ScriptedCamera.letIn());
    Watched watched = rig.session(host);
    camera().source(1).send();
    watched.awaitState(Live.class);
  }

  @Test
  void aListenerThatFailsHarmsNobody() throws Exception {
    use(SessionRig.nervous(50, 150));
    camera().does(ScriptedCamera.letIn());
    Watched watched = rig.session(host);
    watched.session.onState(
        state -> {
          throw new IllegalStateException("as told");
        });
    camera().source(1).send();
    watched.awaitTold(Live.class);
    camera().source(2).send();
    Await.until("it is live again", () -> watched.lives() == 2);
    camera().source(2).fail(Problem.CONNECTION_LOST);
    camera().source(3);
  }

  private void assertNoReaders() throws Exception {
    Await.until("the readers ended", () -> camera().readers().stream().noneMatch(Thread::isAlive));
  }

  private void use(SessionRig other) {
    rig.close();
    rig = other;
  }

  private ScriptedCamera camera() {
    return rig.camera(host);
  }
}
