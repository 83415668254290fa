package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.camera.Codec;
import app.oriel.camera.Credentials;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.MediaFile;
import app.oriel.codec.Tones;
import app.oriel.othermake.LumoCamera;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The commands with cameras of a make that they have never heard of. */
@Timeout(60)
class OtherMakeTest {
  private static final double HERTZ = 440;

  @TempDir Path folder;
  private CliRig rig;
  private final List<LumoCamera> running = new ArrayList<>();

  @BeforeEach
  void begin() {
    rig = new CliRig(folder, CliRig.SHORT);
  }

  @AfterEach
  void end() throws IOException {
    rig.close();
    for (LumoCamera each : running) {
      each.close();
    }
  }

  private LumoCamera camera(Codec codec, int rate, int bits, int samples) throws IOException {
    var ear = new TrackInfo.Audio(codec, rate, 1, bits);
    var camera = new LumoCamera(new Credentials(CliRig.USER, CliRig.PASSWORD), ear, samples);
    running.add(camera);
    return camera;
  }

  private static String url(LumoCamera camera, String password) {
    String who = CliRig.percent(CliRig.USER) + ":" + CliRig.percent(password) + "@";
    return camera.url().replace("://", "://" + who);
  }

  private static JsonNode json(String line) {
    return JsonMapper.shared().readTree(line);
  }

  @Beside
  @Test
  void itIsTested() throws Exception {
    LumoCamera camera = camera(Codec.G722, 16_000, 0, 320);
    CliRig.Ended ended = rig.run("test", url(camera, CliRig.PASSWORD), "--json");
    assertEquals(0, ended.code(), ended.out() + ended.err());
    assertEquals(320, json(ended.document()).path("steps").path(2).path("width").asInt());
    CliRig.Ended wrong = rig.run("test", url(camera, "wrong"));
    assertEquals(4, wrong.code(), wrong.err());
    assertTrue(wrong.err().contains("the word on the card in their box"), wrong.err());
    assertEquals(1, camera.refusals());
  }

  @Beside
  @Test
  void itIsRecorded() throws Exception {
    LumoCamera camera = camera(Codec.G722, 16_000, 0, 320);
    Path file = folder.resolve("lumo.mp4");
    CliRig.Ended ended =
        rig.run(
            "record",
            url(camera, CliRig.PASSWORD),
            "--output",
            file.toString(),
            "--duration",
            "1s",
            "--json");
    assertEquals(0, ended.code(), ended.err());
    assertTrue(MediaFile.read(file).pictures() >= 10);
  }

  @Beside
  @ParameterizedTest
  @CsvSource({
    "G722, 16000, 0,  320,  160",
    "L16,  16000, 0,  640, 1280",
    "G726,  8000, 4,  160,   80",
    "AAC,  16000, 0, 1024,",
  })
  void itIsTalkedToInItsOwnSound(Codec codec, int rate, int bits, int samples, Integer bytes)
      throws Exception {
    LumoCamera camera = camera(codec, rate, bits, samples);
    CliRig.Ended ended =
        rig.run(
            "talk",
            url(camera, CliRig.PASSWORD),
            "--tone",
            String.valueOf((int) HERTZ),
            "--duration",
            "1s",
            "--json");
    assertEquals(0, ended.code(), ended.out() + ended.err());
    JsonNode document = json(ended.document());
    assertEquals("lumo", document.path("family").asString());
    assertEquals(codec.jsonName(), document.path("codec").asString());
    assertEquals(rate, document.path("rate").asInt());
    assertEquals(bytes == null, document.path("packetBytes").isNull());
    if (bytes != null) {
      assertEquals(bytes, document.path("packetBytes").asInt());
      camera.packetLengths().forEach(length -> assertEquals(bytes, length));
    }
    short[] heard = camera.heard();
    assertTrue(loudest(heard) > 8000, "nothing was heard");
    assertEquals(HERTZ, Tones.pitch(loudHalfSecond(heard, rate), rate), 15);
  }

  private static int loudest(short[] samples) {
    int loudest = 0;
    for (short each : samples) {
      loudest = Math.max(loudest, Math.abs(each));
    }
    return loudest;
  }

  private static short[] loudHalfSecond(short[] samples, int rate) {
    int from = 0;
    while (Math.abs(samples[from]) < 8000) {
      from++;
    }
    // A codec settles first.
    from += rate / 20;
    return Arrays.copyOfRange(samples, from, Math.min(samples.length, from + rate / 2));
  }

  @Beside
  @Test
  void soundThatOrielCannotMakeIsRefusedInWords() throws Exception {
    LumoCamera camera = camera(Codec.G729, 8000, 0, 80);
    CliRig.Ended ended =
        rig.run("talk", url(camera, CliRig.PASSWORD), "--tone", "440", "--duration", "200ms");
    assertEquals(6, ended.code(), ended.err());
    assertTrue(
        ended.err().contains("wants G729 sound at 8000 Hz, which Oriel cannot make"), ended.err());
    assertTrue(camera.packetLengths().isEmpty());
  }
}
