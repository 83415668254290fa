package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FFmpeg is loaded by one thread, however many use it first. */
class LoadingTest {
  /** For a machine on which much else runs. */
  private static final int PATIENCE_SECONDS = 120;

  private static final Pattern START =
      Pattern.compile("Initializing '(org/bytedeco/[^']+)'.* by thread \"([^\"]*)\"");

  @TempDir private Path folder;

  /**
   * Whether two threads really wait for each other is a matter of luck; that a thread reaches for a
   * native class while another one loads is not, where all of them begin at once.
   */
  @Beside
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void oneThreadLoadsAllWhateverIsUsedFirst(long order) throws Exception {
    LoadedByMany.prepare(folder);
    Path log = folder.resolve("starts.log");
    Process program = start(log, order);
    try {
      assertTrue(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it stands still");
    } finally {
      program.destroyForcibly();
    }
    assertEquals(0, program.exitValue(), Files.readString(folder.resolve("said")));
    List<Matcher> starts;
    try (Stream<String> lines = Files.lines(log)) {
      starts = lines.map(START::matcher).filter(Matcher::find).toList();
    }
    int loaded = indexOf(starts, "org/bytedeco/ffmpeg/global/avformat");
    TreeSet<String> threads = new TreeSet<>();
    starts.subList(0, loaded + 1).forEach(start -> threads.add(start.group(2)));
    assertEquals(1, threads.size(), threads::toString);
  }

  private static int indexOf(List<Matcher> starts, String type) {
    List<String> types = starts.stream().map(start -> start.group(1)).toList();
    assertTrue(types.contains(type), types::toString);
    return types.indexOf(type);
  }

  private Process start(Path log, long order) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-Xlog:class+init=info:file=" + log,
            "-cp",
            System.getProperty("java.class.path"),
            LoadedByMany.class.getName(),
            folder.toString(),
            Long.toString(order))
        .redirectErrorStream(true)
        .redirectOutput(Redirect.to(folder.resolve("said").toFile()))
        .start();
  }
}
