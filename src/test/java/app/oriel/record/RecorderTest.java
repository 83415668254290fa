package app.oriel.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.codec.MediaFile;
import app.oriel.live.Await;
import app.oriel.live.LiveCameras;
import app.oriel.live.ScriptedCamera;
import app.oriel.live.ScriptedFamily;
import app.oriel.live.ScriptedSource;
import app.oriel.live.Threads;
import app.oriel.record.RecordState.Ended;
import app.oriel.record.RecordState.Running;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A recorder over a camera that does as told. */
@Timeout(60)
class RecorderTest {
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
}
