package app.oriel.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CertificateChangedException;
import app.oriel.camera.Credentials;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.PacketSource;
import app.oriel.camera.PinnedCertificate;
import app.oriel.camera.Problem;
import app.oriel.camera.SwitchPort.Power;
import app.oriel.live.SessionRig.Watched;
import app.oriel.live.SessionState.Live;
import app.oriel.live.SessionState.Refused;
import app.oriel.live.SessionState.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** How a session comes back: the network's beat, the machine's sleep, the user's word. */
@Timeout(60)
class RecoveryTest {
  private final SessionRig rig = SessionRig.trustingTheSwitch();

  @AfterEach
  void end() {
    rig.close();
  }

  @Test
  void aCameraThatIsGoneIsTriedInASteadyBeat() throws Exception {
    rig.camera("hall").does(ScriptedCamera.fail(Problem.NO_ANSWER));
    Watched watched = rig.session("hall");
    Await.until("it waited often", () -> watched.waits().size() >= 8);
    assertTrue(watched.waits().stream().allMatch(wait -> wait <= 10), () -> "" + watched.waits());
  }

  @Test
  void aTryThatTookLongIsFollowedByTheNextAtOnce() throws Exception {
    rig.camera("hall")
        .does(
            (camera, steps) -> {
              Thread.sleep(30);
              throw new OrielException(Problem.NO_ANSWER, Detail.of("as-told"));
            });
    Watched watched = rig.session("hall");
    Await.until("it waited often", () -> watched.waits().size() >= 4);
    assertTrue(watched.waits().stream().allMatch(wait -> wait <= 0), () -> "" + watched.waits());
  }

  @Test
  void aCameraThatTakesConnectionsAndSaysNothingIsGivenMoreAndMoreTime() throws Exception {
    rig.camera("hall")
        .does(
            (camera, steps) -> {
              steps.reached(1);
              throw new OrielException(Problem.NO_ANSWER, Detail.of("as-told"));
            });
    Watched watched = rig.session("hall");
    Await.until("it waited long", () -> watched.waits().stream().anyMatch(wait -> wait > 60));
  }

  @Test
  void aCameraThatShowsAPictureAndHangsUpIsGivenMoreAndMoreTimeUntilTheUserAsks() throws Exception {
    rig.camera("hall")
        .does(
            (camera, steps) -> {
              steps.reached(1);
              PacketSource source = ScriptedCamera.letIn().open(camera, steps);
              if (source instanceof ScriptedSource scripted) {
                scripted.send();
                scripted.fail(Problem.STREAM_ENDED);
              }
              return source;
            });
    Watched watched = rig.session("hall");
    Await.until("it waits long", () -> watched.waits().stream().anyMatch(wait -> wait > 1000));
    int opens = rig.camera("hall").opens();
    watched.session.retryNow();
    Await.until("it is tried often again", () -> rig.camera("hall").opens() > opens + 4);
  }

  @Test
  void sleepEndsConnectionsAndWaits() throws Exception {
    LiveCameras cameras = rig.cameras();
    rig.camera("hall").does(ScriptedCamera.letIn());
    rig.camera("yard").does(ScriptedCamera.fail(Problem.SWITCHED_OFF), ScriptedCamera.letIn());
    rig.camera("yard").power(() -> Power.OFF);
    rig.camera("shop").does(ScriptedCamera.fail(Problem.PASSWORD_REFUSED));
    try (PictureFeed hall = cameras.watch(rig.family.known("hall"));
        PictureFeed yard = cameras.watch(rig.family.known("yard"));
        PictureFeed shop = cameras.watch(rig.family.known("shop"))) {
      rig.camera("hall").source(1).send();
      Await.until("hall is live", () -> hall.state() instanceof Live);
      Await.until("yard is off", () -> rig.camera("yard").powerAsks() > 0);
      Await.until("shop is refused", () -> shop.state() instanceof Refused);

      rig.clock.pass(Duration.ofHours(8));
      rig.camera("hall").source(2).send();
      rig.camera("yard").source(1).send();
      Await.until("hall is live", () -> hall.state() instanceof Live);
      Await.until("yard is live", () -> yard.state() instanceof Live);
      assertTrue(rig.camera("hall").source(1).isClosed());
      assertEquals(1, rig.camera("shop").opens());
    }
  }

  @Test
  void sleepDoesNotSpendTheSecondChanceOfAPassword() throws Exception {
    SessionRig patient = SessionRig.waitingLongForASecondChance();
    LiveCameras cameras = patient.cameras();
    patient
        .camera("hall")
        .does(ScriptedCamera.letIn(), ScriptedCamera.fail(Problem.PASSWORD_REFUSED));
    patient.camera("yard").does(ScriptedCamera.fail(Problem.SWITCHED_OFF));
    try (PictureFeed hall = cameras.watch(patient.family.known("hall"));
        PictureFeed yard = cameras.watch(patient.family.known("yard"))) {
      patient.camera("hall").source(1).send();
      Await.until("hall is live", () -> hall.state() instanceof Live);
      patient.camera("hall").source(1).fail(Problem.STREAM_ENDED);
      Await.until("it waits", () -> hall.state().isRefusal());

      int before = patient.camera("yard").opens();
      patient.clock.pass(Duration.ofHours(8));
      Await.until("yard was woken", () -> patient.camera("yard").opens() > before);
      patient.letTimePass();
      assertTrue(yard.state() instanceof Waiting, () -> "" + yard.state());
      assertTrue(hall.state() instanceof Waiting, () -> "" + hall.state());
      assertEquals(2, patient.camera("hall").opens());
    } finally {
      patient.close();
    }
  }

  @Test
  void aBusyMachineIsNotTakenForASleep() throws Exception {
    LiveCameras cameras = rig.cameras();
    rig.camera("hall").does(ScriptedCamera.letIn());
    try (PictureFeed hall = cameras.watch(rig.family.known("hall"))) {
      rig.camera("hall").source(1).send();
      Await.until("hall is live", () -> hall.state() instanceof Live);
      rig.clock.pass(Duration.ofSeconds(9));
      rig.letTimePass();
      assertEquals(1, rig.camera("hall").opens());
    }
  }

  @Test
  void aChangedCertificateNeedsTheUsersWord() throws Exception {
    PinnedCertificate known = new PinnedCertificate("sha256:aa", Instant.EPOCH);
    PinnedCertificate presented = new PinnedCertificate("sha256:bb", Instant.MAX);
    rig.camera("hall")
        .does(
            (camera, steps) -> {
              throw new CertificateChangedException(19443, known, presented);
            },
            ScriptedCamera.letIn());
    Watched watched = rig.session("hall");
    watched.awaitState(Refused.class);
    rig.letTimePass();
    assertEquals(1, rig.camera("hall").opens());

    assertFalse(watched.session.trustCertificate("sha256:cc"));
    assertEquals(Optional.empty(), watched.session.camera().memory().pin(19443));
    assertTrue(watched.session.trustCertificate("sha256:bb"));
    rig.camera("hall").source(1).send();
    watched.awaitState(Live.class);
    assertEquals(Optional.of(presented), watched.session.camera().memory().pin(19443));
    assertFalse(watched.session.trustCertificate("sha256:bb"));
    assertEquals(2, rig.camera("hall").opens());
  }

  @Test
  void otherCredentialsAreUsedAtOnce() throws Exception {
    AtomicReference<@Nullable Credentials> seen = new AtomicReference<>();
    rig.camera("hall").does(ScriptedCamera.fail(Problem.PASSWORD_REFUSED), ScriptedCamera.letIn());
    rig.family.onOpen(camera -> seen.set(camera.credentials()));
    Watched watched = rig.session("hall");
    watched.awaitState(Refused.class);
    Credentials credentials = new Credentials("user", "right");
    Camera known = watched.session.camera();
    watched.session.use(new Camera(known.name(), known.url(), credentials, known.memory()));
    rig.camera("hall").source(1).send();
    watched.awaitState(Live.class);
    assertEquals(credentials, seen.get());
  }
}
