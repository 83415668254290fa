package app.oriel.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Packet;
import app.oriel.camera.Problem;
import app.oriel.codec.MediaFile;
import app.oriel.live.Await;
import app.oriel.live.LiveCameras;
import app.oriel.live.PictureFeed;
import app.oriel.live.ScriptedCamera;
import app.oriel.live.ScriptedFamily;
import app.oriel.live.ScriptedSource;
import app.oriel.live.SessionState;
import app.oriel.process.Threads;
import app.oriel.record.RecordState.Ended;
import app.oriel.record.RecordState.Running;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A recorder over a camera that does as told. */
@Timeout(60)
class RecorderTest {
  private static final String TWO = "two-yard";
  private static final int PICTURES = 30;
  private static final long TEN_MINUTES = TimeUnit.MINUTES.toMicros(10);

  @TempDir Path folder;

  private final Threads threads = new Threads();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test clock"));
  private final ScriptedFamily family = new ScriptedFamily();
  private final LiveCameras live = family.live(threads, clock);
  private final Recordings recordings =
      new Recordings(live, new DiskGuard(0), threads, Clock.systemUTC());

  @AfterEach
  void end() {
    recordings.close();
    live.close();
    clock.shutdownNow();
  }

  private static void send(ScriptedSource source, long stamp, long arrival) throws Exception {
    for (int i = 0; i < PICTURES; i++) {
      long at = i * Film.PICTURE;
      source.give(Film.picture(i, stamp + at, arrival + at));
    }
    Await.until("all is taken", source::isEmpty);
  }

  @Test
  void aCameraThatWasLongSilentIsRecordedFromWhatItShowsNow() throws Exception {
    ScriptedCamera camera = family.camera("hall").does(ScriptedCamera.letIn());
    Recorder recorder =
        recordings.recorder(
            family.known("hall"), folder, RecordOptions.usual(), PreRollSettings.usual());
    ScriptedSource source = camera.source(1);
    long now = System.nanoTime() / 1000;
    send(source, 0, now - TEN_MINUTES);
    Await.until("it is remembered", () -> recorder.remembered() > 0);
    recorder.start();
    assertEquals(Set.of(), recordings.written());
    send(source, TEN_MINUTES, now);
    Await.until("it runs", () -> recorder.state().recording() instanceof Running);
    Running running = (Running) recorder.state().recording();
    assertEquals(Set.of(running.progress().file()), recordings.written());
    recorder.stop();
    Await.until("it ended", () -> recorder.state().recording() instanceof Ended);
    Ended ended = (Ended) recorder.state().recording();
    assertEquals(PICTURES, ended.progress().frames());
    assertTrue(ended.progress().length().toSeconds() < 5, ended.toString());
    assertEquals(PICTURES, MediaFile.read(ended.progress().file()).pictures());
    assertEquals(Set.of(), recordings.written());
  }

  /** A small tile of a camera with two streams, and the recorder beside it. */
  private Recorder beside(PictureFeed tile, PreRollSettings remembered) {
    return recordings.rider(
        tile.hub(), recordings.folder(tile.camera(), folder), RecordOptions.usual(), remembered);
  }

  private static void awaitRiding(Recorder recorder) throws Exception {
    AtomicReference<SessionState> state = new AtomicReference<>(new SessionState.Idle());
    Runnable end = recorder.onSession(state::set);
    Await.until("it rides along", () -> !(state.get() instanceof SessionState.Idle));
    end.run();
  }

  private ScriptedSource source(String name) throws Exception {
    return family.camera(name).source(1);
  }

  private void letInBoth() {
    family.camera(TWO).does(ScriptedCamera.letIn());
    family.camera(ScriptedFamily.sub(TWO)).does(ScriptedCamera.letIn());
  }

  private static Ended ended(Recorder recorder) throws Exception {
    Await.until("it ended", () -> !recorder.state().recording().isOn());
    return assertInstanceOf(Ended.class, recorder.state().recording());
  }

  private static void sendLarge(ScriptedSource source, int from, int count) {
    for (int i = from; i < from + count; i++) {
      source.give(Film.large(i, i * Film.PICTURE, System.nanoTime() / 1000));
    }
  }

  @Test
  void aSmallTileIsRecordedInOneFileOfTheBestStream() throws Exception {
    letInBoth();
    try (PictureFeed tile = live.watch(family.known(TWO))) {
      Recorder recorder = beside(tile, PreRollSettings.usual());
      awaitRiding(recorder);
      ScriptedSource small = source(ScriptedFamily.sub(TWO));
      send(small, 0, System.nanoTime() / 1000);
      Await.until("it is remembered", () -> recorder.remembered() > 0);
      recorder.start();
      ScriptedSource large = source(TWO);
      send(small, PICTURES * Film.PICTURE, System.nanoTime() / 1000);
      assertEquals(Set.of(), recordings.written(), "it waits for the best stream");
      sendLarge(large, 0, PICTURES);
      Await.until("it runs", () -> recorder.state().recording() instanceof Running);
      recorder.saveLast();
      Await.until("the last seconds too", () -> recorder.state().clip() instanceof Running);
      recorder.stop();
      Ended ended = ended(recorder);
      assertEquals(PICTURES, ended.progress().frames());
      MediaFile read = MediaFile.read(ended.progress().file());
      assertEquals(PICTURES, read.pictures());
      assertEquals(640, read.width());
      recorder.close();
      Ended clip = assertInstanceOf(Ended.class, recorder.state().clip());
      assertTrue(clip.progress().frames() >= 2 * PICTURES - 1, "what was before: " + clip);
    }
  }

  @Test
  void whatIsShownIsRecordedWhereTheBestStreamIsTaken() throws Exception {
    letInBoth();
    family.camera(TWO).does(ScriptedCamera.fail(Problem.BUSY));
    try (PictureFeed tile = live.watch(family.known(TWO))) {
      Recorder recorder = beside(tile, PreRollSettings.usual());
      awaitRiding(recorder);
      ScriptedSource small = source(ScriptedFamily.sub(TWO));
      send(small, 0, System.nanoTime() / 1000);
      Await.until("it is remembered", () -> recorder.remembered() > 0);
      recorder.start();
      Await.until("the best was asked for", () -> family.camera(TWO).opens() > 0);
      Await.until("it runs", () -> recorder.state().recording() instanceof Running);
      recorder.stop();
      MediaFile read = MediaFile.read(ended(recorder).progress().file());
      assertEquals(320, read.width());
      assertTrue(read.pictures() >= 1, "from the last keyframe on");
      recorder.close();
    }
  }

  @Test
  void aRecordingThatIsStoppedBeforeTheBestStreamComesHasWhatWasShown() throws Exception {
    letInBoth();
    try (PictureFeed tile = live.watch(family.known(TWO))) {
      Recorder recorder = beside(tile, PreRollSettings.usual());
      awaitRiding(recorder);
      ScriptedSource small = source(ScriptedFamily.sub(TWO));
      send(small, 0, System.nanoTime() / 1000);
      Await.until("it is remembered", () -> recorder.remembered() > 0);
      recorder.start();
      source(TWO);
      Await.until("it begins", () -> recorder.state().recording().isOn());
      recorder.stop();
      MediaFile read = MediaFile.read(ended(recorder).progress().file());
      assertEquals(320, read.width());
      recorder.close();
    }
  }

  @Test
  void aTileThatShowsTheBestStreamIsRecordedFromItsLastKeyframeOn() throws Exception {
    family.camera("hall").does(ScriptedCamera.letIn());
    try (PictureFeed tile = live.watch(family.known("hall"))) {
      Recorder recorder = beside(tile, PreRollSettings.usual());
      awaitRiding(recorder);
      ScriptedSource source = source("hall");
      for (int i = 0; i < 20; i++) {
        source.give(Film.picture(i, i * Film.PICTURE, System.nanoTime() / 1000));
      }
      Await.until("all is taken", source::isEmpty);
      Await.until("it is remembered", () -> recorder.newestPicture(true).size() == 5);
      recorder.start();
      for (int i = 20; i < 40; i++) {
        source.give(Film.picture(i, i * Film.PICTURE, System.nanoTime() / 1000));
        Thread.sleep(1);
      }
      Await.until("all is taken", source::isEmpty);
      Await.until("it runs", () -> recorder.state().recording() instanceof Running);
      source.give(Film.picture(40, 40 * Film.PICTURE, System.nanoTime() / 1000));
      source.give(Film.picture(41, 41 * Film.PICTURE, System.nanoTime() / 1000));
      Await.until("all is remembered", () -> recorder.newestPicture(true).size() == 12);
      recorder.stop();
      long frames = ended(recorder).progress().frames();
      // The last may have been handed out to the one and not yet to the other.
      assertTrue(frames == 26 || frames == 27, "5 of the lead, then 21 or 22: " + frames);
      recorder.close();
    }
  }

  @Test
  void changingASettingTouchesNoPacket() throws Exception {
    family.camera("hall").does(ScriptedCamera.letIn());
    Recorder recorder =
        recordings.recorder(
            family.known("hall"), folder, RecordOptions.usual(), PreRollSettings.usual());
    ScriptedSource source = family.camera("hall").source(1);
    send(source, 0, System.nanoTime() / 1000 - 3_000_000);
    Await.until("it is remembered", () -> recorder.remembered() > 0);
    Await.until("all is remembered", () -> recorder.newestPicture(true).size() == 15);
    long remembered = recorder.remembered();
    List<Packet> newest = recorder.newestPicture(true);
    long before = allocated();
    for (int i = 0; i < 20; i++) {
      recorder.remember(PreRollSettings.usual());
      recorder.recordAs(RecordOptions.usual());
    }
    long bytes = allocated() - before;
    assertTrue(bytes < remembered, bytes + " bytes for a remembered " + remembered);
    assertEquals(newest.size(), recorder.newestPicture(true).size());
    assertEquals(remembered, recorder.remembered());
    recorder.remember(PreRollSettings.none());
    Await.until("less is remembered", () -> recorder.remembered() < remembered);
  }

  /** What this thread has allocated so far. */
  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }
}
