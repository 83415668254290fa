package app.oriel.window;

import app.oriel.cli.RunSummary;
import app.oriel.cli.StatsFile;
import app.oriel.cli.WindowRequest;
import app.oriel.live.PictureFeed;
import app.oriel.text.Texts;
import app.oriel.ui.FxThread;
import app.oriel.ui.WindowPicture;
import app.oriel.ui.tile.TileViewModel;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is written about a window while it is open: pictures, figures, progress. Once a second, on a
 * thread of its own, so that neither the window nor a camera waits for a disk.
 */
public final class WallRun {
  private static final Logger log = LoggerFactory.getLogger(WallRun.class);
  private static final int PATIENCE_SECONDS = 5;

  private final WindowRequest request;
  private final Display display;
  private final Supplier<WindowPicture> camera;
  private final Supplier<List<TileViewModel>> tiles;
  private final WallCameras cameras;
  private final FxThread fx;
  private final ScheduledExecutorService reporter;
  private final RunSummary summary = new RunSummary();

  // Only the reporter's, but for the last words, which come after it has ended.
  private @Nullable StatsFile stats;
  private @Nullable ScheduledFuture<?> ticks;
  private @Nullable ScheduledFuture<?> ending;
  private long shownAt;
  private int second;
  private int pictures;

  /**
   * @param camera takes a picture of the window, on the toolkit's thread
   * @param tiles tells the wall's tiles, on the toolkit's thread
   * @param cameras know how the command line called them
   * @param reporter one thread, for this alone; closed by whoever made it
   */
  public WallRun(
      WindowRequest request,
      Display display,
      Supplier<WindowPicture> camera,
      Supplier<List<TileViewModel>> tiles,
      WallCameras cameras,
      FxThread fx,
      ScheduledExecutorService reporter) {
    this.request = request;
    this.display = display;
    this.camera = camera;
    this.tiles = tiles;
    this.cameras = cameras;
    this.fx = fx;
    this.reporter = reporter;
  }

  /**
   * The window is on the screen: counts from now.
   *
   * @param timeIsOver is run when the window has stayed as long as it should
   */
  public void begin(Runnable timeIsOver) {
    shownAt = System.nanoTime();
    if (display.time().isPresent()) {
      long millis = display.time().get().toMillis();
      ending = reporter.schedule(timeIsOver, millis, TimeUnit.MILLISECONDS);
    }
    if (display.newcomer() || display.screenshot().isPresent() || display.stats().isPresent()) {
      ticks = reporter.scheduleAtFixedRate(this::tick, 1, 1, TimeUnit.SECONDS);
    }
  }

  private void tick() {
    try {
      second++;
      report();
      if (display.screenshot().filter(WallRun::isSeries).isPresent()) {
        photograph(display.screenshot().get());
      }
    } catch (IOException | RuntimeException e) {
      // The next second may go better.
      complain(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isSeries(Path path) {
    return path.toString().contains("%d");
  }

  private void report() throws IOException, InterruptedException {
    Map<String, PictureFeed> feeds = onFx(this::feeds);
    summary.begin();
    StatsFile file = statsFile();
    for (Map.Entry<String, PictureFeed> each : feeds.entrySet()) {
      summary.count(each.getKey(), each.getValue());
      if (file != null) {
        file.write((System.nanoTime() - shownAt) / 1e9, each.getKey(), each.getValue());
      }
    }
    if (display.newcomer()) {
      long all = display.time().map(Duration::toSeconds).orElse(0L);
      say(
          "headless.progress",
          number(second),
          number(all),
          number(summary.liveNow()),
          number(feeds.size()));
    }
  }

  private @Nullable StatsFile statsFile() throws IOException {
    Optional<Path> path = display.stats();
    if (stats == null && path.isPresent()) {
      stats = new StatsFile(path.get());
    }
    return stats;
  }

  /** The wall's feeds by the names of their cameras. On the toolkit's thread. */
  private Map<String, PictureFeed> feeds() {
    Map<String, PictureFeed> feeds = new LinkedHashMap<>();
    for (TileViewModel tile : tiles.get()) {
      feeds.put(cameras.nameOf(tile.camera()), tile.feed());
    }
    return feeds;
  }

  private void photograph(Path path) throws IOException, InterruptedException {
    WindowPicture picture = onFx(camera);
    pictures++;
    picture.writePng(Path.of(path.toString().replace("%d", number(pictures))));
  }

  private <T> T onFx(Supplier<T> question) throws InterruptedException {
    CompletableFuture<T> answer = new CompletableFuture<>();
    fx.execute(
        () -> {
          try {
            answer.complete(question.get());
          } catch (Throwable e) {
            answer.completeExceptionally(e);
          }
        });
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("the window does not answer", e);
    }
  }

  /**
   * The window closes: writes what is left to say. On the caller's thread, before the toolkit ends.
   */
  public void end() {
    cancel(ticks);
    cancel(ending);
    reporter.shutdown();
    try {
      reporter.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (display.screenshot().filter(path -> !isSeries(path)).isPresent()) {
        photograph(display.screenshot().get());
      }
      if (stats != null) {
        stats.close();
      }
    } catch (IOException | RuntimeException e) {
      complain(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (display.newcomer()) {
      lastWords();
    }
  }

  private static void cancel(@Nullable ScheduledFuture<?> task) {
    if (task != null) {
      task.cancel(false);
    }
  }

  private void lastWords() {
    PrintWriter err = request.terminal().err();
    Texts texts = request.commandTexts();
    summary.lines(texts).forEach(err::println);
    display
        .screenshot()
        .ifPresent(
            path ->
                err.println(
                    texts.get(
                        "headless.pictures",
                        path.toString().replace("%d", "1") + " … " + number(pictures))));
    display.stats().ifPresent(path -> err.println(texts.get("headless.stats", path.toString())));
    err.flush();
  }

  private void say(String key, Object... values) {
    PrintWriter err = request.terminal().err();
    err.println(request.commandTexts().get(key, values));
    err.flush();
  }

  private static String number(long value) {
    return String.valueOf(value);
  }

  private void complain(Exception failure) {
    log.warn("what the wall shows cannot be written: {}", failure.getMessage());
  }
}
