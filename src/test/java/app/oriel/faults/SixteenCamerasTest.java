package app.oriel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Problem;
import app.oriel.live.Await;
import app.oriel.live.SessionState.Live;
import app.oriel.live.SessionTimes;
import app.oriel.simulator.ClipFootage;
import app.oriel.simulator.kasa.KasaCamera;
import app.oriel.simulator.kasa.KasaModel;
import app.oriel.simulator.kasa.KasaPorts;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A whole wall dies in one moment and returns in one moment. */
@Timeout(90)
class SixteenCamerasTest {
  private static final int COUNT = 16;
  private static final Duration BEAT = Duration.ofMillis(250);

  /** A camera that is gone is tried every quarter of a second where users see two seconds. */
  private static final SessionTimes TIMES =
      new SessionTimes(
          Duration.ofSeconds(3),
          Duration.ofSeconds(5),
          BEAT,
          BEAT,
          BEAT,
          Duration.ofSeconds(2),
          BEAT,
          Duration.ofMillis(100));

  private final House house = new House(TIMES, House.limits());
  private final List<FaultyLine> lines = new ArrayList<>();
  private final List<KasaCamera> cameras = new ArrayList<>();
  private final List<Patient> patients = new ArrayList<>();

  @BeforeEach
  void begin() throws Exception {
    ClipFootage footage = house.footage(House.CLIP);
    for (int i = 0; i < COUNT; i++) {
      KasaCamera camera =
          house.software(
              House.OWNER,
              KasaModel.EC60,
              KasaPorts.FREE,
              House.CERTIFICATE,
              footage,
              KasaModel.EC60.quirks());
      FaultyLine line = house.keep(new FaultyLine(i));
      line.leadTo(camera.streamPort());
      cameras.add(camera);
      lines.add(line);
      patients.add(
          new Patient(house, House.known("camera " + i, line.port(), camera.discoveryPort())));
    }
    awaitAllLive();
  }

  @AfterEach
  void end() {
    house.close();
  }

  @Test
  void allAreTriedInABeatWhileGoneAndLiveAgainAtOnce() throws Exception {
    HeapPeak heap = new HeapPeak();
    int threads = threads();
    long[] attempts = patients.stream().mapToLong(Patient::attempts).toArray();
    long[] signIns = signIns();
    long gone = System.nanoTime();
    lines.forEach(FaultyLine::shut);
    for (int i = 0; i < COUNT; i++) {
      Patient patient = patients.get(i);
      long enough = attempts[i] + 8;
      Await.until("it was tried often", () -> patient.attempts() >= enough);
    }
    double beats = (System.nanoTime() - gone) / (double) BEAT.toNanos();
    for (int i = 0; i < COUNT; i++) {
      long tried = patients.get(i).attempts() - attempts[i];
      // One at once when the line breaks, one for the beat that has begun.
      assertTrue(tried <= beats + 2, tried + " tries in " + beats + " beats");
      assertEquals(Problem.PORT_CLOSED, patients.get(i).failures().getLast().problem());
    }
    for (FaultyLine line : lines) {
      line.open();
    }
    awaitAllLive();
    heap.assertGrewAtMost(32);
    long[] after = signIns();
    for (int i = 0; i < COUNT; i++) {
      assertTrue(after[i] - signIns[i] <= 2, "sign-ins of one return: " + (after[i] - signIns[i]));
    }
    Await.until("no thread is left over", () -> threads() <= threads + 2);
  }

  @Test
  void allThatFallSilentAreGivenUpAndLiveAgain() throws Exception {
    lines.forEach(line -> line.hold(true));
    for (Patient patient : patients) {
      patient.fallsTo(Problem.STALLED);
    }
    lines.forEach(line -> line.hold(false));
    awaitAllLive();
    for (KasaCamera camera : cameras) {
      Await.until("one stream is open", () -> camera.counters().streamsOpen() == 1);
    }
  }

  private void awaitAllLive() throws Exception {
    for (Patient patient : patients) {
      patient.shows();
      House.await(patient.feed, Live.class);
    }
  }

  private long[] signIns() {
    return cameras.stream().mapToLong(camera -> camera.counters().signIns()).toArray();
  }

  private static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }
}
