package app.oriel;

import static app.oriel.ui.TestToolkit.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Credentials;
import app.oriel.camera.Families;
import app.oriel.live.LiveCameras;
import app.oriel.profile.KeyFile;
import app.oriel.simulator.Ambience;
import app.oriel.simulator.ClipFootage;
import app.oriel.simulator.FootageClip;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcFootage;
import app.oriel.simulator.ipc.IpcModel;
import app.oriel.simulator.ipc.IpcSetup;
import app.oriel.simulator.talk.TalkReport;
import app.oriel.talk.Talks;
import app.oriel.talk.Voices;
import app.oriel.text.Texts;
import app.oriel.ui.FakeFamily;
import app.oriel.ui.FakeSource;
import app.oriel.ui.FxThread;
import app.oriel.ui.MainWindow;
import app.oriel.ui.TestToolkit;
import app.oriel.ui.Theme;
import app.oriel.ui.editor.EditorViewModel;
import app.oriel.ui.editor.FakeBook;
import app.oriel.ui.tile.TalkShown.Phase;
import app.oriel.ui.tile.Talking;
import app.oriel.ui.wall.WallCamera;
import app.oriel.ui.wall.WallViewModel;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.event.EventType;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Space is held in the real window, and a software camera hears a tone, of its own dialect. */
@Timeout(120)
class TalkThroughWindowTest {
  private static final FxThread FX = new FxThread();
  private static final Credentials OWNER = new Credentials("admin", "canary: with @");

  @BeforeAll
  static void startToolkit() throws InterruptedException {
    TestToolkit.start();
  }

  private static void await(Callable<Boolean> state) throws Exception {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(40);
    while (!state.call()) {
      assertTrue(System.nanoTime() < deadline, "it did not come so far");
      Thread.sleep(10);
    }
  }

  @Test
  void spaceIsHeardAtTheCameraInTheDialectOfItsModel(@TempDir Path folder) throws Exception {
    try (Wiring wiring = new Wiring(keys -> KeyFile.beside(folder.resolve("profile.json")))) {
      FootageClip clip = FootageClip.numbered(320, 180, 15, 4);
      try (ClipFootage footage =
              new ClipFootage(
                  clip, Ambience.HALL, (number, at) -> {}, wiring.threads().platform("footage"));
          IpcCamera camera =
              new IpcCamera(
                  new IpcSetup(
                      IpcModel.TL_IPC48AW_PLUS,
                      "Hall",
                      InetAddress.getLoopbackAddress(),
                      0,
                      OWNER,
                      IpcModel.TL_IPC48AW_PLUS.quirks()),
                  new IpcFootage(footage, footage),
                  wiring.cameraThreads())) {
        camera.start();
        talkTo(camera, wiring);
      }
    }
  }

  private static void talkTo(IpcCamera camera, Wiring wiring) throws Exception {
    LiveCameras live = wiring.liveCameras();
    Families families = wiring.families();
    Talking none = Talking.none(wiring.threads());
    Talks talks = new Talks(families, wiring.threads());
    wiring.closeAtEnd(talks);
    Texts texts = Texts.window(Locale.ENGLISH);
    WallViewModel wall =
        new WallViewModel(
            live::watch,
            FakeFamily.keeping(live, wiring.threads()),
            FakeFamily.mute(wiring.threads()),
            new Talking(
                talks, families, none.microphone(), Voices.tone(440, Duration.ofMinutes(1))),
            new FakeSource(List::of),
            FX,
            wiring.threads(),
            System::nanoTime,
            texts);
    wiring.closeAtEnd(wall);
    EditorViewModel editor =
        new EditorViewModel(
            wall,
            new FakeBook(),
            (tried, limit, told) -> true,
            FX,
            wiring.threads(),
            wiring.scheduler(),
            texts);
    wiring.closeAtEnd(editor);
    CameraUrl url = CameraUrl.parse(camera.wholeUrl());
    MainWindow window =
        onFx(
            () -> {
              var look = new MainWindow.Options(false, false, 900, 600, Theme.Choice.DARK);
              MainWindow opened = new MainWindow(new Stage(), wall, editor, texts, look);
              opened.show();
              wall.show(
                  List.of(
                      new WallCamera(
                          new Camera("Hall", url, OWNER, CameraMemory.forgetful()), "")));
              return opened;
            });
    space(window, KeyEvent.KEY_PRESSED);
    await(() -> onFx(() -> wall.tiles().getFirst().talk().get().phase()) == Phase.LIVE);
    TimeUnit.SECONDS.sleep(1);
    space(window, KeyEvent.KEY_RELEASED);
    await(() -> !camera.talk().reports().isEmpty() && camera.talk().reports().getFirst().over());
    TalkReport report = camera.talk().reports().getFirst();
    assertEquals(List.of(), report.violations());
    assertTrue(report.heard().audible().millis() > 800, "ms " + report.heard().audible().millis());
    assertTrue(report.heard().audible().shareAt(440) > 0.9);
    onFx(
        () -> {
          window.stage().close();
          return true;
        });
  }

  private static void space(MainWindow window, EventType<KeyEvent> type) {
    onFx(
        () -> {
          window
              .stage()
              .getScene()
              .getFocusOwner()
              .fireEvent(new KeyEvent(type, " ", " ", KeyCode.SPACE, false, false, false, false));
          return true;
        });
  }
}
