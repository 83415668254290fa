package app.oriel.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.oriel.Beside;
import app.oriel.codec.MediaFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where the system lets a file become no larger, as FAT32 does at 4 GB, the recording goes on in
 * another one. Here a shell sets the limit for a program of its own.
 */
@Timeout(60)
class FileLimitTest {
  private static final int KILOBYTES = 640;

  @TempDir private Path folder;

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"MP4", "MKV", "RAW"})
  void theRecordingGoesOnInAnotherFile(String container) throws Exception {
    // What FFmpeg unpacks for itself is there before the limit is.
    MediaFile.read(Path.of("src/test/resources/app/oriel/codec/turned.mp4"));
    Process program = start(container);
    String said = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, program.waitFor(), said);
    assertEquals(LimitedRecorder.PICTURES + "", said.lines().toList().getLast(), said);
    List<Path> files = Studio.files(folder);
    assertTrue(files.size() > 1, files.toString());
    int pictures = 0;
    for (Path each : files) {
      assertTrue(Files.size(each) <= KILOBYTES * 1024L, each.toString());
      Probe.assertPlaysToItsEnd(each);
      pictures += MediaFile.read(each).pictures();
    }
    assertEquals(LimitedRecorder.PICTURES, pictures);
  }

  private Process start(String container) throws InterruptedException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    String limited = "ulimit -f " + KILOBYTES + " && exec \"$@\"";
    ProcessBuilder builder =
        new ProcessBuilder(
                "bash",
                "-c",
                limited,
                "limited",
                java,
                "--enable-native-access=ALL-UNNAMED",
                "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-cp",
                System.getProperty("java.class.path"),
                LimitedRecorder.class.getName(),
                folder.toString(),
                container)
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      return builder.start();
    } catch (IOException e) {
      assumeTrue(false, "there is no bash to set a limit with");
      throw new IllegalStateException(e);
    }
  }
}
