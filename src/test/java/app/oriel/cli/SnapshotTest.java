package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.simulator.kasa.KasaCamera;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code oriel snapshot}, with real cameras of software. */
@Timeout(60)
class SnapshotTest {
  @TempDir Path folder;
  private CliRig rig;

  @BeforeEach
  void begin() {
    rig = new CliRig(folder, CliRig.SHORT);
  }

  @AfterEach
  void end() throws Exception {
    rig.close();
  }

  private static JsonNode json(String line) {
    return JsonMapper.shared().readTree(line);
  }

  private static List<Path> files(Path root) throws Exception {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void takesAPictureOfTheCamerasOwnSize() throws Exception {
    KasaCamera camera = rig.camera();
    for (String name : List.of("hall.jpg", "hall.png")) {
      Path file = folder.resolve("pictures").resolve(name);
      CliRig.Ended ended =
          rig.run(
              "snapshot", CliRig.urlWithPassword(camera), "--output", file.toString(), "--json");
      assertEquals(0, ended.code(), ended.err());
      JsonNode told = json(ended.document());
      assertEquals(CliRig.url(camera), told.get("camera").asString());
      assertTrue(told.get("ok").asBoolean());
      assertEquals(file.toString(), told.get("file").asString());
      BufferedImage picture = ImageIO.read(file.toFile());
      assertEquals(320, picture.getWidth());
      assertEquals(180, picture.getHeight());
      assertEquals(320, told.get("width").asInt());
      assertEquals(180, told.get("height").asInt());
      String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertTrue(bytes.contains("127.0.0.1"), "the camera's name");
      assertFalse(bytes.contains(CliRig.PASSWORD) || bytes.contains(CliRig.USER));
    }
    assertEquals(2, files(folder.resolve("pictures")).size(), "nothing half-written stays");
  }

  @Test
  void severalCamerasGoToAFolderAndTheHighestExitCodeWins() throws Exception {
    KasaCamera one = rig.camera();
    KasaCamera other = rig.cameraWithPassword("another");
    Path to = folder.resolve("pictures");
    CliRig.Ended ended =
        rig.run(
            "snapshot",
            CliRig.urlWithPassword(one),
            CliRig.urlWithPassword(other),
            "-o",
            to.toString(),
            "--json");
    assertEquals(4, ended.code(), ended.out() + ended.err());
    List<JsonNode> lines = ended.out().lines().map(SnapshotTest::json).toList();
    assertTrue(lines.get(0).get("ok").asBoolean());
    assertFalse(lines.get(1).get("ok").asBoolean());
    assertEquals("refused", lines.get(1).get("error").get("kind").asString());
    Path file = files(to).getFirst();
    assertEquals(List.of(file), files(to));
    assertTrue(
        to.relativize(file)
            .toString()
            .matches("[^/]+/20[0-9]{2}-[0-9]{2}-[0-9]{2}/[0-9]{2}-[0-9]{2}-[0-9]{2} [^/]+\\.png"),
        file.toString());
  }

  @Test
  void mistakesAndDisksAreTold() throws Exception {
    Path there = Files.writeString(folder.resolve("there.png"), "precious");
    assertEquals(2, rig.run("snapshot", "kasa://u:p@127.0.0.1").code());
    assertEquals(2, rig.run("snapshot", "kasa://u:p@127.0.0.1", "-o", there.toString()).code());
    assertEquals(
        2,
        rig.run("snapshot", "kasa://u:p@127.0.0.1", "kasa://u:p@127.0.0.2", "-o", "x.png").code());
    assertEquals("precious", Files.readString(there));
    CliRig.Ended gone =
        rig.run("snapshot", "kasa://u:p@127.0.0.1:1", "-o", folder.resolve("x.png").toString());
    assertEquals(3, gone.code(), gone.out() + gone.err());
    CliRig.Ended disk =
        rig.run(
            "snapshot",
            CliRig.urlWithPassword(rig.camera()),
            "-o",
            there.resolve("x.png").toString(),
            "--json");
    assertEquals(7, disk.code(), disk.out() + disk.err());
    assertEquals("disk", json(disk.document()).get("error").get("kind").asString());
  }

  @Test
  void aKindOfPictureThatIsNotWrittenIsNoFolder() {
    for (String name : List.of("x.gif", "x.WEBP", "x.mp4")) {
      Path to = folder.resolve(name);
      CliRig.Ended ended = rig.run("snapshot", "kasa://u:p@127.0.0.1:1", "-o", to.toString());
      assertEquals(2, ended.code(), ended.err());
      assertTrue(ended.err().contains(".png, .jpg"), ended.err());
      assertFalse(Files.exists(to));
    }
  }
}
