package app.oriel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Credentials;
import app.oriel.camera.Problem;
import app.oriel.live.Await;
import app.oriel.live.FrameExchange.Frame;
import app.oriel.live.PictureFeed;
import app.oriel.live.SessionState.Refused;
import app.oriel.live.SessionTimes;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcModel;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lines to RTSP cameras that break, stall and lose, and cameras that start anew. */
@Timeout(60)
class RtspFaultsTest {
  private static final Duration BEAT = Duration.ofMillis(250);

  /** A camera that is gone is tried every quarter of a second where users see two seconds. */
  private static final SessionTimes TIMES =
      new SessionTimes(
          Duration.ofSeconds(1),
          Duration.ofSeconds(2),
          BEAT,
          BEAT,
          Duration.ofMillis(50),
          Duration.ofMillis(400),
          Duration.ofMillis(100),
          Duration.ofMillis(100));

  private final House house = new House(TIMES, House.limits());
  private FaultyLine line;
  private IpcCamera camera;

  @BeforeEach
  void begin() throws Exception {
    camera = house.software(IpcModel.TL_IPC48AW);
    line = house.keep(new FaultyLine(1));
    line.leadTo(camera.port());
  }

  @AfterEach
  void end() {
    house.close();
  }

  private Patient patient() throws Exception {
    Patient patient = new Patient(house, House.known("yard", "ipc://127.0.0.1:" + line.port()));
    patient.shows();
    return patient;
  }

  @Beside
  @Test
  void aStallWithoutAFinIsShownGivenUpAndOpenedAnew() throws Exception {
    Patient patient = patient();
    long connections = camera.counters().connections();
    long begin = System.nanoTime();
    line.hold(true);
    Await.until("it is shown", patient::stalled);
    assertEquals(0, patient.failures().size(), "shown before it is given up");
    patient.fallsTo(Problem.STALLED);
    long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
    // The socket's own patience would be ten.
    assertTrue(seconds < 8, "given up after " + seconds + " s");
    line.hold(false);
    patient.shows();
    assertTrue(camera.counters().connections() > connections, "no new connection");
  }

  /** Every connection is reset, then none is taken for a while. */
  @Beside
  @Test
  void aRebootIsFollowedByAPictureSoonAfterTheReturn() throws Exception {
    Patient patient = new Patient(house, House.known("yard", camera));
    patient.shows();
    long attempts = patient.attempts();
    Duration down = Duration.ofMillis(1500);
    long begin = System.nanoTime();
    camera.reboot(down);
    patient.fallsTo(Problem.CONNECTION_LOST);
    patient.fallsTo(Problem.PORT_CLOSED);
    Frame back = House.awaitPicture(patient.feed);
    while (back.arrival() - begin < down.toNanos()) {
      back = House.awaitPicture(patient.feed);
    }
    long late = TimeUnit.NANOSECONDS.toMillis(back.arrival() - begin - down.toNanos());
    assertTrue(late < 3000, "back after " + late + " ms");
    long tries = patient.attempts() - attempts;
    double beats = (back.arrival() - begin) / (double) BEAT.toNanos();
    assertTrue(tries <= beats + 2, tries + " tries in " + beats + " beats");
    assertEquals(0, camera.counters().refusedSignIns());
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"reset", "fin"})
  void aStreamCutInTheMiddleOfAFrameComesBack(String how) throws Exception {
    IpcCamera cut = house.software(IpcModel.TL_IPC48AW, "drop=1", "dropBy=" + how);
    Patient patient = new Patient(house, House.known("yard", cut));
    patient.shows();
    patient.fallsTo(Problem.CONNECTION_LOST);
    patient.shows();
    patient.close();
  }

  @Beside
  @Test
  void nothingIsEverRefusedBecauseOfTheLine() throws Exception {
    Patient patient = patient();
    for (int i = 0; i < 4; i++) {
      line.cut(i % 2 == 0);
      patient.shows();
    }
    assertTrue(!(patient.feed.state() instanceof Refused));
    assertEquals(0, camera.counters().refusedSignIns());
    Await.until("the old streams are gone", () -> camera.counters().subOpen() == 1);
  }

  /** What a camera loses is counted, and nothing that is damaged reaches the decoder. */
  @Beside
  @Test
  void lossIsCountedAndShowsNoDamage() throws Exception {
    IpcCamera lossy =
        house.software(IpcModel.TL_IPC48AW, "loss=5", "packetBytes=200", "microphone=none");
    Patient patient = new Patient(house, House.known("yard", lossy));
    Await.until("some is lost", () -> patient.feed.stats().lostPackets() >= 1);
    patient.shows();
    assertEquals(0, patient.feed.stats().damaged());
    assertEquals(0, patient.failures().size());
  }

  @Beside
  @Test
  void aWrongPasswordIsSentOnceHoweverManyTilesShowTheCamera() throws Exception {
    Credentials wrong = new Credentials(House.OWNER.user(), "another");
    CameraUrl url = CameraUrl.parse(camera.url());
    Camera known = new Camera("yard", url, wrong, CameraMemory.forgetful());
    Patient patient = new Patient(house, known);
    patient.feed.resize(1280, 720);
    patient.failsWith(Problem.PASSWORD_REFUSED, "answered");
    PictureFeed again = house.watch(known);
    House.await(again, Refused.class);
    assertEquals(1, camera.counters().signIns());
    patient.feed.hub().retryNow();
    Await.until("it is tried again", () -> camera.counters().signIns() == 2);
    House.await(patient.feed, Refused.class);
    assertEquals(2, camera.counters().refusedSignIns());
  }
}
