package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Credentials;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.Orientation;
import app.oriel.camera.PictureShape;
import app.oriel.camera.PixelAspect;
import app.oriel.cli.CliRig.Ended;
import app.oriel.codec.Demuxer;
import app.oriel.simulator.ipc.IpcCamera;
import app.oriel.simulator.ipc.IpcModel;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Pixels that are not square, over the wire into files; and files that are turned. */
@Timeout(120)
class ShapeCommandsTest {
  private static final Path TURNED = Path.of("src/test/resources/app/oriel/codec/turned.mp4");

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

  private IpcCamera camera() {
    return rig.camera(IpcModel.TL_IPC48AW, "size=176x144", "pixels=12:11", "subSize=160x90");
  }

  private BufferedImage snapshot(String camera) throws Exception {
    Path file = folder.resolve("shot.png");
    Ended ended = rig.run("snapshot", camera, "--output", file.toString(), "--json");
    assertEquals(0, ended.code(), ended::toString);
    BufferedImage picture = ImageIO.read(file.toFile());
    var told = JsonMapper.shared().readTree(ended.document());
    assertEquals(picture.getWidth(), told.get("width").asInt());
    assertEquals(picture.getHeight(), told.get("height").asInt());
    return picture;
  }

  private static String size(BufferedImage picture) {
    return picture.getWidth() + "x" + picture.getHeight();
  }

  private static PictureShape shape(Path file) throws Exception {
    try (Demuxer demuxer = new Demuxer(file)) {
      demuxer.open();
      return demuxer.pictures().shape();
    }
  }

  @Beside
  @Test
  void aSnapshotHasTheShapeThatTheCameraMeans() throws Exception {
    String url = CliRig.urlWithPassword(camera());
    BufferedImage picture = snapshot(url);
    assertEquals("192x144", size(picture));
    // The bars' edges are at a quarter and at half of the width.
    assertTrue(new Color(picture.getRGB(44, 72)).getRed() > 150, "red ends at 48");
    assertTrue(new Color(picture.getRGB(52, 72)).getGreen() > 150, "green begins there");
    assertTrue(new Color(picture.getRGB(100, 72)).getBlue() > 150, "blue begins at 96");
  }

  @Beside
  @Test
  void theTestTellsWhatTheCameraSends() {
    Ended ended = rig.run("test", CliRig.urlWithPassword(camera()), "--json");
    assertTrue(ended.out().contains("\"width\":176,\"height\":144"), ended::toString);
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"mp4", "mkv"})
  void aRecordingSaysTheShape(String kind) throws Exception {
    Path file = folder.resolve("film." + kind);
    Ended ended =
        rig.run(
            "record",
            CliRig.urlWithPassword(camera()),
            "--output",
            file.toString(),
            "--duration",
            "600ms");
    assertEquals(0, ended.code(), ended::toString);
    assertEquals(new PictureShape(new PixelAspect(12, 11), Orientation.UPRIGHT), shape(file));
    assertEquals("192x144", size(snapshot(file.toString())));
  }

  /** The file says it, so that any player shows the recording as the wall showed the camera. */
  @Beside
  @Test
  void theUsersWordGoesBeforeTheCameras() throws Exception {
    CameraUrl url = CameraUrl.parse(camera().url());
    rig.profile(Optional.of(rig.profileFile()))
        .cameras()
        .add("Hall", url, new Credentials(CliRig.USER, CliRig.PASSWORD), DisplayAspect.WIDE);
    assertEquals("256x144", size(snapshot("Hall")));
    Path file = folder.resolve("film.mp4");
    Ended ended =
        rig.run("record", "hall", "--output", file.toString(), "--duration", "600ms", "--json");
    assertEquals(0, ended.code(), ended::toString);
    assertEquals(new PixelAspect(16, 11), shape(file).pixels());
  }

  @Beside
  @Test
  void aTurnedFileIsTakenAndRecordedUpright() throws Exception {
    BufferedImage picture = snapshot(TURNED.toString());
    assertEquals("32x64", size(picture));
    assertTrue(new Color(picture.getRGB(16, 8)).getRed() > 200);
    assertTrue(new Color(picture.getRGB(16, 56)).getGreen() > 200);
    Path file = folder.resolve("film.mkv");
    Ended ended =
        rig.run("record", TURNED.toString(), "--output", file.toString(), "--duration", "200ms");
    assertEquals(0, ended.code(), ended::toString);
    assertEquals(new Orientation(true, true, false), shape(file).orientation());
  }

  /** A camera that somebody met, whose picture is a circle. */
  @Beside
  @Test
  void aCircleIsRound() throws Exception {
    SharedCamera.assumePresent();
    Path notes = folder.resolve("notes");
    try (SharedCamera camera = SharedCamera.start("c15_sar", Map.of(), notes)) {
      SharedCamera.assumeReady(camera.isReady(), camera.notes());
      int port = URI.create(camera.url()).getPort();
      BufferedImage picture = snapshot("ipc://ann:secret@127.0.0.1:" + port);
      assertEquals("853x480", size(picture));
      int across = 0;
      for (int x = 0; x < picture.getWidth(); x++) {
        across += isLit(picture, x, picture.getHeight() / 2) ? 1 : 0;
      }
      int down = 0;
      for (int y = 0; y < picture.getHeight(); y++) {
        down += isLit(picture, picture.getWidth() / 2, y) ? 1 : 0;
      }
      assertEquals(down, across, 4, "as wide as it is high");
    }
  }

  private static boolean isLit(BufferedImage picture, int x, int y) {
    return new Color(picture.getRGB(x, y)).getGreen() > 180;
  }
}
