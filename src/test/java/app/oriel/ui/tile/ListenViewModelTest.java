package app.oriel.ui.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.live.LiveCameras;
import app.oriel.process.Threads;
import app.oriel.profile.WallSettings;
import app.oriel.sound.Speaker;
import app.oriel.text.Texts;
import app.oriel.ui.FakeFamily;
import app.oriel.ui.FakeSource;
import app.oriel.ui.wall.WallCamera;
import app.oriel.ui.wall.WallContent;
import app.oriel.ui.wall.WallViewModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** One camera is loud at a time. */
class ListenViewModelTest {
  private final Threads threads = new Threads();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test-clock"));
  private final LiveCameras live = FakeFamily.live(List.of(), threads, clock);
  private final FakeSource source = new FakeSource(List::of);
  private final Speaker speaker = FakeFamily.mute(threads);
  private final WallViewModel wall =
      new WallViewModel(
          live::watch,
          FakeFamily.keeping(live, threads),
          speaker,
          source,
          Runnable::run,
          threads,
          System::nanoTime,
          Texts.window(Locale.ENGLISH));
  private final ListenViewModel listening = wall.listening();

  ListenViewModelTest() {
    List<WallCamera> cameras = new ArrayList<>();
    for (int i = 1; i <= 3; i++) {
      CameraUrl url = CameraUrl.parse("fake://connect:" + i);
      Camera camera = new Camera("c" + i, url, null, CameraMemory.forgetful());
      cameras.add(new WallCamera(camera, "", "id" + i));
    }
    wall.show(cameras);
  }

  @AfterEach
  void close() {
    wall.close();
    speaker.close();
    live.close();
    clock.shutdownNow();
  }

  private List<Hearing> heard() {
    return wall.tiles().stream().map(tile -> tile.hearing().get()).toList();
  }

  @Test
  void startsMuted() {
    assertNull(listening.loud().get());
    assertEquals(List.of(Hearing.MUTED, Hearing.MUTED, Hearing.MUTED), heard());
  }

  @Test
  void oneIsLoudAtATime() {
    listening.toggle(wall.tiles().get(0));
    assertEquals(List.of(Hearing.LOUD, Hearing.MUTED, Hearing.MUTED), heard());
    listening.toggle(wall.tiles().get(2));
    assertEquals(List.of(Hearing.MUTED, Hearing.MUTED, Hearing.LOUD), heard());
    listening.toggle(wall.tiles().get(2));
    assertEquals(List.of(Hearing.MUTED, Hearing.MUTED, Hearing.MUTED), heard());
  }

  @Test
  void theKeyActsOnTheChosenOrTheLoudOrTheFirst() {
    wall.toggleSound();
    assertSame(wall.tiles().get(0), listening.loud().get());
    wall.toggleSound();
    assertNull(listening.loud().get());
    wall.selectNumber(1);
    wall.toggleSound();
    assertSame(wall.tiles().get(1), listening.loud().get());
    wall.selectNumber(2);
    wall.toggleSound();
    assertSame(wall.tiles().get(2), listening.loud().get());
  }

  @Test
  void aCameraThatGoesIsHeardNoMore() {
    TileViewModel second = wall.tiles().get(1);
    listening.toggle(second);
    wall.move(second, 0);
    assertSame(second, listening.loud().get(), "another place is no going");
    int place = wall.take(second);
    assertNull(listening.loud().get());
    wall.putBack(second, place);
    assertEquals(Hearing.MUTED, second.hearing().get());
  }

  @Test
  void theVolumeIsKeptAndComesBack() throws InterruptedException {
    assertFalse(listening.louder(-10), "nothing to be made louder");
    listening.toggle(wall.tiles().getFirst());
    assertTrue(listening.louder(-30));
    assertEquals(70, listening.volume().get());
    assertEquals("volume 70", source.kept.poll(5, TimeUnit.SECONDS));
    listening.slide(20);
    assertEquals(20, listening.volume().get());
    assertNull(source.kept.poll(50, TimeUnit.MILLISECONDS), "sliding is not settled yet");
    listening.setVolume(300);
    assertEquals(100, listening.volume().get());
    wall.show(new WallContent(List.of(), List.of(), WallSettings.USUAL.playing(35)));
    assertEquals(35, listening.volume().get());
  }
}
