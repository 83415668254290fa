package app.oriel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Alone;
import app.oriel.Beside;
import app.oriel.camera.Problem;
import app.oriel.faults.FaultyLine.End;
import app.oriel.http.ScriptedServer;
import app.oriel.http.ScriptedServer.Scene;
import app.oriel.http.TestTls;
import app.oriel.live.Await;
import app.oriel.live.SessionState.Live;
import app.oriel.live.SessionState.Refused;
import app.oriel.live.SessionTimes;
import app.oriel.simulator.kasa.KasaCamera;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a network does to a camera: nobody there, nobody speaking, too little, or cut off. */
@Timeout(60)
class LineFaultsTest {
  /** Stalls are noticed after one second, so that a busy machine makes none; waits are short. */
  private static final SessionTimes TIMES =
      new SessionTimes(
          Duration.ofSeconds(2),
          Duration.ofSeconds(4),
          Duration.ofMillis(100),
          Duration.ofMillis(100),
          Duration.ofMillis(50),
          Duration.ofMillis(400),
          Duration.ofMillis(100),
          Duration.ofMillis(100));

  private final House house = new House(TIMES, House.limits());
  private FaultyLine line;
  private KasaCamera camera;
  private Neighbour neighbour;

  @BeforeEach
  void begin() throws Exception {
    neighbour = Neighbour.in(house);
    camera = house.software();
    line = house.keep(new FaultyLine(1));
    line.leadTo(camera.streamPort());
  }

  @AfterEach
  void end() {
    house.close();
  }

  private Patient patient() {
    return new Patient(house, House.known("yard", line.port(), camera.discoveryPort()));
  }

  @Beside
  @Test
  void aClosedPortIsTriedInASteadyBeatUntilItOpens() throws Exception {
    line.shut();
    Patient patient = patient();
    patient.failsWith(Problem.PORT_CLOSED, "refused-the-connection");
    Await.until("it is tried again", () -> patient.attempts() >= 3);
    line.open();
    patient.shows();
    neighbour.assertUndisturbed();
  }

  @Beside
  @Test
  void aHostThatTakesNoConnectionDoesNotAnswer() throws Exception {
    List<Socket> crowd = new ArrayList<>();
    try (ServerSocket full = new ServerSocket(0, 1, House.HERE)) {
      // Linux takes two connections into a queue for one; what comes then is not answered.
      for (int i = 0; i < 2; i++) {
        Socket socket = new Socket();
        socket.connect(new InetSocketAddress(House.HERE, full.getLocalPort()), 1000);
        crowd.add(socket);
      }
      Patient patient = new Patient(house, House.known("yard", full.getLocalPort(), 1));
      patient.failsWith(Problem.NO_ANSWER, "took-no-connection-in-time");
      neighbour.assertUndisturbed();
    } finally {
      for (Socket each : crowd) {
        each.close();
      }
    }
  }

  @Beside
  @Test
  void aHostThatTakesTheConnectionAndIsSilentDoesNotAnswer() throws Exception {
    try (ScriptedServer mute = new ScriptedServer(TestTls.likeKasa(), Scene.mute())) {
      Patient patient = new Patient(house, House.known("yard", mute.port(), 1));
      patient.failsWith(Problem.NO_ANSWER, "took-the-connection-then-said-nothing");
      neighbour.assertUndisturbed();
    }
  }

  /** 90 bytes end within the camera's first words, 300 within its certificate. */
  @Beside
  @ParameterizedTest
  @CsvSource({
    "SILENCE, 300, NO_ANSWER, took-the-connection-then-said-nothing",
    "FIN, 0, TLS_FAILED, hung-up-during-the-handshake",
    "FIN, 1, TLS_FAILED, hung-up-during-the-handshake",
    "FIN, 90, TLS_FAILED, hung-up-during-the-handshake",
    "FIN, 300, TLS_FAILED, hung-up-during-the-handshake",
    "RESET, 1, CONNECTION_LOST, the-connection-broke-off",
    "RESET, 300, CONNECTION_LOST, the-connection-broke-off",
  })
  void tlsThatStopsHalfWayIsToldAndNoPasswordIsSent(
      End how, int bytes, Problem problem, String detail) throws Exception {
    line.stopAfter(bytes, how);
    Patient patient = patient();
    patient.failsWith(problem, detail);
    assertEquals(0, camera.counters().signIns());
    line.stopAfter(Long.MAX_VALUE, how);
    patient.shows();
    neighbour.assertUndisturbed();
  }

  @Beside
  @Test
  void aLineThatIsResetInTheMiddleComesBack() throws Exception {
    Patient patient = patient();
    patient.shows();
    line.cut(true);
    patient.failsWith(Problem.CONNECTION_LOST, "the-connection-broke-off");
    patient.shows();
    neighbour.assertUndisturbed();
  }

  @Beside
  @Test
  void aStallWithoutFarewellIsShownGivenUpAndOpenedAnew() throws Exception {
    Patient patient = patient();
    patient.shows();
    long connections = camera.counters().connections();
    line.hold(true);
    patient.fallsTo(Problem.STALLED);
    line.hold(false);
    patient.shows();
    assertTrue(camera.counters().connections() > connections, "no new connection");
    neighbour.assertUndisturbed();
  }

  /**
   * The stream needs some kilobytes a second and gets 400 bytes: what is late is dropped by the
   * camera, as real ones do, and when the air is free again the newest picture is there at once.
   */
  @Alone
  @Test
  void bandwidthThatCollapsesCostsNoMemoryAndLeavesNoDelayBehind() throws Exception {
    Patient patient = patient();
    patient.shows();
    HeapPeak heap = new HeapPeak();
    line.limit(400);
    Await.until("the picture stands", patient::stalled);
    line.limit(0);
    patient.shows();
    heap.assertGrewAtMost(16);
    Await.until("it is live again", () -> patient.feed.state() instanceof Live);
    neighbour.assertUndisturbed();
  }

  @Beside
  @Test
  void nothingIsEverRefusedBecauseOfTheLine() throws Exception {
    Patient patient = patient();
    patient.shows();
    for (int i = 0; i < 8; i++) {
      line.cut(i % 2 == 0);
      patient.shows();
    }
    assertTrue(
        patient.failures().stream()
            .allMatch(
                it ->
                    it.problem() == Problem.CONNECTION_LOST
                        || it.problem() == Problem.STREAM_ENDED),
        () -> "" + patient.failures());
    assertTrue(!(patient.feed.state() instanceof Refused));
    assertEquals(0, camera.counters().refusedSignIns());
    neighbour.assertUndisturbed();
  }
}
