package app.oriel;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.cli.ExitCode;
import app.oriel.cli.WindowOpener;
import app.oriel.cli.WindowOptions;
import app.oriel.cli.WindowRequest;
import app.oriel.cli.WindowRequest.Content;
import app.oriel.live.LiveCameras;
import app.oriel.process.Logs;
import app.oriel.profile.Layout;
import app.oriel.record.Recordings;
import app.oriel.sound.Speaker;
import app.oriel.text.Texts;
import app.oriel.ui.FxThread;
import app.oriel.ui.MainWindow;
import app.oriel.ui.Theme;
import app.oriel.ui.WindowPicture;
import app.oriel.ui.editor.EditorViewModel;
import app.oriel.ui.library.RecentViewModel;
import app.oriel.ui.tile.Keeping;
import app.oriel.ui.wall.WallContent;
import app.oriel.ui.wall.WallViewModel;
import app.oriel.window.Display;
import app.oriel.window.TerminalSignIn;
import app.oriel.window.WallBook;
import app.oriel.window.WallCameras;
import app.oriel.window.WallRun;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running window: opens it for a command, and returns when it is closed. */
final class Oriel implements WindowOpener {
  private static final Logger log = LoggerFactory.getLogger(Oriel.class);

  private final Wiring wiring;
  private final Logs logs;
  private final FxThread fx = new FxThread();

  Oriel(Wiring wiring, Logs logs) {
    this.wiring = wiring;
    this.logs = logs;
  }

  @Override
  public int open(WindowRequest request) throws OrielException, InterruptedException {
    Display display = Display.of(request, System.getenv());
    display.prepare();
    greet(request, display);
    if (request.content() instanceof Content.Profile) {
      keepLog();
    }
    WallCameras cameras =
        new WallCameras(
            wiring,
            wiring::demoCameras,
            request.terminal(),
            request.commandTexts(),
            request.content());
    WallContent first = cameras.read();
    CompletableFuture<Integer> closed = new CompletableFuture<>();
    CompletableFuture<WallRun> running = new CompletableFuture<>();
    startToolkit(() -> running.complete(show(request, display, cameras, first, closed)), running);
    WallRun run = running(running);
    try {
      return closed.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof OrielException known) {
        throw known;
      }
      throw new IllegalStateException("the window's end", e.getCause());
    } finally {
      run.end();
      fx.exit();
    }
  }

  /** A wall of one's own may stay open for a year; who only looks leaves nothing behind. */
  private void keepLog() {
    try {
      logs.alsoTo(wiring.logFolder());
    } catch (IOException e) {
      log.warn("no log is written: {}", e.toString());
    }
  }

  /** Builds the window and shows it. On the toolkit's thread. */
  private WallRun show(
      WindowRequest request,
      Display display,
      WallCameras cameras,
      WallContent first,
      CompletableFuture<Integer> closed) {
    Texts texts = Texts.window(request.commandTexts().locale());
    wiring.keepLean();
    LiveCameras live = wiring.liveCameras();
    Speaker speaker = wiring.speaker();
    Recordings recordings = wiring.recordings(live);
    WallViewModel wall =
        new WallViewModel(
            live::watch,
            new Keeping(recordings, wiring.recordingsFolder()),
            speaker,
            wiring.talking(),
            cameras,
            fx,
            wiring.threads(),
            System::nanoTime,
            texts);
    EditorViewModel editor =
        new EditorViewModel(
            wall,
            new WallBook(cameras, wiring.families()),
            wiring.check()::run,
            fx,
            wiring.threads(),
            wiring.scheduler(),
            texts);
    MainWindow window = new MainWindow(new Stage(), wall, editor, texts, look(request, display));
    RecentViewModel recent =
        wiring.recent(wall.keep()::folder, recordings, wall.listening(), speaker, fx, texts);
    window.add(recent);
    WallRun run =
        new WallRun(
            request,
            display,
            () -> WindowPicture.of(window.snapshot()),
            () -> List.copyOf(wall.tiles()),
            cameras,
            fx,
            wiring.reporter());
    wiring.closeAtEnd(wall);
    wiring.closeAtEnd(editor);
    wiring.closeAtEnd(recent);
    window.onShown(() -> run.begin(() -> closed.complete(ExitCode.OK)));
    window
        .stage()
        .setOnCloseRequest(
            event -> {
              // The window stays until its last picture is taken and its cameras are closed.
              event.consume();
              closed.complete(ExitCode.OK);
            });
    wall.show(first);
    request.options().layout().flatMap(Oriel::layout).ifPresent(wall::showIn);
    window.show();
    if (display.headless() && request.content() instanceof Content.These these) {
      var signIn =
          new TerminalSignIn(these.question(), fx, wiring.threads(), closed::completeExceptionally);
      wall.tiles().forEach(signIn::watch);
    }
    wall.keep().repair();
    return run;
  }

  /** A toolkit that does not start says so in many ways; all mean that there is no display. */
  private void startToolkit(Runnable first, CompletableFuture<?> failed) throws OrielException {
    try {
      fx.start(
          () -> {
            try {
              first.run();
            } catch (Throwable e) {
              failed.completeExceptionally(e);
            }
          });
    } catch (RuntimeException | LinkageError e) {
      throw new OrielException(Problem.NO_DISPLAY, Detail.said(e), e);
    }
  }

  private static WallRun running(CompletableFuture<WallRun> run)
      throws OrielException, InterruptedException {
    try {
      return run.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof LinkageError missing) {
        throw new OrielException(Problem.NO_DISPLAY, Detail.said(missing), e);
      }
      throw new IllegalStateException("the window cannot be built", e.getCause());
    }
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
    if (display.smallerThan(request.options().size())) {
      String most = String.valueOf(Display.HEADLESS_SIDE);
      request.terminal().err().println(texts.get("headless.size", most));
    }
    request.terminal().err().flush();
  }

  private static MainWindow.Options look(WindowRequest request, Display display) {
    WindowOptions options = request.options();
    return new MainWindow.Options(
        options.plain(), options.fullScreen(), display.width(), display.height(), theme());
  }

  /** Follows the system; a property chooses for pictures of both, which no option is worth. */
  private static Theme.Choice theme() {
    String wanted = System.getProperty("oriel.theme", "system");
    return Theme.Choice.valueOf(wanted.toUpperCase(Locale.ROOT));
  }

  private static Optional<Layout> layout(int cells) {
    return Layout.of(cells == 0 ? Layout.AUTO.word() : String.valueOf(cells));
  }
}
