package app.oriel.ui.tile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.live.LiveCameras;
import app.oriel.process.Threads;
import app.oriel.profile.MicrophoneSettings;
import app.oriel.sound.Speaker;
import app.oriel.text.Texts;
import app.oriel.ui.FakeFamily;
import app.oriel.ui.FakeSource;
import app.oriel.ui.tile.TalkShown.Phase;
import app.oriel.ui.wall.WallCamera;
import app.oriel.ui.wall.WallViewModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One camera is talked to at a time, and each tile says how it stands. */
@Timeout(60)
class TalkViewModelTest {
  private static final int FIRST = 0;
  private static final int SECOND = 1;
  private static final int LATER = 2;
  private static final int MUTE = 3;

  private final Threads threads = new Threads();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test-clock"));
  private final ExecutorService fx =
      Executors.newSingleThreadExecutor(threads.platform("test-toolkit"));
  private final LiveCameras live = FakeFamily.live(List.of(), threads, clock);
  private final Speaker speaker = FakeFamily.mute(threads);
  private final AtomicLong now = new AtomicLong();
  private final TalkRig rig = new TalkRig();
  private final WallViewModel wall =
      new WallViewModel(
          live::watch,
          FakeFamily.keeping(live, threads),
          speaker,
          rig.talking(threads),
          new FakeSource(List::of),
          fx,
          threads,
          now::get,
          Texts.window(Locale.ENGLISH));
  private final TalkViewModel talking = wall.talking();

  TalkViewModelTest() throws Exception {
    List<WallCamera> cameras = new ArrayList<>();
    for (String host : List.of("connect", "connect2", "later", "mute")) {
      CameraUrl url = CameraUrl.parse((host.startsWith("connect") ? "fake" : host) + "://" + host);
      Camera camera = new Camera(host, url, null, CameraMemory.forgetful());
      cameras.add(new WallCamera(camera, "", host));
    }
    wall.show(cameras);
    on(() -> wall.tiles().size());
  }

  @AfterEach
  void close() {
    wall.close();
    speaker.close();
    live.close();
    clock.shutdownNow();
    fx.shutdownNow();
  }

  private <T> T on(Callable<T> work) throws Exception {
    return fx.submit(work).get(30, TimeUnit.SECONDS);
  }

  private void run(Runnable work) throws Exception {
    on(
        () -> {
          work.run();
          return true;
        });
  }

  private void await(Callable<Boolean> state) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!on(state)) {
      assertTrue(System.nanoTime() < deadline, "it did not come so far: " + on(this::said));
      Thread.sleep(5);
    }
  }

  private List<TalkShown> said() {
    return wall.tiles().stream().map(tile -> tile.talk().get()).toList();
  }

  private TileViewModel tile(int index) {
    return wall.tiles().get(index);
  }

  private Phase phase(int index) {
    return tile(index).talk().get().phase();
  }

  @Test
  void heldOneIsLiveAndLetGoOneIsNot() throws Exception {
    run(() -> talking.press(tile(FIRST)));
    await(() -> phase(FIRST) == Phase.LIVE);
    assertEquals("You are live to connect", on(() -> tile(FIRST).talk().get().headline()));
    await(() -> talking.level(tile(FIRST)) > 0.5);
    run(() -> talking.press(tile(FIRST)));
    run(talking::letGo);
    await(() -> phase(FIRST) == Phase.NONE);
    assertEquals(1, rig.lines.size());
    assertEquals(0, rig.open());
  }

  @Test
  void aPointerThatRestsOnItEndsNoTalkThoughTheCameraIsCalledOtherwiseNow() throws Exception {
    run(() -> talking.press(tile(FIRST)));
    await(() -> phase(FIRST) == Phase.LIVE);
    Camera renamed =
        new Camera("Hall", CameraUrl.parse("fake://connect"), null, CameraMemory.forgetful());
    run(() -> tile(FIRST).become(renamed));
    run(() -> talking.expect(tile(FIRST)));
    assertEquals(Phase.LIVE, on(() -> phase(FIRST)));
    run(talking::letGo);
    await(() -> phase(FIRST) == Phase.NONE);
    run(() -> talking.expect(tile(FIRST)));
    await(() -> rig.expected.contains(renamed.url()));
    assertEquals(1, rig.lines.size());
  }

  @Test
  void anotherCameraEndsTheFirst() throws Exception {
    run(() -> talking.press(tile(FIRST)));
    await(() -> phase(FIRST) == Phase.LIVE);
    run(() -> talking.press(tile(SECOND)));
    await(() -> phase(SECOND) == Phase.LIVE && phase(FIRST) == Phase.NONE);
    assertEquals(1, rig.open());
    run(talking::letGo);
    await(() -> phase(SECOND) == Phase.NONE);
  }

  @Test
  void latchedItGoesOnUntilItIsPressedAgain() throws Exception {
    run(() -> talking.latch(tile(FIRST)));
    await(() -> phase(FIRST) == Phase.LIVE);
    run(talking::letGo);
    assertTrue(on(() -> tile(FIRST).talk().get().latched()));
    assertEquals(Phase.LIVE, on(() -> phase(FIRST)));
    run(() -> talking.press(tile(FIRST)));
    await(() -> phase(FIRST) == Phase.NONE);
    assertFalse(on(() -> talking.isLatched(tile(FIRST))));
  }

  @Test
  void refusalsAreToldApartAndFade() throws Exception {
    refuse(Problem.TALK_TAKEN, "answered-that-talk-is-taken");
    assertEquals("Somebody else is talking to connect.", headline(FIRST));
    refuse(Problem.PASSWORD_REFUSED, "answered-401-to-every-password-form");
    assertEquals(WayOut.SIGN_IN, on(() -> tile(FIRST).talk().get().way()));
    refuse(Problem.NO_MICROPHONE, "allow-the-microphone-on-linux");
    assertEquals("No microphone can be used.", headline(FIRST));
    assertTrue(on(() -> tile(FIRST).talk().get().detail()).startsWith("Connect a microphone"));
    now.addAndGet(TimeUnit.SECONDS.toNanos(11));
    run(wall::refresh);
    assertEquals(Phase.REFUSED, on(() -> phase(FIRST)));
    now.addAndGet(TimeUnit.SECONDS.toNanos(2));
    run(wall::refresh);
    assertEquals(Phase.NONE, on(() -> phase(FIRST)));
  }

  private String headline(int index) throws Exception {
    return on(() -> tile(index).talk().get().headline());
  }

  private void refuse(Problem problem, String detail) throws Exception {
    rig.refusal = new OrielException(problem, Detail.of(detail));
    run(() -> talking.press(tile(FIRST)));
    await(() -> phase(FIRST) == Phase.REFUSED);
    run(talking::letGo);
    rig.refusal = null;
  }

  @Test
  void whatCannotBeTalkedToIsSaidWithoutAMicrophone() throws Exception {
    run(() -> talking.press(tile(LATER)));
    assertEquals(
        "Talk is not supported on these cameras yet", on(() -> tile(LATER).talk().get().detail()));
    assertTrue(on(() -> talking.isOffered(tile(LATER))));
    run(() -> talking.press(tile(MUTE)));
    assertEquals(Phase.REFUSED, on(() -> phase(MUTE)));
    assertFalse(on(() -> talking.isOffered(tile(MUTE))));
    assertTrue(on(talking::dismissAll));
    assertFalse(on(talking::dismissAll));
    assertEquals(0, rig.lines.size());
  }

  @Test
  void aTileThatGoesIsTalkedToNoMore() throws Exception {
    run(() -> talking.latch(tile(FIRST)));
    await(() -> phase(FIRST) == Phase.LIVE);
    run(() -> wall.take(tile(FIRST)));
    await(() -> rig.open() == 0);
    run(talking::end);
  }

  @Test
  void aTestIsAskedAboutAndTheAnswerRemembered() throws Exception {
    run(() -> talking.test(tile(FIRST)));
    await(() -> phase(FIRST) == Phase.ASKING);
    run(() -> talking.heard(tile(FIRST), true));
    await(() -> rig.lines.getFirst().heard.equals(List.of(true)));
    assertEquals(Phase.NOTED, on(() -> phase(FIRST)));
  }

  @Test
  void whatIsNotHeardLeadsToAnotherWayUntilThereIsNone() throws Exception {
    rig.dialects = List.of("one", "two", "one");
    for (int i = 0; i < 2; i++) {
      int line = i;
      run(() -> talking.test(tile(FIRST)));
      await(() -> phase(FIRST) == Phase.ASKING);
      run(() -> talking.heard(tile(FIRST), false));
      await(() -> phase(FIRST) == Phase.OFFERING);
      assertEquals(List.of(false), rig.lines.get(line).heard);
    }
    run(() -> talking.test(tile(FIRST)));
    await(() -> phase(FIRST) == Phase.REFUSED);
    assertEquals("Oriel knows no other way to talk through connect.", headline(FIRST));
  }

  @Test
  void theCamerasOwnSoundIsMutedOrSofterMeanwhile() throws Exception {
    run(() -> wall.listening().toggle(tile(FIRST)));
    for (boolean half : List.of(true, false)) {
      rig.halfDuplex = half;
      run(() -> talking.press(tile(FIRST)));
      await(() -> phase(FIRST) == Phase.LIVE);
      String word = half ? "muted" : "quieter";
      assertTrue(on(() -> tile(FIRST).talk().get().detail()).contains(word), word);
      run(talking::letGo);
      await(() -> phase(FIRST) == Phase.NONE && rig.open() == 0);
    }
    run(() -> wall.listening().toggle(tile(FIRST)));
    run(() -> talking.press(tile(FIRST)));
    await(() -> phase(FIRST) == Phase.LIVE);
    assertEquals("", on(() -> tile(FIRST).talk().get().detail()));
    run(talking::letGo);
  }

  @Test
  void aLockedWebDoorIsCountedDown() throws Exception {
    rig.doorLocked = Duration.ofSeconds(125);
    run(() -> talking.press(tile(FIRST)));
    await(() -> phase(FIRST) == Phase.LIVE);
    String first = on(() -> tile(FIRST).talk().get().detail());
    assertTrue(first.matches(".* for 2:0[0-5], .*"), first);
    now.addAndGet(TimeUnit.SECONDS.toNanos(65));
    run(talking::refresh);
    String later = on(() -> tile(FIRST).talk().get().detail());
    assertTrue(later.matches(".* for (1:00|0:5[0-9]), .*"), later);
    run(talking::letGo);
    await(() -> phase(FIRST) == Phase.NONE);
  }

  @Test
  void whoSignsInAsSomebodyElseTalksOnAnotherLine() throws Exception {
    run(() -> talking.latch(tile(FIRST)));
    await(() -> phase(FIRST) == Phase.LIVE);
    Camera renamed =
        new Camera("gate", CameraUrl.parse("fake://connect"), null, CameraMemory.forgetful());
    run(() -> tile(FIRST).become(renamed));
    run(talking::end);
    run(() -> talking.press(tile(FIRST)));
    await(() -> phase(FIRST) == Phase.LIVE);
    assertEquals("You are live to gate", headline(FIRST));
    run(talking::letGo);
    await(() -> rig.open() == 0);
  }

  @Test
  void theMicrophoneIsKept() throws Exception {
    assertEquals(MicrophoneSettings.USUAL, on(() -> wall.microphone().choice().get()));
    run(() -> wall.microphone().change(it -> it.louder(900).gated(false)));
    assertEquals(
        new MicrophoneSettings("", MicrophoneSettings.MOST_PERCENT, false),
        on(() -> wall.microphone().choice().get()));
    run(() -> wall.microphone().look());
    await(() -> !wall.microphone().trouble().get().isEmpty());
    run(() -> wall.microphone().lookAway());
  }
}
