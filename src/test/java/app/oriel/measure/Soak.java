package app.oriel.measure;

import app.oriel.camera.Credentials;
import app.oriel.measure.SoakStats.Delays;
import app.oriel.measure.SoakedWall.Inside;
import app.oriel.simulator.FootageClip;
import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Lets a wall of Kasa, TL-IPC, VIGI and Tapo cameras run in a process of its own while faults
 * befall them, writes down every ten seconds what it costs, and says in the end whether anything
 * grew and whether every camera was back on the screen in time.
 */
final class Soak {
  private static final int WIDTH = 1920;
  private static final int HEIGHT = 1080;
  private static final Credentials CREDENTIALS = new Credentials("soak@oriel.invalid", "rain");
  private static final long EVERY = Duration.ofSeconds(10).toNanos();
  private static final long FIRST_PICTURES = Duration.ofSeconds(60).toNanos();

  /** The compilers and the caches are busy until then: in a short run, for a third of it. */
  private static final Duration WARM_UP = Duration.ofMinutes(5);

  private final SoakPlan plan;
  private final List<SoakCamera> cameras = new ArrayList<>();
  private final List<SoakSample> samples = new ArrayList<>();

  /** After a collection when the wall was warm; the only other one that is asked for ends. */
  private @Nullable Inside warm;

  private Soak(SoakPlan plan) {
    this.plan = plan;
  }

  /** Soaks and prints; exits with 1 where something is not well. See {@link SoakPlan#USAGE}. */
  public static void main(String[] arguments) throws Exception {
    beQuiet();
    boolean good = new Soak(SoakPlan.of(arguments)).run();
    System.exit(good ? 0 : 1);
  }

  /** The software cameras and their TLS have much to say about the faults that are done to them. */
  static void beQuiet() {
    LogManager.getLogManager().reset();
    if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
      root.setLevel(Level.WARN);
    }
  }

  private boolean run() throws IOException, InterruptedException {
    Clips clips = new Clips(Path.of("target", "clips"));
    List<FootageClip> sizes =
        List.of(
            clips.numbered(640, 360, MeasurePlan.FPS, 10),
            clips.numbered(480, 270, MeasurePlan.FPS, 10));
    Path folder = temporaryFolder();
    try (XvfbDisplay display = XvfbDisplay.start(WIDTH, HEIGHT, folder)) {
      SoakCast cast = new SoakCast(sizes, CREDENTIALS, plan.seed());
      for (int i = 0; i < plan.cameras(); i++) {
        SoakCamera camera = cast.camera(i);
        cameras.add(camera);
        camera.begin();
      }
      return soak(display, folder);
    } finally {
      cameras.forEach(SoakCamera::close);
      delete(folder);
    }
  }

  /** In memory where there is such a place, so that the screen is never written to a disk. */
  private static Path temporaryFolder() throws IOException {
    Path memory = Path.of("/dev/shm");
    return Files.isWritable(memory)
        ? Files.createTempDirectory(memory, "oriel-soak-")
        : Files.createTempDirectory("oriel-soak-");
  }

  private boolean soak(XvfbDisplay display, Path folder) throws IOException, InterruptedException {
    List<String> urls = cameras.stream().map(SoakCamera::url).toList();
    try (SoakViewer viewer = SoakViewer.start(display.name(), plan, urls, CREDENTIALS, folder);
        PrintWriter csv = new PrintWriter(Files.newBufferedWriter(plan.csv()), true);
        PrintWriter faults = new PrintWriter(Files.newBufferedWriter(plan.faultsCsv()), true)) {
      SoakStats stats = new SoakStats(viewer.stats());
      awaitPictures(viewer, stats);
      List<SoakSight> sights = SoakSight.find(display.pixels(), plan.cameras());
      SoakTrouble trouble = new SoakTrouble(faults);
      for (int i = 0; i < cameras.size(); i++) {
        System.out.println(cameras.get(i).url() + " is shown " + sights.get(i));
        trouble.begin(cameras.get(i), sights.get(i), plan.seed() * 1000 + i);
      }
      say(csv, SoakSample.HEAD);
      sampleAll(viewer, stats, trouble, csv);
      trouble.end();
      boolean good = judge(viewer, stats, trouble);
      Files.write(plan.wallLog(), viewer.said());
      Files.write(plan.wallLog(), viewer.log(), StandardOpenOption.APPEND);
      return good;
    }
  }

  private void awaitPictures(SoakViewer viewer, SoakStats stats)
      throws IOException, InterruptedException {
    long deadline = System.nanoTime() + FIRST_PICTURES;
    while (stats.live() < plan.cameras()) {
      if (!viewer.isAlive() || System.nanoTime() - deadline > 0) {
        throw new IOException(
            stats.live() + " cameras show pictures; the wall said: " + viewer.said());
      }
      Thread.sleep(100);
      stats.follow();
    }
  }

  private void sampleAll(SoakViewer viewer, SoakStats stats, SoakTrouble trouble, PrintWriter csv)
      throws IOException, InterruptedException {
    long begin = System.nanoTime();
    CpuTimes before = viewer.cpu();
    long last = begin;
    for (long next = begin + EVERY; next - begin <= plan.length().toNanos(); next += EVERY) {
      while (System.nanoTime() - next < 0) {
        Thread.sleep(100);
        stats.follow();
      }
      long now = System.nanoTime();
      CpuTimes cpu = viewer.cpu();
      double seconds = (now - begin) / 1e9;
      SoakSample sample =
          sample(viewer, stats, trouble, seconds, cpu.coresSince(before, (now - last) / 1e9));
      before = cpu;
      last = now;
      say(csv, sample.csv());
      if (seconds >= warmUp()) {
        samples.add(sample);
        warm = warm == null ? viewer.inside(true) : warm;
      }
    }
  }

  private double warmUp() {
    return Math.min((double) WARM_UP.toSeconds(), plan.length().toSeconds() / 3.0);
  }

  private static SoakSample sample(
      SoakViewer viewer, SoakStats stats, SoakTrouble trouble, double seconds, double cores)
      throws IOException, InterruptedException {
    Inside inside = viewer.inside(false);
    Delays delays = stats.delays();
    long shared = viewer.status("RssShmem");
    return new SoakSample(
        seconds,
        (viewer.status("VmRSS") - shared) / 1024.0,
        shared / 1024.0,
        megabytes(inside.heap()),
        megabytes(inside.kept()),
        megabytes(inside.direct()),
        inside.counted() / 1024.0,
        viewer.status("Threads"),
        viewer.files("socket:"),
        viewer.files(""),
        cores,
        delays.p50(),
        delays.p95(),
        stats.live(),
        trouble.suffering());
  }

  private boolean judge(SoakViewer viewer, SoakStats stats, SoakTrouble trouble)
      throws IOException, InterruptedException {
    SoakVerdict verdict = new SoakVerdict(samples, trouble.recoveries());
    if (warm != null) {
      verdict.kept(warm, viewer.inside(true));
    }
    long deadline = System.nanoTime() + FIRST_PICTURES;
    while (stats.live() < plan.cameras() && System.nanoTime() - deadline < 0) {
      Thread.sleep(100);
      stats.follow();
    }
    verdict.found(
        stats.live() == plan.cameras(), stats.live() + " cameras show pictures in the end");
    verdict.found(
        trouble.failures().isEmpty(), "software cameras that failed: " + trouble.failures());
    verdict.found(viewer.isAlive(), "the wall runs");
    List<String> mistakes =
        viewer.said().stream()
            .filter(it -> it.contains(" ERROR ") || it.startsWith("Exception"))
            .toList();
    verdict.found(mistakes.isEmpty(), "mistakes that it told: " + mistakes);
    System.out.println(verdict);
    return verdict.good();
  }

  private static void say(PrintWriter csv, String line) {
    csv.println(line);
    System.out.println(line);
  }

  private static double megabytes(long bytes) {
    return bytes / 1024.0 / 1024;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
