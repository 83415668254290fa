package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.oriel.Beside;
import app.oriel.camera.Orientation;
import app.oriel.camera.PictureShape;
import app.oriel.camera.PixelAspect;
import app.oriel.camera.TimeLimits;
import app.oriel.cli.CliRig.Ended;
import app.oriel.codec.Demuxer;
import app.oriel.codec.Demuxer.Found;
import app.oriel.codec.MediaFile;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files and recordings that other people had trouble with. */
@Timeout(120)
class SharedRecordCasesTest {
  private static final Path RECORD = SharedCamera.CASES.resolve("record");
  private static final Path FILES = RECORD.resolve("files");

  @TempDir private Path folder;
  private CliRig rig;

  @BeforeEach
  void begin() {
    SharedCamera.assumePresent();
    rig = new CliRig(folder, TimeLimits.usual());
  }

  @AfterEach
  void end() throws IOException {
    if (rig != null) {
      rig.close();
    }
  }

  private SharedCamera camera(String... options) throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    List<String> command = new ArrayList<>(List.of("python3", "rtspserve.py"));
    command.addAll(List.of(String.valueOf(port), "files/av0.mp4"));
    command.addAll(List.of(options));
    return SharedCamera.start(RECORD, command, Map.of(), folder.resolve("notes"));
  }

  private Ended run(String... arguments) {
    Ended ended = rig.run(arguments);
    assertEquals(0, ended.code(), ended::toString);
    return ended;
  }

  private static JsonNode last(Ended ended) {
    return JsonMapper.shared().readTree(ended.out().lines().toList().getLast());
  }

  private Path recorded(String from, String name) {
    Path file = folder.resolve(name);
    Ended ended =
        run("record", from, "--output", file.toString(), "--duration", "1500ms", "--json");
    assertTrue(last(ended).get("ok").asBoolean());
    return file;
  }

  private BufferedImage snapshot(String name) throws IOException {
    Path file = folder.resolve("shot.png");
    run("snapshot", FILES.resolve(name).toString(), "--output", file.toString());
    return ImageIO.read(file.toFile());
  }

  private static List<Long> pictures(Path file) throws Exception {
    List<Long> times = new ArrayList<>();
    try (Demuxer demuxer = new Demuxer(file)) {
      demuxer.open();
      for (Found next = demuxer.read(); next != Found.END; next = demuxer.read()) {
        if (next == Found.PICTURE) {
          times.add(demuxer.presented());
        }
      }
    }
    return times;
  }

  /** It made FFmpeg's muxer abort, and the whole program with it. */
  @Beside
  @ParameterizedTest
  @CsvSource({"100, mp4", "400, mp4", "400, mkv"})
  void soundBeforeASlowFirstPictureHarmsNothing(int millis, String kind) throws Exception {
    try (SharedCamera camera = camera("audio=aac", "slowkey=" + millis)) {
      SharedCamera.assumeReady(camera.isReady(), camera.notes());
      MediaFile read = MediaFile.read(recorded(camera.url(), "film." + kind));
      assertTrue(read.pictures() > 10, () -> read.pictures() + " pictures");
      assertEquals(0.0, read.pictureTimes().getFirst(), 1500.0);
      assertTrue(read.soundBegins() >= 0);
      assertEquals("aac", read.soundCodec());
    }
  }

  @Beside
  @Test
  void aCameraThatAsksNobodyNeedsNoPassword() throws Exception {
    try (SharedCamera camera = camera("audio=none")) {
      SharedCamera.assumeReady(camera.isReady(), camera.notes());
      for (String url : List.of(camera.url(), camera.url().replace("://", "://:@"))) {
        JsonNode steps = last(run("test", url, "--json")).get("steps");
        assertEquals("none", steps.get(1).get("method").asString());
      }
    }
  }

  @Beside
  @Test
  void whatIsTurnedIsShownUprightAndRecordedSo() throws Exception {
    BufferedImage picture = snapshot("rot90.mp4");
    assertEquals("180x320", picture.getWidth() + "x" + picture.getHeight());
    Path film = recorded(FILES.resolve("rot90.mp4").toString(), "film.mkv");
    assertEquals(shape(FILES.resolve("rot90.mp4")).orientation(), shape(film).orientation());
    assertTrue(!shape(film).orientation().equals(Orientation.UPRIGHT));
  }

  @Beside
  @Test
  void pixelsThatAreNotSquareAreShownAndRecordedSo() throws Exception {
    BufferedImage picture = snapshot("sar2_1.mp4");
    assertEquals("960x360", picture.getWidth() + "x" + picture.getHeight());
    Path film = recorded(FILES.resolve("sar2_1.mp4").toString(), "film.mp4");
    assertEquals(new PixelAspect(2, 1), shape(film).pixels());
  }

  private static PictureShape shape(Path file) throws Exception {
    try (Demuxer demuxer = new Demuxer(file)) {
      demuxer.open();
      return demuxer.pictures().shape();
    }
  }

  /** Six patches side by side. */
  @Beside
  @Test
  void coloursAreRight() throws Exception {
    BufferedImage picture = snapshot("c709tv_tag.mp4");
    List<Color> wanted =
        List.of(Color.RED, Color.GREEN, Color.BLUE, Color.WHITE, Color.GRAY, Color.BLACK);
    for (int i = 0; i < wanted.size(); i++) {
      Color seen = new Color(picture.getRGB(27 + 53 * i, 90));
      assertEquals(wanted.get(i).getRed(), seen.getRed(), 8, "red of patch " + i);
      assertEquals(wanted.get(i).getGreen(), seen.getGreen(), 8, "green of patch " + i);
      assertEquals(wanted.get(i).getBlue(), seen.getBlue(), 8, "blue of patch " + i);
    }
  }

  @Beside
  @ParameterizedTest
  @CsvSource({"mp4", "mkv"})
  void timesOfReorderedPicturesAreKept(String kind) throws Exception {
    Path film = recorded(FILES.resolve("bframes.mp4").toString(), "film." + kind);
    List<Long> times = pictures(film);
    assertTrue(!times.equals(times.stream().sorted().toList()), "they are reordered");
    times.sort(null);
    // The last ones may lack the pictures that are shown before them.
    for (int i = 0; i < times.size() - 3; i++) {
      double shown = (double) (times.get(i) - times.getFirst());
      assertEquals(i * 1_000_000 / 15.0, shown, 1500.0, "picture " + i);
    }
  }

  /** FUSE takes the place of a share that knows no locks, or of a disk that is pulled out. */
  @Test
  void aShareWithoutLocksIsUsedAndABrokenDiskIsTold() throws Exception {
    try (FaultyDisk disk = FaultyDisk.mount(RECORD.resolve("faultfs.c"), folder)) {
      disk.is("nolock");
      Path profile = disk.path().resolve("profile.json");
      rig.runAsGiven(
          "profile", "add", "Hall", "rtsp://127.0.0.1:1/x", "--profile", profile.toString());
      assertTrue(Files.readString(profile).contains("Hall"));
      String film = FILES.resolve("bframes.mp4").toString();
      Path to = disk.path().resolve("recordings");
      String[] record = {"record", film, "--output", to.toString(), "--duration", "1s", "--json"};
      Ended ended = run(record);
      assertEquals(1, ended.err().split("without file locks", -1).length - 1, ended::err);
      disk.is("eio");
      Ended broken = rig.run(record);
      assertEquals(7, broken.code(), broken::toString);
      assertEquals("disk", last(broken).get("error").get("kind").asString());
      disk.is("");
    }
  }

  /** A file system of the cases, which does what it is told. */
  private record FaultyDisk(Process process, Path control, Path path) implements AutoCloseable {
    static FaultyDisk mount(Path source, Path folder) throws Exception {
      Path program = folder.resolve("faultfs");
      assumeTrue(
          SharedCamera.runs(
              "bash",
              "-c",
              "gcc -O1 -o \"$0\" \"$1\" $(pkg-config fuse3 --cflags --libs)",
              program.toString(),
              source.toString()),
          "gcc or the headers of FUSE 3 are not installed");
      Path back = Files.createDirectories(folder.resolve("back"));
      Path path = Files.createDirectories(folder.resolve("share"));
      Process process =
          new ProcessBuilder(program.toString(), back.toString(), path.toString(), "-f")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      FaultyDisk disk = new FaultyDisk(process, back.resolve(".ctl"), path);
      for (int i = 0; i < 100 && !SharedCamera.runs("mountpoint", "-q", path.toString()); i++) {
        Thread.sleep(50);
      }
      if (!SharedCamera.runs("mountpoint", "-q", path.toString())) {
        disk.close();
        assumeTrue(false, "this system mounts nothing by FUSE");
      }
      return disk;
    }

    void is(String fault) throws IOException {
      Files.writeString(control, fault);
    }

    @Override
    public void close() {
      SharedCamera.runs("umount", "-l", path.toString());
      process.destroy();
    }
  }
}
