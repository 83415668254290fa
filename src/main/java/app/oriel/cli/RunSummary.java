package app.oriel.cli;

import app.oriel.live.FeedStats;
import app.oriel.live.PictureFeed;
import app.oriel.live.SessionState;
import app.oriel.text.Texts;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Sums up a run of the wall for who cannot see it. One thread. */
public final class RunSummary {
  private static final Path LINUX_STATUS = Path.of("/proc/self/status");

  private final Map<String, Seconds> cameras = new LinkedHashMap<>();
  private final long start = System.nanoTime();
  private final long cpuAtStart = cpuNanos();
  private int liveNow;

  /** What one camera did, second by second. */
  private static final class Seconds {
    private final List<Long> p50 = new ArrayList<>();
    private final List<Long> p95 = new ArrayList<>();
    private long shown;
    private int seconds;
  }

  /** A new second begins. */
  public void begin() {
    liveNow = 0;
  }

  /** Counts what one camera did in the last second. */
  public void count(String camera, PictureFeed feed) {
    FeedStats stats = feed.stats();
    Seconds seconds = cameras.computeIfAbsent(camera, name -> new Seconds());
    liveNow += feed.state() instanceof SessionState.Live ? 1 : 0;
    if (stats.shown() > 0) {
      seconds.p50.add(stats.delayP50());
      seconds.p95.add(stats.delayP95());
      seconds.shown += stats.shown();
      seconds.seconds++;
    }
  }

  /** How many cameras were live in the last second. */
  public int liveNow() {
    return liveNow;
  }

  /** The figures in words, a line each. */
  public List<String> lines(Texts texts) {
    List<String> lines = new ArrayList<>();
    cameras.forEach((name, seconds) -> lines.add(line(name, seconds, texts)));
    double cores = (cpuNanos() - cpuAtStart) / (double) (System.nanoTime() - start);
    lines.add(texts.get("headless.machine", number(cores, 2), String.valueOf(megabytes())));
    return lines;
  }

  private static String line(String name, Seconds seconds, Texts texts) {
    double rate = seconds.seconds == 0 ? 0 : (double) seconds.shown / seconds.seconds;
    return texts.get(
        "headless.figures",
        name,
        number(rate, 1),
        number(middle(seconds.p50) / 1e6, 0),
        number(middle(seconds.p95) / 1e6, 0));
  }

  private static double middle(List<Long> values) {
    return values.isEmpty() ? 0 : values.stream().sorted().toList().get(values.size() / 2);
  }

  private static String number(double value, int digits) {
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }

  private static long cpuNanos() {
    return ManagementFactory.getOperatingSystemMXBean()
            instanceof com.sun.management.OperatingSystemMXBean system
        ? system.getProcessCpuTime()
        : 0;
  }

  /** Resident memory where the system tells it, else the heap. */
  private static long megabytes() {
    try {
      if (Files.exists(LINUX_STATUS)) {
        for (String line : Files.readAllLines(LINUX_STATUS)) {
          if (line.startsWith("VmRSS:")) {
            return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024;
          }
        }
      }
    } catch (IOException e) {
      // The heap must do.
    }
    return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) >> 20;
  }
}
