package app.oriel.measure;

import app.oriel.camera.Credentials;
import app.oriel.measure.NumberedCamera.Sent;
import app.oriel.simulator.FootageClip;
import app.oriel.simulator.kasa.CameraCertificate;
import app.oriel.simulator.kasa.CameraCertificates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Measures the delay that the window adds, from outside: software cameras note when they have sent
 * the last byte of each numbered picture, the program runs as a process of its own on an Xvfb, and
 * the numbers are read from that server's frame buffer. One clock for all: {@link System#nanoTime}
 * is the system's own.
 *
 * <p>The code stands across the middle of the picture; what lies below it follows in the same copy,
 * about a millisecond later. Looking twice in a millisecond makes the figures a little too high.
 */
final class DelayMeasure {
  private static final Credentials CREDENTIALS =
      new Credentials("measure@oriel.invalid", "numbers");
  private static final long LOOK_NANOS = 500_000;
  private static final long AGE_NANOS = 5_000_000;
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  /** Pictures sent right before the end may still be on their way. */
  private static final long TAIL_NANOS = 500_000_000;

  /** A picture seen so long after it was sent, or before, is another turn of the clip. */
  private static final long LONGEST_NANOS = 4_000_000_000L;

  private static final int BUSIEST = 6;

  private final MeasurePlan plan;
  private final Path target;
  private final NumberedCamera.Make make;
  private final Player player;

  /**
   * Of Oriel, with Kasa cameras.
   *
   * @param target the build's folder, where clips are kept
   */
  DelayMeasure(MeasurePlan plan, Path target) {
    this(plan, target, NumberedCamera.Make.KASA, Player.ORIEL);
  }

  /** Of any player, with cameras of any make. */
  DelayMeasure(MeasurePlan plan, Path target, NumberedCamera.Make make, Player player) {
    this.plan = plan;
    this.target = target;
    this.make = make;
    this.player = player;
  }

  /** A number that appeared on the screen. */
  private record Sighting(int tile, int number, long at) {}

  /**
   * Measures and prints: {@code [one|full|nine|sixteen] [seconds] [option of java]...}; with {@code
   * -rtsp} behind the first word, cameras that speak RTSP; with {@code players=oriel,mpv,ffplay},
   * these one after the other.
   */
  public static void main(String[] arguments) throws Exception {
    String players = "players=";
    List<String> words =
        Stream.of(arguments).filter(argument -> !argument.startsWith(players)).toList();
    String asked =
        Stream.of(arguments)
            .filter(argument -> argument.startsWith(players))
            .map(argument -> argument.substring(players.length()))
            .findFirst()
            .orElse("oriel");
    String wall = words.isEmpty() ? "one" : words.getFirst();
    MeasurePlan plan = MeasurePlan.named(wall.replaceFirst("-rtsp$", ""));
    Duration length =
        words.size() > 1 ? Duration.ofSeconds(Long.parseLong(words.get(1))) : plan.length();
    MeasurePlan wanted = plan.with(plan.warmUp(), length, words.stream().skip(2).toList());
    NumberedCamera.Make make =
        wall.endsWith("-rtsp") ? NumberedCamera.Make.RTSP : NumberedCamera.Make.KASA;
    for (String name : asked.split(",", -1)) {
      System.out.println(name + ", " + wall);
      System.out.println(
          new DelayMeasure(wanted, Path.of("target"), make, Player.named(name)).run());
    }
  }

  /**
   * Runs the program once, for warm-up and length and some seconds.
   *
   * @throws IOException also where the program ends or shows nothing; with what it said
   */
  DelayFigures run() throws IOException {
    FootageClip clip =
        new Clips(target.resolve("clips"))
            .numbered(
                plan.clipWidth(), plan.clipHeight(), MeasurePlan.FPS, MeasurePlan.CLIP_SECONDS);
    Path folder = temporaryFolder();
    List<NumberedCamera> cameras = new ArrayList<>();
    int width = Math.max(1600, plan.window().width());
    int height = Math.max(1000, plan.window().height());
    try (XvfbDisplay display = XvfbDisplay.start(width, height, folder)) {
      CameraCertificate certificate = CameraCertificates.inMemory();
      for (int i = 1; i <= plan.cameras(); i++) {
        cameras.add(new NumberedCamera(make, "camera " + i, clip, CREDENTIALS, certificate));
      }
      return watch(display, cameras, folder);
    } finally {
      cameras.forEach(NumberedCamera::close);
      delete(folder);
    }
  }

  /** In memory where there is such a place, so that the screen is never written to a disk. */
  private static Path temporaryFolder() throws IOException {
    Path memory = Path.of("/dev/shm");
    return Files.isWritable(memory)
        ? Files.createTempDirectory(memory, "oriel-measure-")
        : Files.createTempDirectory("oriel-measure-");
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  private DelayFigures watch(XvfbDisplay display, List<NumberedCamera> cameras, Path folder)
      throws IOException {
    Duration all = plan.warmUp().plus(plan.length()).plusSeconds(60);
    List<String> urls = cameras.stream().map(NumberedCamera::url).toList();
    Viewer.Order order =
        new Viewer.Order(
            urls, plan.window().width(), plan.window().height(), all, plan.javaOptions());
    ScreenPixels screen = display.pixels();
    try (Viewer viewer = Viewer.start(player, display.name(), order, CREDENTIALS, folder)) {
      Codes first = awaitCodes(screen, viewer);
      long shown = first.at();
      List<ScreenCode> codes = first.places();
      List<Sighting> sightings = new ArrayList<>();
      long begin = shown + plan.warmUp().toNanos();
      look(codes, sightings, viewer, begin);
      CpuTimes before = viewer.cpu();
      long end = begin + plan.length().toNanos();
      look(codes, sightings, viewer, end);
      CpuTimes after = viewer.cpu();
      look(codes, sightings, viewer, end + TAIL_NANOS);
      return figures(cameras, sightings, new Span(begin, end), shown, viewer, before, after);
    }
  }

  /** The time that counts. */
  private record Span(long begin, long end) {
    boolean holds(Sent picture) {
      return picture.at() - begin >= 0 && picture.at() - end < 0;
    }

    boolean isEarly(Sent picture) {
      return picture.at() - begin < (end - begin) / 2;
    }

    double seconds() {
      return (end - begin) / 1e9;
    }
  }

  /** Where the pictures are, and when they were all there. */
  private record Codes(List<ScreenCode> places, long at) {}

  private Codes awaitCodes(ScreenPixels screen, Viewer viewer) throws IOException {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    while (viewer.isAlive() && System.nanoTime() - deadline < 0) {
      if (!screen.isBlack()) {
        // Searching takes its time, which is not the program's: the search is in a copy.
        long at = System.nanoTime();
        List<ScreenCode> found =
            ScreenCode.find(screen.copy(), plan.tile().width(), plan.tile().height());
        if (found.size() == plan.cameras()) {
          return new Codes(found.stream().map(code -> code.on(screen)).toList(), at);
        }
      }
      LockSupport.parkNanos(10 * LOOK_NANOS);
    }
    throw new IOException("the program showed no pictures; it said: " + viewer.said());
  }

  private static void look(
      List<ScreenCode> codes, List<Sighting> sightings, Viewer viewer, long end)
      throws IOException {
    while (System.nanoTime() - end < 0) {
      for (int i = 0; i < codes.size(); i++) {
        if (codes.get(i).changed()) {
          sightings.add(new Sighting(i, codes.get(i).number(), System.nanoTime()));
        }
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
    if (!viewer.isAlive()) {
      throw new IOException("the program ended early; it said: " + viewer.said());
    }
  }

  private DelayFigures figures(
      List<NumberedCamera> cameras,
      List<Sighting> sightings,
      Span span,
      long shown,
      Viewer viewer,
      CpuTimes before,
      CpuTimes after)
      throws IOException {
    List<Double> delays = new ArrayList<>();
    List<Double> early = new ArrayList<>();
    List<Double> late = new ArrayList<>();
    List<Double> ages = new ArrayList<>();
    int sent = 0;
    long lastFirst = Long.MIN_VALUE;
    for (int i = 0; i < cameras.size(); i++) {
      int tile = i;
      List<Sighting> here = sightings.stream().filter(it -> it.tile() == tile).toList();
      List<Sent> pictures = cameras.get(i).sent();
      lastFirst = Math.max(lastFirst, pictures.getFirst().at());
      for (Sent picture : pictures.stream().filter(span::holds).toList()) {
        sent++;
        List<Double> half = span.isEarly(picture) ? early : late;
        seen(picture, here)
            .ifPresent(
                delay -> {
                  delays.add(delay);
                  half.add(delay);
                });
      }
      ages.addAll(ages(pictures, here, span));
    }
    return new DelayFigures(
        delays.stream().sorted().toList(),
        DelayFigures.percentile(early.stream().sorted().toList(), 50),
        DelayFigures.percentile(late.stream().sorted().toList(), 50),
        ages.stream().sorted().toList(),
        sent,
        sent - delays.size(),
        (shown - viewer.startedAt()) / 1e9,
        (shown - lastFirst) / 1e6,
        after.coresSince(before, span.seconds()),
        after.busiestSince(before, span.seconds(), BUSIEST),
        viewer.residentMegabytes(),
        viewer.pipeline(),
        own(viewer.stats(), "delayMsP50"),
        own(viewer.stats(), "delayMsP95"));
  }

  /** After how many milliseconds a picture stood on the screen. */
  private static OptionalDouble seen(Sent picture, List<Sighting> sightings) {
    return sightings.stream()
        .filter(it -> it.number() == picture.number())
        .mapToLong(it -> it.at() - picture.at())
        .filter(delay -> Math.abs(delay) < LONGEST_NANOS)
        .mapToDouble(delay -> delay / 1e6)
        .findFirst();
  }

  /**
   * How old what stood on the screen was, looked at all along: a slideshow has fresh pictures too.
   *
   * @return milliseconds since the last byte of the picture in sight was sent
   */
  private static List<Double> ages(List<Sent> pictures, List<Sighting> sightings, Span span) {
    List<Double> ages = new ArrayList<>();
    int at = -1;
    long since = span.begin();
    for (long now = span.begin(); now - span.end() < 0; now += AGE_NANOS) {
      while (at + 1 < sightings.size() && sightings.get(at + 1).at() - now <= 0) {
        at++;
        since = sentAt(pictures, sightings.get(at), since);
      }
      if (at >= 0) {
        ages.add((now - since) / 1e6);
      }
    }
    return ages;
  }

  private static long sentAt(List<Sent> pictures, Sighting sighting, long otherwise) {
    return pictures.stream()
        .filter(it -> it.number() == sighting.number())
        .filter(it -> Math.abs(sighting.at() - it.at()) < LONGEST_NANOS)
        .mapToLong(Sent::at)
        .findFirst()
        .orElse(otherwise);
  }

  /** The middle of what the program said of itself while it counted. */
  private double own(List<JsonNode> stats, String figure) {
    long seconds = plan.length().toSeconds() * plan.cameras();
    double[] values =
        stats.stream()
            .skip(Math.max(0, stats.size() - seconds))
            .filter(line -> line.path(figure).isNumber())
            .flatMapToDouble(line -> DoubleStream.of(line.path(figure).asDouble()))
            .sorted()
            .toArray();
    return values.length == 0 ? Double.NaN : values[values.length / 2];
  }
}
