package app.oriel.measure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is soaked.
 *
 * @param length from the first picture of all cameras on
 * @param seed chooses the faults; the same one chooses the same
 * @param csv where the samples go; the faults go beside it
 * @param javaOptions for the wall, beside the usual ones
 */
record SoakPlan(Duration length, int cameras, long seed, Path csv, List<String> javaOptions) {
  static final String USAGE =
      "[minutes=3] [cameras=9] [seed=1] [csv=target/soak.csv] [-Joption]...";

  /** Reads {@code name=value} words; options of java begin with a hyphen. */
  static SoakPlan of(String... arguments) {
    SoakPlan plan =
        new SoakPlan(
            Duration.ofMinutes(minutes(arguments)),
            Integer.parseInt(value("cameras", "9", arguments)),
            Long.parseLong(value("seed", "1", arguments)),
            Path.of(value("csv", "target/soak.csv", arguments)),
            Stream.of(arguments).filter(each -> each.startsWith("-")).toList());
    for (String each : arguments) {
      if (!each.matches("-.*|(minutes|cameras|seed|csv)=.+")) {
        throw new IllegalArgumentException(each + "; known are " + USAGE);
      }
    }
    return plan;
  }

  /** Where each fault gets a line. */
  Path faultsCsv() {
    return beside("-faults.csv");
  }

  /** Where the wall's own words and its log are kept. */
  Path wallLog() {
    return beside("-wall.log");
  }

  private Path beside(String end) {
    String name = String.valueOf(csv.getFileName()).replaceFirst("\\.csv$", "");
    return csv.resolveSibling(name + end);
  }

  private static long minutes(String... arguments) {
    return Long.parseLong(value("minutes", "3", arguments));
  }

  private static String value(String name, String usual, String... arguments) {
    return Stream.of(arguments)
        .filter(each -> each.startsWith(name + "="))
        .map(each -> each.substring(name.length() + 1))
        .findFirst()
        .orElse(usual);
  }
}
