package app.oriel.faults;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Quality;
import app.oriel.live.Await;
import app.oriel.live.SessionTimes;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcModel;
import app.oriel.simulator.ipc.IpcQuirkSets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Every persona, and every way in which cameras are known to differ, on one wall. */
@Timeout(90)
class QuirksTest {
  /** Beyond the third second, when timestamps jump, and beyond sessions of two seconds. */
  private static final int PICTURES = 50;

  private static final SessionTimes TIMES =
      new SessionTimes(
          Duration.ofSeconds(10),
          Duration.ofSeconds(20),
          Duration.ofMillis(50),
          Duration.ofMillis(50),
          Duration.ofMillis(50),
          Duration.ofMillis(200),
          Duration.ofMillis(50),
          Duration.ofMillis(50));

  private final House house = new House(TIMES, House.limits());

  @AfterEach
  void end() {
    house.close();
  }

  /** A camera with quirks and the tile that shows it. */
  private final class Case {
    private final String name;
    private final IpcCamera camera;
    private final Patient patient;
    private final Quality quality;

    Case(IpcModel model, String quirks, Quality quality) {
      this.quality = quality;
      name = model.label() + " " + quirks;
      camera = house.software(model, quirks.isEmpty() ? new String[0] : quirks.split(" ", -1));
      patient = new Patient(house, House.known(name, camera));
      if (quality == Quality.MAIN) {
        // More pixels than a sub stream has.
        patient.feed.resize(1000, 562);
      }
    }

    boolean sentEnough() {
      return patient.feed.stats().received() >= PICTURES;
    }

    void isFlawless() {
      var stats = patient.feed.stats();
      assertEquals(List.of(), patient.failures(), name);
      assertTrue(sentEnough(), name + ": sent " + stats.received() + " pictures");
      assertEquals(0, stats.damaged(), name + ": damaged");
      assertEquals(0, stats.lostPackets(), name + ": lost");
      assertEquals(quality, stats.quality(), name);
      assertEquals(0, camera.counters().timeouts(), name + ": ended by the camera");
      assertEquals(quality == Quality.SUB ? 1 : 0, camera.counters().subOpen(), name);
      assertEquals(quality == Quality.MAIN ? 1 : 0, camera.counters().mainOpen(), name);
      long plays = camera.counters().plays();
      assertTrue(plays <= (quality == Quality.SUB ? 1 : 2), name + ": opened " + plays + " times");
    }
  }

  @Test
  void allAreShownWithoutAFlaw() throws Exception {
    List<Case> cases = new ArrayList<>();
    IpcQuirkSets.all()
        .forEach(quirks -> cases.add(new Case(IpcModel.TL_IPC48AW, quirks, Quality.SUB)));
    for (IpcModel model : IpcModel.values()) {
      cases.add(new Case(model, "", Quality.MAIN));
    }
    cases.add(new Case(IpcModel.TAPO_C220, "freshSocket=true", Quality.SUB));
    Await.until(
        "all have sent enough, or one has failed",
        () ->
            cases.stream().allMatch(Case::sentEnough)
                || cases.stream().anyMatch(each -> !each.patient.failures().isEmpty()));
    assertAll(cases.stream().map(each -> each::isFlawless));
  }
}
