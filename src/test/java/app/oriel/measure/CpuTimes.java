package app.oriel.measure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Processor time of a process and of its threads by their names, from Linux's {@code /proc}.
 *
 * @param ticks used so far, threads that have ended included
 * @param threads the same of the threads that live; those of one name together
 */
record CpuTimes(long ticks, Map<String, Long> threads) {
  /** As it is on every Linux, whatever the kernel's own clock. */
  private static final double TICKS_PER_SECOND = 100;

  static CpuTimes of(long pid) throws IOException {
    Path folder = Path.of("/proc", String.valueOf(pid));
    Map<String, Long> threads = new HashMap<>();
    try (Stream<Path> tasks = Files.list(folder.resolve("task"))) {
      for (Path task : tasks.toList()) {
        add(threads, task.resolve("stat"));
      }
    }
    return new CpuTimes(ticks(Files.readString(folder.resolve("stat"))), threads);
  }

  private static void add(Map<String, Long> threads, Path stat) {
    try {
      String line = Files.readString(stat);
      String name = line.substring(line.indexOf('(') + 1, line.lastIndexOf(')'));
      threads.merge(name, ticks(line), Long::sum);
    } catch (IOException e) {
      // it has just ended
    }
  }

  /** User and system time are the fields 14 and 15; a name in brackets may hold anything. */
  private static long ticks(String line) {
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
    return Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
  }

  /** How many cores were busy from an earlier time until this one. */
  double coresSince(CpuTimes before, double seconds) {
    return (ticks - before.ticks) / TICKS_PER_SECOND / seconds;
  }

  /** The busiest threads since then with their part of a core, such as {@code decoder 0.21}. */
  String busiestSince(CpuTimes before, double seconds, int count) {
    Comparator<Map.Entry<String, Long>> byTicks = Map.Entry.comparingByValue();
    List<Map.Entry<String, Long>> used =
        threads.entrySet().stream()
            .map(it -> Map.entry(it.getKey(), it.getValue() - before.of(it.getKey())))
            .sorted(byTicks.reversed())
            .limit(count)
            .toList();
    return used.stream()
        .map(it -> "%s %.3f".formatted(it.getKey(), it.getValue() / TICKS_PER_SECOND / seconds))
        .collect(Collectors.joining(", "));
  }

  /** The cores that each group of a wall's threads has kept busy since then; what ended is lost. */
  String groupsSince(CpuTimes before, double seconds) {
    Map<String, Double> groups = new TreeMap<>();
    threads.forEach(
        (name, used) -> {
          double cores = (used - before.of(name)) / TICKS_PER_SECOND / seconds;
          groups.merge(group(name), cores, Double::sum);
        });
    return "cores: %.2f; ".formatted(coresSince(before, seconds))
        + groups.entrySet().stream()
            .map(it -> "%s %.2f".formatted(it.getKey(), it.getValue()))
            .collect(Collectors.joining(", "));
  }

  /** The system keeps fifteen letters of a name; a decoder's begins with its camera's. */
  private static String group(String thread) {
    return switch (thread) {
      case String name when name.startsWith("ForkJoinPool-1") -> "readers";
      case String name when name.matches("C[12] Comp.*") -> "compilers";
      case String name when name.matches("(JavaFX|Quantum|Prism).*") -> "window";
      case String name when name.matches("[0-9a-z]+(:|[.]).*") -> "decoders";
      default -> "others";
    };
  }

  private long of(String thread) {
    return threads.getOrDefault(thread, 0L);
  }
}
