package app.oriel.videofile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.CredentialGate;
import app.oriel.camera.Families;
import app.oriel.camera.Problem;
import app.oriel.codec.Pixels;
import app.oriel.codec.TestPictures;
import app.oriel.codec.VideoFiles;
import app.oriel.live.Await;
import app.oriel.live.FrameExchange.Frame;
import app.oriel.live.LiveCameras;
import app.oriel.live.PictureFeed;
import app.oriel.live.SessionState.Live;
import app.oriel.live.SessionState.Waiting;
import app.oriel.live.SessionTimes;
import app.oriel.process.Threads;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files on a wall's own sessions, queues and decoders. */
@Timeout(60)
class WallOfFilesTest {
  @TempDir private Path folder;
  private final Threads threads = new Threads();
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test clock"));
  private final CredentialGate gate = new CredentialGate(Duration.ofSeconds(30), System::nanoTime);
  private final LiveCameras live =
      new LiveCameras(
          new Families(List.of(new VideoFileFamily())),
          gate,
          SessionTimes.usual(),
          threads,
          scheduler,
          InstantSource.system());

  @AfterEach
  void end() {
    live.close();
    scheduler.shutdownNow();
  }

  @Test
  void picturesMoveAndNoneIsLostOverTheSeam() throws Exception {
    Path file = VideoFiles.bars(folder.resolve("clip.mp4"), "mp4", 30, null);
    try (PictureFeed feed = live.watch(Player.camera(file))) {
      feed.resize(160, 96);
      List<ByteBuffer> seen = new ArrayList<>();
      Await.until("two rounds were shown", () -> look(feed, seen) && feed.stats().received() > 65);
      assertTrue(seen.size() > 20, () -> "only " + seen.size());
      assertEquals(0, feed.stats().damaged());
      assertTrue(feed.state() instanceof Live);
    }
  }

  /** Notes each picture that differs from the one before. */
  private static boolean look(PictureFeed feed, List<ByteBuffer> seen) {
    Frame frame = feed.frames().take();
    if (frame != null) {
      Pixels pixels = frame.pixels();
      TestPictures.assertBars(pixels);
      ByteBuffer now = ByteBuffer.allocate(pixels.width() * pixels.height() * 4);
      now.put(pixels.buffer().duplicate().position(0).limit(now.capacity())).flip();
      if (seen.isEmpty() || !seen.getLast().equals(now)) {
        seen.add(now);
      }
    }
    return true;
  }

  @Test
  void aFileThatIsNotThereIsWaitedFor() throws Exception {
    Path file = folder.resolve("later.mp4");
    try (PictureFeed feed = live.watch(Player.camera(file))) {
      Await.until(
          "it is missed",
          () ->
              feed.state() instanceof Waiting waiting
                  && waiting.reason().problem() == Problem.FILE_UNREADABLE);
      Path made = VideoFiles.bars(folder.resolve("made.mp4"), "mp4", 30, null);
      Files.move(made, file);
      Await.until("it plays", () -> feed.state() instanceof Live);
    }
  }
}
