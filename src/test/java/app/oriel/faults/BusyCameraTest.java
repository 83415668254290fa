package app.oriel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.live.Await;
import app.oriel.live.Budget;
import app.oriel.live.FeedStats;
import app.oriel.live.PictureFeed;
import app.oriel.live.SessionTimes;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcModel;
import app.oriel.text.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cameras that serve fewer streams than a wall would like, and say so in their own ways. */
@Timeout(60)
class BusyCameraTest {
  private static final SessionTimes TIMES =
      new SessionTimes(
          Duration.ofSeconds(3),
          Duration.ofSeconds(8),
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

  @ParameterizedTest
  @ValueSource(strings = {"429", "453", "401"})
  void aCameraThatGivesOneStreamIsShownInItAndTheTileSaysWhy(String answer) throws Exception {
    IpcCamera camera = house.software(IpcModel.TL_IPC48AW, "maxStreams=1", "busyAnswer=" + answer);
    FaultyLine line = house.keep(new FaultyLine(1));
    line.leadTo(camera.port());
    Patient patient = new Patient(house, House.known("yard", "ipc://127.0.0.1:" + line.port()));
    patient.shows();
    patient.feed.resize(1280, 720);
    Await.until("it says why", () -> patient.feed.stats().heldBack() == Problem.BUSY);
    assertFalse(Texts.window(Locale.ENGLISH).label(Problem.BUSY).isBlank());
    assertEquals(1, camera.counters().busy(), "it is asked once");

    long before = patient.feed.stats().received();
    Await.until("it goes on", () -> patient.feed.stats().received() > before + 5);
    patient.shows();
    FeedStats stats = patient.feed.stats();
    assertEquals(Quality.SUB, stats.quality());
    assertEquals(new Budget(1, 4), stats.budget());
    assertEquals(0, stats.lostPackets() + stats.damaged());
    assertEquals(List.of(), patient.failures());
    assertEquals(1, camera.counters().subOpen());

    // Whatever it meant by that, the stream that it gives comes back.
    line.cut(true);
    patient.fallsTo(Problem.CONNECTION_LOST);
    patient.shows();
    assertTrue(
        patient.failures().stream().noneMatch(e -> e.problem() == Problem.PASSWORD_REFUSED),
        () -> "" + patient.failures());
  }

  @ParameterizedTest
  @ValueSource(strings = {"429", "453"})
  void aSubStreamThatOthersWatchGivesWayToTheMainOne(String answer) throws Exception {
    IpcCamera camera = house.software(IpcModel.TAPO_C220, "maxPerStream=1", "busyAnswer=" + answer);
    House others = house.keep(new House(TIMES, House.limits()));
    PictureFeed first = others.watch(House.known("the other viewer's", camera));
    House.awaitPicture(first);
    Patient patient = new Patient(house, House.known("yard", camera));
    patient.feed.resize(320, 180);
    patient.failsWith(
        Problem.BUSY, answer.equals("453") ? "answered-that-it-has-no-bandwidth-left" : "answered");
    patient.shows();
    assertEquals(Quality.MAIN, patient.feed.stats().quality());
    assertEquals(1, camera.counters().mainOpen());
    House.awaitPicture(first);
  }

  @Test
  void aCameraWhoseStreamsAreAllTakenIsBusyUntilOneIsFree() throws Exception {
    IpcCamera camera = house.software(IpcModel.VIGI_C540V, "maxStreams=1");
    House others = house.keep(new House(TIMES, House.limits()));
    PictureFeed first = others.watch(House.known("the other viewer's", camera));
    House.awaitPicture(first);
    Patient patient = new Patient(house, House.known("yard", camera));
    patient.failsWith(Problem.BUSY, "answered");
    House.awaitPicture(first);
    first.close();
    patient.shows();
  }

  /** Many tiles of a camera, in both sizes: one connection for each of its streams. */
  @Test
  void manyTilesNeverOpenMoreStreamsThanTheBudget() throws Exception {
    IpcCamera camera = house.software(IpcModel.TAPO_C220);
    List<PictureFeed> tiles =
        List.of(0, 1, 2, 3, 4, 5).stream()
            .map(i -> house.watch(House.known("yard", camera)))
            .toList();
    for (int i = 0; i < tiles.size(); i++) {
      boolean large = i % 2 == 0;
      tiles.get(i).resize(large ? 1280 : 320, large ? 720 : 180);
    }
    for (PictureFeed tile : tiles) {
      House.awaitPicture(tile);
      Quality wanted = tiles.indexOf(tile) % 2 == 0 ? Quality.MAIN : Quality.SUB;
      Await.until("it shows " + wanted, () -> tile.stats().quality() == wanted);
    }
    assertEquals(new Budget(2, 2), tiles.getFirst().stats().budget());
    assertEquals(1, camera.counters().mainOpen());
    assertEquals(1, camera.counters().subOpen());
    assertEquals(2, camera.counters().plays());
    assertEquals(0, camera.counters().busy());
  }

  /** However its streams are called: by the camera, by their names, by one lens or another. */
  @Test
  void aStreamByTwoNamesIsOneConnection() throws Exception {
    IpcCamera camera = house.software(IpcModel.TAPO_C220);
    PictureFeed any = house.watch(House.known("yard", camera));
    PictureFeed main = house.watch(House.known("yard, large", camera.url() + "?stream=main"));
    House.awaitPicture(any);
    House.awaitPicture(main);
    assertEquals(new Budget(2, 2), any.stats().budget());
    any.resize(1280, 720);
    Await.until("it shows the same", () -> any.stats().quality() == Quality.MAIN);
    Await.until("the other was let go", () -> main.stats().budget().equals(new Budget(1, 2)));
    assertEquals(1, camera.counters().mainOpen());
    assertEquals(0, camera.counters().busy());
  }

  @Test
  void twoLensesShareOneBudget() throws Exception {
    IpcCamera camera = house.software(IpcModel.TAPO_C220, "channels=2");
    PictureFeed left = house.watch(House.known("left", camera));
    PictureFeed right = house.watch(House.known("right", camera.url() + "?channel=2"));
    House.awaitPicture(left);
    House.awaitPicture(right);
    left.resize(1280, 720);
    Await.until("it says why not", () -> left.stats().heldBack() == Problem.BUSY);
    assertEquals(new Budget(2, 2), right.stats().budget());
    assertEquals(2, camera.counters().plays());
    // What the user wants to see is asked for, whatever is believed of the camera.
    PictureFeed more = house.watch(House.known("left, large", camera.url() + "?stream=main"));
    House.awaitPicture(more);
    assertEquals(3, camera.counters().plays());
  }
}
