package app.oriel.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.Losses;
import app.oriel.camera.Packet;
import app.oriel.live.Await;
import app.oriel.live.LiveCameras;
import app.oriel.live.PacketSink;
import app.oriel.live.PictureFeed;
import app.oriel.live.ScriptedCamera;
import app.oriel.live.ScriptedFamily;
import app.oriel.live.ScriptedSource;
import app.oriel.live.Threads;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is remembered rides on what a tile shows, what is recorded is the best there is. */
@Timeout(30)
class IntakeTest {
  private final Threads threads = new Threads();
  private final ScheduledExecutorService scheduler =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test clock"));
  private final ScriptedFamily family = new ScriptedFamily();
  private final LiveCameras live = family.live(threads, scheduler);
  private final List<Packet> taken = new CopyOnWriteArrayList<>();
  private final Object lock = new Object();

  private final PacketSink out =
      new PacketSink() {
        @Override
        public void offer(Packet.Video packet) {
          assertTrue(Thread.holdsLock(lock));
          taken.add(packet);
        }

        @Override
        public void missed(Losses more) {}

        @Override
        public void startOver() {}

        @Override
        public void close() {}
      };

  @AfterEach
  void end() {
    live.close();
    scheduler.shutdownNow();
  }

  private ScriptedCamera letIn(String name) {
    return family.camera(name).does(ScriptedCamera.letIn());
  }

  private void awaitTaken(int count) throws Exception {
    Await.until(count + " packets came", () -> taken.size() >= count);
    assertEquals(count, taken.size());
  }

  /** Nobody decodes what the cameras of this test send. */
  private PictureFeed hidden(Camera camera) {
    PictureFeed feed = live.watch(camera);
    feed.rest(true);
    return feed;
  }

  private static Packet.Video picture(int number) {
    long now = System.nanoTime();
    return new Packet.Video(
        Film.picture(0, 0, 0).track(), new byte[100], number, now, number % 10 == 0);
  }

  @Test
  void aSecondTakerOfOneStreamTakesOverWithoutLossOrDoubles() throws Exception {
    ScriptedCamera camera = letIn("one");
    Camera known = family.known("one");
    try (PictureFeed shown = hidden(known);
        Intake intake = new Intake(lock, known, live, shown, out, threads)) {
      ScriptedSource source = camera.source(1);
      intake.begin();
      assertTrue(intake.isBest(), "it has no other stream");
      for (int i = 0; i < 100; i++) {
        // Now and then between two keyframes, back and forth.
        if (i % 7 == 3) {
          intake.best(i % 2 == 1);
        }
        source.give(picture(i));
        awaitTaken(i + 1);
      }
      assertEquals(
          100, taken.stream().map(Packet::timestamp).distinct().count(), "none came twice");
      assertEquals(1, camera.opens(), "no second connection");
    }
  }

  @Test
  void theBestStreamIsOpenedForARecordingAlone() throws Exception {
    letIn("two-streams");
    letIn(ScriptedFamily.sub("two-streams"));
    Camera known = family.known("two-streams");
    ScriptedCamera best = family.camera("two-streams");
    try (PictureFeed shown = hidden(known);
        Intake intake = new Intake(lock, known, live, shown, out, threads)) {
      ScriptedSource small = family.camera(ScriptedFamily.sub("two-streams")).source(1);
      intake.begin();
      small.give(picture(0));
      awaitTaken(1);
      assertFalse(intake.isBest());
      assertEquals(0, best.opens(), "remembering costs the camera nothing");

      intake.best(true);
      ScriptedSource large = best.source(1);
      small.give(picture(1));
      awaitTaken(2);
      large.give(picture(1001));
      small.give(picture(2));
      awaitTaken(3);
      assertEquals(2, taken.getLast().timestamp(), "nobody can decode the other yet");
      large.give(picture(1010));
      awaitTaken(4);
      assertTrue(intake.isBest());
      small.give(picture(3));
      large.give(picture(1011));
      awaitTaken(5);
      assertEquals(1011, taken.getLast().timestamp());

      intake.best(false);
      large.give(picture(1012));
      awaitTaken(6);
      small.give(picture(10));
      awaitTaken(7);
      Await.until("the best stream is let go", () -> best.upstreams() == 0);
      small.give(picture(11));
      awaitTaken(8);
      assertFalse(intake.isBest());
    }
  }

  @Test
  void aCameraThatServesOneStreamKeepsItForItsTile() throws Exception {
    letIn("two-but-one");
    letIn(ScriptedFamily.sub("two-but-one"));
    Camera known = family.known("two-but-one");
    try (PictureFeed shown = hidden(known);
        Intake intake = new Intake(lock, known, live, shown, out, threads)) {
      ScriptedSource small = family.camera(ScriptedFamily.sub("two-but-one")).source(1);
      intake.begin();
      intake.best(true);
      for (int i = 0; i < 15; i++) {
        small.give(picture(i));
        awaitTaken(i + 1);
      }
      assertEquals(0, family.camera("two-but-one").opens());
    }
  }
}
