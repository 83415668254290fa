package app.oriel.measure;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** Follows the file in which the wall writes, each second, how each camera fares. */
final class SoakStats {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;

  // Guarded by this.
  private long read;
  private final Map<String, Boolean> live = new HashMap<>();
  private final List<Double> p50 = new ArrayList<>();
  private final List<Double> p95 = new ArrayList<>();

  SoakStats(Path file) {
    this.file = file;
  }

  /** Reads what is new. */
  synchronized void follow() throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek(read);
      byte[] bytes = new byte[(int) Math.min(in.length() - read, 1 << 20)];
      in.readFully(bytes);
      String text = new String(bytes, StandardCharsets.UTF_8);
      int end = text.lastIndexOf('\n') + 1;
      read += text.substring(0, end).getBytes(StandardCharsets.UTF_8).length;
      text.substring(0, end).lines().forEach(line -> take(JSON.readTree(line)));
    }
  }

  /** Live is what shows pictures, whatever it says of itself. */
  private void take(JsonNode line) {
    String camera = line.path("camera").asString();
    boolean shows = line.path("state").asString().equals("live") && line.path("shown").asInt() > 0;
    live.put(camera, shows);
    if (shows) {
      p50.add(line.path("delayMsP50").asDouble());
      p95.add(line.path("delayMsP95").asDouble());
    }
  }

  synchronized int live() {
    return (int) live.values().stream().filter(it -> it).count();
  }

  /** The delays of all cameras' seconds since the last call. */
  synchronized Delays delays() {
    Delays delays = new Delays(percentile(p50, 50), percentile(p95, 95));
    p50.clear();
    p95.clear();
    return delays;
  }

  /**
   * In milliseconds, NaN without a picture.
   *
   * @param p50 the middle of the seconds' medians
   * @param p95 of the seconds' 95th percentiles, the 95th
   */
  record Delays(double p50, double p95) {}

  private static double percentile(List<Double> values, int percent) {
    List<Double> sorted = values.stream().sorted().toList();
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.get((int) Math.ceil(sorted.size() * percent / 100.0) - 1);
  }
}
