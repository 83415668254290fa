package app.oriel.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.live.LiveCameras;
import app.oriel.live.ScriptedCamera;
import app.oriel.live.ScriptedFamily;
import app.oriel.process.Threads;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a snapshot says that never gets a picture. */
@Timeout(30)
class PictureWaitTest {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final ScriptedFamily family = new ScriptedFamily();
  private final Threads threads = new Threads();
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test clock"));
  private final LiveCameras cameras = family.live(threads, scheduler);
  private final ScriptedCamera camera = family.camera("hall").does(ScriptedCamera.letIn());

  @AfterEach
  void end() {
    cameras.close();
    scheduler.shutdownNow();
  }

  private OrielException failure(PictureWait wait) {
    return assertThrows(OrielException.class, wait::next);
  }

  @Test
  void picturesThatNothingBeginsWithAreTold() throws Exception {
    try (var wait = new PictureWait(family.known("hall"), cameras, PATIENCE)) {
      camera.source(1).send(new byte[] {0, 0, 0, 1, 0x41}, false);
      OrielException why = failure(wait);
      assertEquals(Problem.NO_PICTURE, why.problem());
      assertEquals("no-picture-to-begin-with-came-for-seconds", why.detail().key());
    }
  }

  @Test
  void silenceIsTold() throws Exception {
    try (var wait = new PictureWait(family.known("hall"), cameras, PATIENCE)) {
      camera.source(1);
      assertEquals("no-picture-came-for-seconds", failure(wait).detail().key());
    }
  }

  @Test
  void whatTheCameraRefusesIsToldAtOnce() {
    camera.does(ScriptedCamera.fail(Problem.NO_SUCH_STREAM));
    try (var wait = new PictureWait(family.known("hall"), cameras, Duration.ofHours(1))) {
      assertEquals(Problem.NO_SUCH_STREAM, failure(wait).problem());
    }
  }
}
