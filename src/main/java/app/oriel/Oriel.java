package app.oriel;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Problem;
import app.oriel.cli.ExitCode;
import app.oriel.cli.Services.OpenProfile;
import app.oriel.cli.WindowOpener;
import app.oriel.cli.WindowOptions;
import app.oriel.cli.WindowRequest;
import app.oriel.cli.WindowRequest.Content;
import app.oriel.live.LiveCameras;
import app.oriel.profile.CameraEntry;
import app.oriel.simulator.kasa.DemoCameras;
import app.oriel.simulator.kasa.DemoCameras.DemoCamera;
import app.oriel.text.Texts;
import app.oriel.ui.FxThread;
import app.oriel.ui.MainWindow;
import app.oriel.ui.Theme;
import app.oriel.ui.WindowPicture;
import app.oriel.ui.wall.Layout;
import app.oriel.ui.wall.WallCamera;
import app.oriel.ui.wall.WallViewModel;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The running window: opens it for a command, and returns when it is closed. */
final class Oriel implements WindowOpener {
  private final Wiring wiring;
  private final FxThread fx = new FxThread();

  Oriel(Wiring wiring) {
    this.wiring = wiring;
  }

  @Override
  public int open(WindowRequest request) throws CameraException, InterruptedException {
    Display display = Display.of(request, System.getenv());
    display.prepare();
    greet(request, display);
    Map<Camera, String> names = new HashMap<>();
    List<WallCamera> cameras = cameras(request, names);
    LiveCameras live = wiring.liveCameras();
    CountDownLatch closed = new CountDownLatch(1);
    AtomicReference<WallRun> running = new AtomicReference<>();
    AtomicReference<RuntimeException> failure = new AtomicReference<>();
    Texts commandTexts = request.commandTexts();
    Texts texts = Texts.window(commandTexts.locale());
    startToolkit(
        () -> {
          try {
            WallViewModel wall =
                new WallViewModel(
                    live::watch,
                    () -> demo(DemoCameras.USUAL_COUNT, commandTexts),
                    fx,
                    System::nanoTime,
                    texts);
            MainWindow window = new MainWindow(new Stage(), wall, texts, look(request, display));
            WallRun run =
                new WallRun(
                    request,
                    display,
                    () -> WindowPicture.of(window.snapshot()),
                    () -> List.copyOf(wall.tiles()),
                    names,
                    fx,
                    wiring.reporter());
            running.set(run);
            window.onShown(() -> run.begin(closed::countDown));
            window.stage().setOnCloseRequest(event -> closed.countDown());
            wall.show(cameras);
            window.show();
          } catch (RuntimeException e) {
            failure.set(e);
            closed.countDown();
          }
        });
    try {
      closed.await();
    } finally {
      end(running.get());
    }
    if (failure.get() != null) {
      throw failure.get();
    }
    return ExitCode.OK;
  }

  private void end(@Nullable WallRun run) {
    if (run != null) {
      run.end();
    }
    fx.exit();
  }

  private static void greet(WindowRequest request, Display display) {
    Texts texts = request.commandTexts();
    if (display.headless() && !request.options().headless()) {
      request.terminal().err().println(texts.get("headless.chosen"));
    }
    if (display.newcomer()) {
      String seconds = String.valueOf(display.time().orElseThrow().toSeconds());
      request.terminal().err().println(texts.get("headless.ends", seconds));
    }
    boolean cut =
        request
            .options()
            .size()
            .filter(s -> s.width() > display.width() || s.height() > display.height())
            .isPresent();
    if (cut) {
      String most = String.valueOf(Display.HEADLESS_SIDE);
      request.terminal().err().println(texts.get("headless.size", most));
    }
    request.terminal().err().flush();
  }

  /** A toolkit that does not start says so in many ways; all mean that there is no display. */
  private void startToolkit(Runnable first) throws CameraException {
    try {
      fx.start(first);
    } catch (RuntimeException | LinkageError e) {
      throw new CameraException(Problem.NO_DISPLAY, String.valueOf(e.getMessage()), e);
    }
  }

  private List<WallCamera> cameras(WindowRequest request, Map<Camera, String> names) {
    return switch (request.content()) {
      case Content.Demo demo -> demo(demo.cameras(), request.commandTexts());
      case Content.These these ->
          these.cameras().stream()
              .map(
                  named -> {
                    names.put(named.camera(), named.argument());
                    return new WallCamera(named.camera(), family(named.camera().url()));
                  })
              .toList();
      case Content.Profile profile -> saved(wiring.profile(profile.file()), request);
    };
  }

  private static List<WallCamera> saved(OpenProfile profile, WindowRequest request) {
    for (CameraException problem : profile.cameras().problems()) {
      request.terminal().err().println("oriel: " + problem.detail());
      request.terminal().err().println(request.commandTexts().advice(problem.problem()));
    }
    request.terminal().err().flush();
    List<WallCamera> cameras = new ArrayList<>();
    for (CameraEntry entry : profile.cameras().list()) {
      cameras.add(new WallCamera(profile.cameras().toCamera(entry), family(entry.url())));
    }
    return cameras;
  }

  private static String family(CameraUrl url) {
    return url.scheme().equals("kasa") ? "Kasa" : url.scheme();
  }

  private List<WallCamera> demo(int count, Texts texts) {
    try {
      return wiring.demoCameras(count).cameras().stream()
          .map(
              each ->
                  new WallCamera(
                      new Camera(
                          name(each, texts),
                          CameraUrl.parse(each.url()),
                          each.credentials(),
                          CameraMemory.forgetful()),
                      "Kasa " + each.model()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The demo's cameras have names in the user's language. */
  private static String name(DemoCamera camera, Texts texts) {
    String name =
        switch (camera.scene()) {
          case "hall" -> texts.get("demo.hall");
          case "door" -> texts.get("demo.door");
          case "yard" -> texts.get("demo.yard");
          case "shop" -> texts.get("demo.shop");
          default -> camera.name();
        };
    String number = camera.name().replaceAll("[^0-9]", "");
    return number.isEmpty() ? name : name + " " + number;
  }

  private static MainWindow.Options look(WindowRequest request, Display display) {
    WindowOptions options = request.options();
    return new MainWindow.Options(
        options.plain(),
        options.fullScreen(),
        display.width(),
        display.height(),
        layout(options.layout().orElse(0)),
        Theme.Choice.valueOf(System.getProperty("oriel.theme", "system").toUpperCase(Locale.ROOT)));
  }

  private static Layout layout(int cells) {
    return switch (cells) {
      case 1 -> Layout.ONE;
      case 4 -> Layout.FOUR;
      case 9 -> Layout.NINE;
      case 16 -> Layout.SIXTEEN;
      default -> Layout.AUTO;
    };
  }
}
