package app.oriel.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.codec.Tones;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Cameras heard through ALSA itself, in a program of its own whose loudspeaker is a file, or
 * nothing.
 */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
class SystemSoundTest {
  private static final int RATE = 48_000;

  /** Nobody hears a tone break off for less. */
  private static final int BLOCK = RATE / 50;

  @TempDir Path folder;

  @BeforeEach
  void needsAlsa() throws IOException {
    Alsa.assumeThere();
  }

  @Test
  void aToneIsHeardOfEachCodecSoonAndWithoutAGap() throws Exception {
    Path file = folder.resolve("loudspeaker.raw");
    Map<String, String> said = run(speaker(file), file, "kasa,pcmu,pcma,aac");
    for (String what : List.of("kasa", "pcmu", "pcma", "aac")) {
      String line = said.getOrDefault(what, "");
      assertEquals("PLAYING", line.split(" ", -1)[0], line);
      assertTrue(figure(line, "pictures") > 25, line);
      assertTrue(figure(line, "delay") < 200, line);
      assertTone(samples(folder.resolve(what + ".raw")), what + " " + line);
    }
  }

  @Test
  void withoutADeviceThePictureGoesOn() throws Exception {
    Path nothing = Files.writeString(folder.resolve("nothing.conf"), "");
    String line = run(nothing, folder.resolve("none.raw"), "kasa").getOrDefault("kasa", "");
    assertEquals("NO_DEVICE", line.split(" ", -1)[0], line);
    assertTrue(figure(line, "pictures") > 25, line);
  }

  /** A system whose only device writes what it is to play into a file, and is ready at once. */
  private Path speaker(Path file) throws IOException {
    return Files.writeString(
        folder.resolve("alsa.conf"),
        """
        pcm.default {
          type plug
          slave.pcm {
            type file
            file "%s"
            format "raw"
            slave.pcm { type null }
          }
        }
        ctl.default { type hw card 0 }
        """
            .formatted(file));
  }

  private Map<String, String> run(Path config, Path file, String what) throws Exception {
    String classes =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path", ""));
    Path log = folder.resolve("said.txt");
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classes,
            SoundProgram.class.getName(),
            file.toString(),
            what);
    builder.environment().put("ALSA_CONFIG_PATH", config.toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      assertTrue(process.waitFor(120, TimeUnit.SECONDS), () -> read(log));
    } finally {
      process.destroyForcibly();
    }
    assertEquals(0, process.exitValue(), () -> read(log));
    Map<String, String> said = new TreeMap<>();
    for (String line : Files.readAllLines(log)) {
      String[] words = line.split(" ", 2);
      said.put(words[0], words.length > 1 ? words[1] : "");
    }
    return said;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static int figure(String line, String name) {
    return Arrays.stream(line.split(" ", -1))
        .filter(word -> word.startsWith(name + "="))
        .mapToInt(word -> Integer.parseInt(word.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " in: " + line));
  }

  private static short[] samples(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    short[] samples = new short[bytes.length / 2];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  /** The tone, for some seconds, equally loud, without a break. */
  private static void assertTone(short[] heard, String what) {
    double loud = Tones.LOUD / Math.sqrt(2);
    int from = 0;
    int longest = 0;
    int longestFrom = 0;
    for (int at = 0; at + BLOCK <= heard.length; at += BLOCK) {
      boolean steady = Math.abs(Tones.strength(heard, at, at + BLOCK) - loud) < loud * 0.15;
      from = steady ? from : at + BLOCK;
      if (at + BLOCK - from > longest) {
        longest = at + BLOCK - from;
        longestFrom = from;
      }
    }
    double seconds = longest / (double) RATE;
    assertTrue(seconds > 1.5, what + ": steady for " + seconds + " s");
    short[] steady = Arrays.copyOfRange(heard, longestFrom, longestFrom + longest);
    assertEquals(Tones.PITCH, Tones.pitch(steady, RATE), Tones.PITCH * 0.01, what);
  }
}
