package app.oriel.window;

import app.oriel.cli.WindowOptions;
import app.oriel.cli.WindowRequest;
import app.oriel.cli.WindowRequest.Content;
import app.oriel.process.CLibrary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a window is shown on, and what is written about it.
 *
 * @param headless JavaFX's own platform without a display
 * @param newcomer whether it is headless only because there is no display: then the run explains
 *     itself
 * @param width of the window's content
 * @param height of the window's content
 * @param time how long the window stays; empty until it is closed
 * @param screenshot where pictures go
 * @param stats where figures go
 */
public record Display(
    boolean headless,
    boolean newcomer,
    int width,
    int height,
    Optional<Duration> time,
    Optional<Path> screenshot,
    Optional<Path> stats) {
  /** The headless platform's screen: beyond it, pictures are cut or wrapped. */
  public static final int HEADLESS_SIDE = 1000;

  /** Linux's own; NVIDIA's and Mali's, which need none of it; that of Windows' Linux. */
  private static final List<String> CARDS = List.of("dri", "nvidiactl", "mali0", "dxg");

  private static final WindowOptions.Size USUAL = new WindowOptions.Size(1280, 800);
  private static final WindowOptions.Size USUAL_HEADLESS = new WindowOptions.Size(1000, 640);
  private static final Duration HEADLESS_DEMO = Duration.ofSeconds(10);

  /** What a request gets on this machine. */
  public static Display of(WindowRequest request, Map<String, String> environment) {
    WindowOptions options = request.options();
    boolean none = hasNoDisplay(environment);
    boolean headless = options.headless() || none;
    boolean demo = request.content() instanceof Content.Demo;
    boolean newcomer = demo && none && !options.headless();
    WindowOptions.Size size = options.size().orElse(headless ? USUAL_HEADLESS : USUAL);
    int most = headless ? HEADLESS_SIDE : Integer.MAX_VALUE;
    Path folder = demoFolder();
    return new Display(
        headless,
        newcomer,
        Math.min(size.width(), most),
        Math.min(size.height(), most),
        options.time().or(() -> headless && demo ? Optional.of(HEADLESS_DEMO) : Optional.empty()),
        options.screenshot().or(() -> when(newcomer, folder.resolve("wall-%d.png"))),
        options.stats().or(() -> when(newcomer, folder.resolve("stats.jsonl"))));
  }

  private static Optional<Path> when(boolean wanted, Path path) {
    return wanted ? Optional.of(path) : Optional.empty();
  }

  /** Only Linux and its like can be without one; JavaFX needs X there, or XWayland. */
  private static boolean hasNoDisplay(Map<String, String> environment) {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return !system.startsWith("windows")
        && !system.startsWith("mac")
        && environment.getOrDefault("DISPLAY", "").isBlank();
  }

  private static Path demoFolder() {
    Path build = Path.of("target");
    Path parent = Files.isDirectory(build) ? build : Path.of(System.getProperty("java.io.tmpdir"));
    return parent.resolve("oriel-demo");
  }

  /** Whether the window is smaller than was asked for. */
  public boolean smallerThan(Optional<WindowOptions.Size> asked) {
    return asked.filter(size -> size.width() > width || size.height() > height).isPresent();
  }

  /** Tells JavaFX, which reads this once, when it starts. */
  public void prepare() {
    if (headless) {
      System.setProperty("glass.platform", "Headless");
    }
    boolean asked = System.getProperty("prism.order") != null;
    if (headless) {
      System.setProperty("prism.order", "sw");
    } else if (!asked && CLibrary.isThere() && hasNoGraphicsCard(Path.of("/dev"))) {
      System.setProperty("prism.order", "sw");
      CLibrary.setEnvironment("GDK_GL", "disable");
    }
  }

  /**
   * Where there is no graphics card JavaFX ends up drawing by itself, but not before it and GTK
   * have loaded the whole of Mesa to learn so: 60 MB that stay, and some tenths of a second.
   *
   * @param devices the system's folder of them
   */
  static boolean hasNoGraphicsCard(Path devices) {
    return CARDS.stream().map(devices::resolve).noneMatch(Files::exists);
  }
}
