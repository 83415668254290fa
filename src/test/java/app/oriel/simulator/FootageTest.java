package app.oriel.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.PixelAspect;
import app.oriel.codec.VideoEncoder.Encoded;
import app.oriel.simulator.scene.Scenes;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FootageTest {
  private static final long SOUND_NANOS = 60_000_000;
  private static final FootageClip CLIP = clip();

  private final List<Thread> threads = new CopyOnWriteArrayList<>();
  private final List<Footage> open = new ArrayList<>();

  private final ThreadFactory factory =
      work -> {
        Thread thread = new Thread(work, "footage under test");
        threads.add(thread);
        return thread;
      };

  /** Twelve pictures, the 1st and 7th keyframes; the first byte is the number. */
  private static FootageClip clip() {
    List<Encoded> pictures = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      pictures.add(new Encoded(new byte[] {(byte) i}, i % 6 == 0));
    }
    return new FootageClip(30, pictures);
  }

  private <T extends Footage> T opened(T footage) {
    open.add(footage);
    return footage;
  }

  private SceneFootage scene() {
    return opened(
        new SceneFootage(
            () -> Scenes.named("yard", 0, 320, 180),
            Ambience.YARD,
            new SceneFootage.Settings(PixelAspect.UNSAID, 15, 300_000, 1),
            Clock.system(ZoneOffset.UTC),
            factory));
  }

  private ClipFootage played(ClipFootage.Departures departures) {
    return opened(new ClipFootage(CLIP, Ambience.HALL, departures, factory));
  }

  @AfterEach
  void everyThreadEnds() {
    open.forEach(Footage::close);
    threads.forEach(it -> assertFalse(it.isAlive()));
  }

  private static <T extends Shot> T next(BlockingQueue<Shot> shots, Class<T> kind)
      throws InterruptedException {
    while (true) {
      Shot shot = shots.poll(20, TimeUnit.SECONDS);
      assertNotNull(shot, "a shot within 20 s");
      if (kind.isInstance(shot)) {
        return kind.cast(shot);
      }
    }
  }

  @Test
  void beginsWithAKeyframeAndRepeatsItInTime() throws Exception {
    BlockingQueue<Shot> shots = new LinkedBlockingQueue<>();
    scene().watch(shots::add);
    assertTrue(next(shots, Shot.Picture.class).keyframe());
    int between = 1;
    while (!next(shots, Shot.Picture.class).keyframe()) {
      between++;
    }
    assertEquals(15, between);
  }

  @Test
  void picturesComeFifteenInASecond() throws Exception {
    BlockingQueue<Shot> shots = new LinkedBlockingQueue<>();
    scene().watch(shots::add);
    long first = next(shots, Shot.Picture.class).capturedAt();
    long last = first;
    int count = 0;
    for (; count < 30; count++) {
      long now = next(shots, Shot.Picture.class).capturedAt();
      assertTrue(now > last);
      last = now;
    }
    // A busy machine leaves pictures out but never makes more.
    assertTrue(last - first > 29 * 66_000_000L, (last - first) + " ns for 30");
    assertTrue(last - first < 3 * 30 * 66_666_667L, (last - first) + " ns for 30");
  }

  @Test
  void soundIsStampedWithoutAGap() throws Exception {
    BlockingQueue<Shot> shots = new LinkedBlockingQueue<>();
    long before = System.nanoTime();
    played((number, at) -> {}).watch(shots::add);
    Shot.Sound last = next(shots, Shot.Sound.class);
    assertTrue(last.capturedAt() >= before);
    for (int i = 0; i < 10; i++) {
      Shot.Sound sound = next(shots, Shot.Sound.class);
      assertEquals(480, sound.muLaw().length);
      assertEquals(0, (sound.capturedAt() - last.capturedAt()) % SOUND_NANOS);
      assertTrue(sound.capturedAt() > last.capturedAt());
      assertTrue(sound.capturedAt() + SOUND_NANOS <= System.nanoTime(), "not before it was heard");
      last = sound;
    }
  }

  @Test
  void whoComesLateAlsoBeginsWithAKeyframe() throws Exception {
    Footage footage = scene();
    BlockingQueue<Shot> early = new LinkedBlockingQueue<>();
    footage.watch(early::add);
    next(early, Shot.Picture.class);
    next(early, Shot.Picture.class);
    BlockingQueue<Shot> late = new LinkedBlockingQueue<>();
    footage.watch(late::add);
    assertTrue(next(late, Shot.Picture.class).keyframe());
    assertFalse(next(late, Shot.Picture.class).keyframe());
  }

  @Test
  void oneWatcherThatFailsDoesNotHarmTheOthers() throws Exception {
    Footage footage = played((number, at) -> {});
    footage.watch(
        shot -> {
          throw new IllegalStateException("a failing watcher, on purpose");
        });
    BlockingQueue<Shot> shots = new LinkedBlockingQueue<>();
    footage.watch(shots::add);
    for (int i = 0; i < 5; i++) {
      next(shots, Shot.Picture.class);
    }
  }

  @Test
  void nobodyWatchesNothingIsTaken() throws Exception {
    BlockingQueue<Integer> numbers = new LinkedBlockingQueue<>();
    BlockingQueue<Shot> shots = new LinkedBlockingQueue<>();
    Footage footage = played((number, at) -> numbers.add(number));
    Footage.Watch watch = footage.watch(shots::add);
    next(shots, Shot.Picture.class);
    watch.close();
    watch.close();
    // What was under way when the watch ended may still come; then there is silence.
    Integer left = numbers.poll(200, TimeUnit.MILLISECONDS);
    while (left != null) {
      left = numbers.poll(200, TimeUnit.MILLISECONDS);
    }
    shots.clear();
    footage.watch(shots::add);
    assertTrue(next(shots, Shot.Picture.class).keyframe());
  }

  @Test
  void aClipGoesRoundAndTellsWhatLeaves() throws Exception {
    BlockingQueue<long[]> departures = new LinkedBlockingQueue<>();
    BlockingQueue<Shot> shots = new LinkedBlockingQueue<>();
    played((number, at) -> departures.add(new long[] {number, at})).watch(shots::add);
    for (int i = 0; i < 14; i++) {
      Shot.Picture picture = next(shots, Shot.Picture.class);
      long[] departure = departures.remove();
      assertEquals(i % 12, picture.accessUnit()[0]);
      assertEquals(i % 12, departure[0]);
      assertEquals(picture.capturedAt(), departure[1]);
    }
  }

  @Test
  void afterCloseNothingComes() throws Exception {
    BlockingQueue<Shot> shots = new LinkedBlockingQueue<>();
    Footage footage = scene();
    footage.watch(shots::add);
    next(shots, Shot.Picture.class);
    footage.close();
    assertFalse(threads.getFirst().isAlive());
    shots.clear();
    footage.watch(shots::add).close();
    assertTrue(shots.isEmpty());
  }
}
