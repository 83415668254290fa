package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.CredentialGate;
import app.oriel.camera.Problem;
import app.oriel.codec.TestPictures;
import app.oriel.codec.VideoEncoder.Encoded;
import app.oriel.live.Await;
import app.oriel.live.FrameExchange.Frame;
import app.oriel.live.LiveCameras;
import app.oriel.live.PictureFeed;
import app.oriel.live.ScriptedCamera;
import app.oriel.live.ScriptedFamily;
import app.oriel.live.ScriptedSource;
import app.oriel.live.SessionState;
import app.oriel.live.SessionTimes;
import app.oriel.process.Threads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The lines of {@code --stats}. */
@Timeout(60)
class StatsFileTest {
  private final Threads threads = new Threads();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test clock"));
  private final ScriptedFamily family = new ScriptedFamily();
  private final LiveCameras cameras =
      new LiveCameras(
          family.families(),
          new CredentialGate(Duration.ofSeconds(30), System::nanoTime),
          SessionTimes.usual(),
          threads,
          clock,
          InstantSource.system());
  @TempDir private Path folder;

  @AfterEach
  void end() {
    cameras.close();
    clock.shutdownNow();
  }

  @Test
  void aCameraThatConnectsHasNoFigures() throws Exception {
    family.camera("hall").does(ScriptedCamera.hang());
    try (PictureFeed feed = cameras.watch(family.known("hall"))) {
      Await.until("it opens", () -> family.camera("hall").opens() == 1);
      assertEquals(
          """
          {"t":1.0,"camera":"kasa://hall","state":"connecting","fps":null,"shown":0,"dropped":0,\
          "delayMsP50":null,"delayMsP95":null,"stream":null,"codec":null,"width":null,\
          "height":null,"bitrate":null,"decodeMs":null,"upstreams":0}\
          """,
          line(1.02, feed));
    }
  }

  @Test
  void aCameraThatIsRefusedSaysSo() throws Exception {
    family.camera("hall").does(ScriptedCamera.fail(Problem.PASSWORD_REFUSED));
    try (PictureFeed feed = cameras.watch(family.known("hall"))) {
      Await.until("it failed", () -> feed.state() instanceof SessionState.Refused);
      assertTrue(line(2, feed).contains("\"state\":\"refused\",\"fps\":null,"));
    }
  }

  @Test
  void aLiveCameraHasAll() throws Exception {
    family.camera("hall").does(ScriptedCamera.letIn());
    List<Encoded> units = TestPictures.bars(320, 180, 6, 6);
    try (PictureFeed feed = cameras.watch(family.known("hall"))) {
      ScriptedSource source = family.camera("hall").source(1);
      for (Encoded unit : units) {
        source.send(unit.accessUnit(), unit.keyframe());
        Await.until("it is shown", () -> show(feed));
      }
      Await.until(
          "it is live",
          () -> feed.state() instanceof SessionState.Live && feed.stats().stream().fps() > 0);
      String line = line(12.34, feed);
      assertTrue(
          line.matches(
              """
              \\{"t":12\\.3,"camera":"kasa://hall","state":"live","fps":\\d+\\.\\d,"shown":6,\
              "dropped":0,"delayMsP50":\\d+,"delayMsP95":\\d+,"stream":"main","codec":"h264",\
              "width":320,"height":180,"bitrate":\\d+,"decodeMs":\\d+\\.\\d,"upstreams":1\\}\
              """),
          line);
    }
  }

  @Test
  void whatWasDroppedIsOfTheLastSecond() throws Exception {
    family.camera("hall").does(ScriptedCamera.letIn());
    byte[] keyframe = TestPictures.bars(320, 180, 1, 1).getFirst().accessUnit();
    try (PictureFeed feed = cameras.watch(family.known("hall"));
        StatsFile stats = new StatsFile(folder.resolve("new/folder/stats.jsonl"))) {
      ScriptedSource source = family.camera("hall").source(1);
      source.send(keyframe, true);
      Await.until("it is shown", () -> show(feed));
      source.send(TestPictures.noise(900, 3), true);
      Await.until("the damage is seen", () -> feed.stats().damaged() == 1);
      source.send(keyframe, false);
      source.send(keyframe, false);
      Await.until("both are lost", () -> feed.stats().dropped() == 2);
      stats.write(1, "hall", feed);
      stats.write(2, "hall", feed);
    }
    List<String> lines = Files.readAllLines(folder.resolve("new/folder/stats.jsonl"));
    assertEquals(2, lines.size());
    assertTrue(lines.get(0).contains("\"dropped\":2,"), lines.get(0));
    assertTrue(lines.get(1).contains("\"dropped\":0,"), lines.get(1));
  }

  private static boolean show(PictureFeed feed) {
    Frame frame = feed.frames().take();
    if (frame != null) {
      feed.shown(frame, System.nanoTime());
    }
    return frame != null;
  }

  private String line(double seconds, PictureFeed feed) throws Exception {
    Path file = folder.resolve("stats.jsonl");
    try (StatsFile stats = new StatsFile(file)) {
      stats.write(seconds, "kasa://hall", feed);
    }
    List<String> lines = Files.readAllLines(file);
    assertEquals(1, lines.size());
    return lines.getFirst();
  }
}
