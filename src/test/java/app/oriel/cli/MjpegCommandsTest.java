package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.camera.TimeLimits;
import app.oriel.cli.CliRig.Ended;
import app.oriel.codec.MediaFile;
import app.oriel.simulator.ipc.IpcModel;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A camera that sends nothing but JPEG pictures, RFC 2435, over the wire into files. */
@Timeout(60)
class MjpegCommandsTest {
  @TempDir private Path folder;
  private CliRig rig;

  @BeforeEach
  void begin() {
    rig = new CliRig(folder, TimeLimits.usual());
  }

  @AfterEach
  void end() throws Exception {
    rig.close();
  }

  private String camera(String tables) {
    return CliRig.urlWithPassword(
        rig.camera(
            IpcModel.TL_IPC48AW,
            "codec=mjpeg",
            "jpegTables=" + tables,
            "size=320x184",
            "subSize=160x96"));
  }

  private static JsonNode last(Ended ended) {
    return JsonMapper.shared().readTree(ended.out().lines().toList().getLast());
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"in-band", "quality"})
  void itIsNamedAndPhotographed(String tables) throws Exception {
    String url = camera(tables);
    JsonNode picture = last(rig.run("test", url, "--json")).get("steps").get(2);
    assertEquals("mjpeg", picture.get("codec").asString());
    assertEquals(320, picture.get("width").asInt());
    assertEquals(184, picture.get("height").asInt());
    Path file = folder.resolve("shot.png");
    assertEquals(0, rig.run("snapshot", url, "--output", file.toString()).code());
    BufferedImage shot = ImageIO.read(file.toFile());
    assertEquals("320x184", shot.getWidth() + "x" + shot.getHeight());
    assertTrue(colours(shot) > 100, "a scene, and not one colour");
  }

  private static long colours(BufferedImage shot) {
    int[] all = shot.getRGB(0, 0, shot.getWidth(), shot.getHeight(), null, 0, shot.getWidth());
    return Arrays.stream(all).distinct().count();
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"mp4", "mkv"})
  void everyPictureIsInTheFile(String kind) throws Exception {
    Path file = folder.resolve("film." + kind);
    Ended ended =
        rig.run(
            "record", camera("in-band"), "--output", file.toString(), "--duration", "2s", "--json");
    assertEquals(0, ended.code(), ended::toString);
    MediaFile read = MediaFile.read(file);
    assertEquals(last(ended).get("frames").asInt(), read.pictures());
    assertEquals("320x184", read.width() + "x" + read.height());
    assertEquals(2.0, read.lastPicture() / 1e6, 0.5);
  }

  @Beside
  @Test
  void aFileOfRawPicturesHoldsNoJpegs() {
    Path file = folder.resolve("film.h264");
    Ended ended =
        rig.run(
            "record", camera("in-band"), "--output", file.toString(), "--duration", "2s", "--json");
    assertEquals(6, ended.code(), ended::toString);
    JsonNode error = last(ended).get("error");
    assertEquals("unsupported", error.get("kind").asString());
    assertTrue(error.get("message").asString().contains("MJPEG"), ended::out);
    assertTrue(Files.notExists(file));
  }
}
