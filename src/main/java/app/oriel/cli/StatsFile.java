package app.oriel.cli;

import app.oriel.live.FeedStats;
import app.oriel.live.PictureFeed;
import app.oriel.live.SessionState;
import app.oriel.live.StreamStats;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes {@code --stats}: each second a line per camera. One thread. */
public final class StatsFile implements AutoCloseable {
  private final BufferedWriter out;
  private final Map<String, Long> droppedBefore = new HashMap<>();

  /** Begins the file anew. */
  public StatsFile(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    out = Files.newBufferedWriter(file);
  }

  /**
   * Writes what one camera did in the last second.
   *
   * @param seconds since the window was shown
   * @param camera as the command line called it
   */
  public void write(double seconds, String camera, PictureFeed feed) throws IOException {
    FeedStats shown = feed.stats();
    StreamStats stream = shown.stream();
    SessionState state = feed.state();
    boolean live = state instanceof SessionState.Live;
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("t", Math.round(seconds * 10) / 10.0);
    line.put("camera", camera);
    line.put("state", state.jsonName());
    line.put("fps", live ? Math.round(stream.fps() * 10) / 10.0 : null);
    line.put("shown", shown.shown());
    line.put("dropped", droppedSince(camera, shown.dropped()));
    line.put("delayMsP50", shown.shown() == 0 ? null : millis(shown.delayP50()));
    line.put("delayMsP95", shown.shown() == 0 ? null : millis(shown.delayP95()));
    line.put("stream", live ? shown.quality().name().toLowerCase(Locale.ROOT) : null);
    line.put("codec", live && stream.video() != null ? stream.video().codec().jsonName() : null);
    line.put("width", live ? positive(shown.width()) : null);
    line.put("height", live ? positive(shown.height()) : null);
    line.put("bitrate", live ? stream.bitsPerSecond() : null);
    line.put(
        "decodeMs", shown.decodeNanos() == 0 ? null : Math.round(shown.decodeNanos() / 1e5) / 10.0);
    line.put("upstreams", shown.upstreams());
    out.write(Json.line(line));
    out.newLine();
    out.flush();
  }

  private long droppedSince(String camera, long dropped) {
    Long before = droppedBefore.put(camera, dropped);
    return dropped - (before == null ? 0 : before);
  }

  private static long millis(long nanos) {
    return Math.round(nanos / 1e6);
  }

  private static @Nullable Integer positive(int length) {
    return length > 0 ? length : null;
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
