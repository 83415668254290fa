package app.oriel.othermake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Codec;
import app.oriel.camera.CredentialGate;
import app.oriel.camera.Credentials;
import app.oriel.camera.Families;
import app.oriel.camera.TimeLimits;
import app.oriel.camera.TrackInfo;
import app.oriel.http.HostNames;
import app.oriel.http.Sockets;
import app.oriel.live.Await;
import app.oriel.live.CameraCheck;
import app.oriel.live.LiveCameras;
import app.oriel.live.SessionState;
import app.oriel.live.SessionTimes;
import app.oriel.process.Threads;
import app.oriel.sound.Speaker;
import app.oriel.talk.Talks;
import app.oriel.talk.Voices;
import app.oriel.text.Texts;
import app.oriel.ui.FakeFamily;
import app.oriel.ui.FakeSource;
import app.oriel.ui.tile.TalkShown.Phase;
import app.oriel.ui.tile.Talking;
import app.oriel.ui.tile.TileViewModel;
import app.oriel.ui.wall.WallCamera;
import app.oriel.ui.wall.WallViewModel;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A wall shows, names, tests and talks to a make that it has never heard of. */
@Timeout(60)
class LumoOnTheWallTest {
  private static final Credentials OWNER = new Credentials("ann", "right");

  private final Threads threads = new Threads();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(threads.platform("test clock"));
  private final ExecutorService fx =
      Executors.newSingleThreadExecutor(threads.platform("test toolkit"));
  private final CredentialGate gate = new CredentialGate(Duration.ofSeconds(30), System::nanoTime);
  private final Families families =
      new Families(
          List.of(
              new LumoFamily(
                  new Sockets(InstantSource.system(), new HostNames(threads.platform("names"))),
                  gate)));
  private final LiveCameras live =
      new LiveCameras(families, gate, SessionTimes.usual(), threads, clock, InstantSource.system());
  private final Speaker speaker = FakeFamily.mute(threads);
  private final Talks talks = new Talks(families, threads);
  private final WallViewModel wall;
  private final LumoCamera camera =
      new LumoCamera(OWNER, new TrackInfo.Audio(Codec.G722, 16_000, 1), 320);

  LumoOnTheWallTest() throws IOException {
    Talking none = Talking.none(threads);
    var voice = Voices.tone(440, Duration.ofMinutes(1));
    wall =
        new WallViewModel(
            live::watch,
            FakeFamily.keeping(live, threads),
            speaker,
            new Talking(talks, families, none.microphone(), voice),
            new FakeSource(List::of),
            fx,
            threads,
            System::nanoTime,
            Texts.window(Locale.ENGLISH));
  }

  @AfterEach
  void close() throws IOException {
    wall.close();
    talks.close();
    speaker.close();
    live.close();
    camera.close();
    clock.shutdownNow();
    fx.shutdownNow();
  }

  private <T> T on(Callable<T> work) throws Exception {
    return fx.submit(work).get(30, TimeUnit.SECONDS);
  }

  private TileViewModel show(String password) throws Exception {
    CameraUrl url = CameraUrl.parse(camera.url());
    Credentials by = new Credentials(OWNER.user(), password);
    Camera known = new Camera("Shed", url, by, CameraMemory.forgetful());
    wall.show(List.of(new WallCamera(known, families.displayName(url))));
    return on(() -> wall.tiles().getFirst());
  }

  @Test
  void itIsShownAndTalkedTo() throws Exception {
    TileViewModel tile = show(OWNER.password());
    assertEquals("Lumo", tile.model());
    Await.until("it is live", () -> tile.feed().state() instanceof SessionState.Live);
    assertTrue(on(() -> wall.talking().isPossible(tile)));
    on(Executors.callable(() -> wall.talking().press(tile)));
    Await.until("it is live to it", () -> on(() -> tile.talk().get().phase() == Phase.LIVE));
    Await.until("it hears", () -> camera.packetLengths().size() > 20);
    on(Executors.callable(wall.talking()::letGo));
    Await.until("it is over", () -> on(() -> tile.talk().get().phase() == Phase.NONE));
    assertTrue(camera.heard().length > 1000);
  }

  @Test
  void aWrongPasswordIsSentOnceByWallAndTestAndTalkTogether() throws Exception {
    TileViewModel tile = show("wrong");
    Await.until("it is refused", () -> tile.feed().state() instanceof SessionState.Refused);
    var check = new CameraCheck(families, gate, TimeLimits.usual(), clock);
    assertFalse(check.run(tile.camera(), Duration.ofSeconds(30), step -> {}));
    on(Executors.callable(() -> wall.talking().press(tile)));
    Await.until("talk is refused", () -> on(() -> tile.talk().get().phase() == Phase.REFUSED));
    assertEquals(1, camera.refusals());
  }
}
