package app.oriel.measure;

import app.oriel.camera.Credentials;
import app.oriel.measure.HostileCamera.Kind;
import app.oriel.simulator.FootageClip;
import app.oriel.simulator.kasa.CameraCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * How a good camera's tile fares on a wall beside hostile ones, while other programs want the
 * processor too: pictures shown in each second, what each group of the wall's threads used, and how
 * often each hostile camera was connected to.
 */
final class HostileWall {
  private static final Credentials CREDENTIALS = new Credentials("hostile@oriel.invalid", "wall");
  private static final long PATIENCE_NANOS = 60_000_000_000L;
  private static final String USUAL = "garbage,handshake,junk,flap";

  private final int seconds;
  private final int others;
  private final List<Kind> kinds;
  private final List<String> javaOptions;

  private HostileWall(int seconds, int others, List<Kind> kinds, List<String> javaOptions) {
    this.seconds = seconds;
    this.others = others;
    this.kinds = kinds;
    this.javaOptions = javaOptions;
  }

  /**
   * Measures and prints: {@code [seconds=10] [others=2] [hostile=garbage,handshake,junk,flap]
   * [-Joption]...}; {@code others} are programs that never wait, {@code hostile} may be empty.
   */
  public static void main(String[] arguments) throws Exception {
    Soak.beQuiet();
    new HostileWall(
            Integer.parseInt(value("seconds", "10", arguments)),
            Integer.parseInt(value("others", "2", arguments)),
            kinds(value("hostile", USUAL, arguments)),
            Stream.of(arguments).filter(each -> each.startsWith("-")).toList())
        .run();
    System.exit(0);
  }

  private static List<Kind> kinds(String names) {
    return Arrays.stream(names.split(",", -1))
        .filter(name -> !name.isEmpty())
        .map(name -> Kind.valueOf(name.toUpperCase(Locale.ROOT)))
        .toList();
  }

  private static String value(String name, String usual, String... arguments) {
    return Stream.of(arguments)
        .filter(each -> each.startsWith(name + "="))
        .map(each -> each.substring(name.length() + 1))
        .findFirst()
        .orElse(usual);
  }

  private void run() throws Exception {
    Clips clips = new Clips(Path.of("target", "clips"));
    FootageClip film = clips.numbered(1920, 1080, MeasurePlan.FPS, 4);
    FootageClip small = clips.numbered(320, 180, MeasurePlan.FPS, 1);
    Path folder = Files.createTempDirectory("oriel-hostile-");
    List<HostileCamera> hostile = new ArrayList<>();
    NumberedCamera good =
        new NumberedCamera(
            NumberedCamera.Make.KASA, "good", film, CREDENTIALS, CameraCertificates.inMemory());
    try (XvfbDisplay display = XvfbDisplay.start(1600, 1000, folder)) {
      for (Kind each : kinds) {
        hostile.add(new HostileCamera(each, small));
      }
      List<String> urls = new ArrayList<>(List.of(good.url()));
      hostile.forEach(each -> urls.add(each.url()));
      Duration life = Duration.ofNanos(PATIENCE_NANOS).plusSeconds(seconds);
      Viewer.Order order = new Viewer.Order(urls, 1280, 720, life, javaOptions);
      try (Viewer viewer = Viewer.start(Player.ORIEL, display.name(), order, CREDENTIALS, folder)) {
        measure(viewer, good.url());
        hostile.forEach(System.out::println);
      }
    } finally {
      good.close();
      for (HostileCamera each : hostile) {
        each.close();
      }
      delete(folder);
    }
  }

  private void measure(Viewer viewer, String good) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (shown(viewer, good).stream().noneMatch(count -> count > 0)) {
      if (!viewer.isAlive() || System.nanoTime() - deadline > 0) {
        throw new IOException("the good camera shows nothing; the wall said: " + viewer.said());
      }
      Thread.sleep(100);
    }
    List<Process> programs = new ArrayList<>();
    try {
      for (int i = 0; i < others; i++) {
        programs.add(busy());
      }
      int known = shown(viewer, good).size();
      CpuTimes before = viewer.cpu();
      long begin = System.nanoTime();
      Thread.sleep(Duration.ofSeconds(seconds));
      double took = (System.nanoTime() - begin) / 1e9;
      CpuTimes after = viewer.cpu();
      List<Integer> counts = shown(viewer, good);
      print(counts.subList(Math.min(known + 1, counts.size()), counts.size()));
      System.out.println(after.groupsSince(before, took));
    } finally {
      programs.forEach(XvfbDisplay::end);
    }
  }

  /** A program that never waits. It ends by itself, should this one be killed. */
  private Process busy() throws IOException {
    String limit = seconds + 5 + "s";
    return new ProcessBuilder("timeout", limit, "sh", "-c", "while :; do :; done").start();
  }

  /** Pictures of this camera shown in each second so far. */
  private static List<Integer> shown(Viewer viewer, String camera) throws IOException {
    return viewer.stats().stream()
        .filter(line -> line.path("camera").asString().equals(camera))
        .map(line -> line.path("shown").asInt())
        .toList();
  }

  private static void print(List<Integer> counts) {
    List<Double> sorted = counts.stream().map(Double::valueOf).sorted().toList();
    System.out.printf(
        "shown in each second: %s; p5 %.0f, median %.0f%n",
        counts, DelayFigures.percentile(sorted, 5), DelayFigures.percentile(sorted, 50));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
