package app.oriel.record;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Another program's word on a file: ffprobe's, where it is installed. */
final class Probe {
  private static final Logger log = LoggerFactory.getLogger(Probe.class);

  private Probe() {}

  /** It opens the file and decodes every picture of it without a complaint. */
  static void assertPlaysToItsEnd(Path file) throws InterruptedException {
    assertPlays(file, "");
  }

  /** As before; but a Matroska file that was cut in a block may be said to be so. */
  static void assertPlaysAsFarAsItGoes(Path file) throws InterruptedException {
    assertPlays(file, "File ended prematurely");
  }

  private static void assertPlays(Path file, String bearable) throws InterruptedException {
    Process probe;
    String said;
    try {
      probe =
          new ProcessBuilder(
                  "ffprobe",
                  "-v",
                  "error",
                  "-count_frames",
                  "-show_entries",
                  "stream=codec_type",
                  "-of",
                  "compact",
                  file.toString())
              .redirectErrorStream(true)
              .start();
      said = new String(probe.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      log.warn("there is no ffprobe: only our own decoder has looked at {}", file);
      return;
    }
    assertEquals(0, probe.waitFor(), said);
    String complaints =
        said.lines()
            .filter(line -> !line.startsWith("stream|"))
            .filter(line -> bearable.isEmpty() || !line.endsWith(bearable))
            .collect(Collectors.joining("\n"));
    assertEquals("", complaints.strip(), file.toString());
  }
}
