package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.Beside;
import app.oriel.codec.MediaFile;
import app.oriel.live.Await;
import app.oriel.simulator.kasa.KasaCamera;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code oriel record}, with real cameras of software. */
@Timeout(60)
class RecordTest {
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

  @Beside
  @Test
  void recordsOneCameraToAFileForATime() throws Exception {
    KasaCamera camera = rig.camera();
    Path file = folder.resolve("new folder").resolve("hall.mkv");
    CliRig.Ended ended =
        rig.run(
            "record",
            CliRig.urlWithPassword(camera),
            "--output",
            file.toString(),
            "--duration",
            "2s",
            "--json");
    assertEquals(0, ended.code(), ended.err());
    List<String> lines = ended.out().lines().toList();
    JsonNode last = json(lines.getLast());
    assertTrue(last.get("ok").asBoolean());
    assertEquals(CliRig.url(camera), last.get("camera").asString());
    assertEquals(file.toString(), last.get("file").asString());
    assertEquals(Files.size(file), last.get("bytes").asLong());
    MediaFile read = MediaFile.read(file);
    assertEquals(read.pictures(), last.get("frames").asInt());
    assertEquals(2.0, last.get("seconds").asDouble(), 0.4);
    assertEquals("pcm_mulaw", read.soundCodec());
    String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertEquals(Optional.empty(), new SecretForms(CliRig.USER, CliRig.PASSWORD).in(bytes));
    JsonNode during = json(lines.getFirst());
    assertFalse(during.has("ok") && lines.size() > 1, lines.getFirst());
    assertTrue(during.has("seconds") && during.has("frames") && during.has("bytes"));
  }

  @Beside
  @Test
  void recordsSeveralCamerasToAFolderAndTheHighestExitCodeWins() throws Exception {
    KasaCamera one = rig.camera();
    KasaCamera other = rig.cameraWithPassword("another");
    Path to = folder.resolve("recordings");
    CliRig.Ended ended =
        rig.run(
            "record",
            CliRig.urlWithPassword(one),
            CliRig.urlWithPassword(other),
            "--output",
            to.toString(),
            "--duration",
            "1s",
            "--json");
    assertEquals(4, ended.code(), ended.out() + ended.err());
    List<JsonNode> ends =
        ended.out().lines().map(RecordTest::json).filter(line -> line.has("ok")).toList();
    assertEquals(2, ends.size());
    assertTrue(ends.get(0).get("ok").asBoolean());
    assertFalse(ends.get(1).get("ok").asBoolean());
    assertEquals("refused", ends.get(1).get("error").get("kind").asString());
    Path file = Path.of(ends.get(0).get("file").asString());
    assertTrue(file.startsWith(to), file.toString());
    assertTrue(
        to.relativize(file)
            .toString()
            .matches("[^/]+/20[0-9]{2}-[0-9]{2}-[0-9]{2}/[0-9]{2}-[0-9]{2}-[0-9]{2} [^/]+\\.mp4"),
        file.toString());
    assertTrue(MediaFile.read(file).pictures() >= 10);
  }

  @Beside
  @Test
  void ctrlCEndsItCleanly() throws Exception {
    KasaCamera camera = rig.camera();
    Path file = folder.resolve("hall.mp4");
    StringWriter out = new StringWriter();
    AtomicInteger code = new AtomicInteger(-1);
    Thread command =
        Thread.ofPlatform()
            .start(
                () ->
                    code.set(
                        rig.program(out, new StringWriter())
                            .run(
                                "record",
                                CliRig.urlWithPassword(camera),
                                "-o",
                                file.toString(),
                                "--json",
                                "--profile",
                                rig.profileFile().toString())));
    Await.until("something is recorded", () -> Files.exists(file) && Files.size(file) > 20_000);
    command.interrupt();
    command.join();
    assertEquals(0, code.get(), out.toString());
    JsonNode last = json(out.toString().lines().toList().getLast());
    assertTrue(last.get("ok").asBoolean());
    assertEquals("moov", MediaFile.boxes(file).getLast());
    assertEquals(last.get("frames").asInt(), MediaFile.read(file).pictures());
  }

  @Beside
  @Test
  void aLongRecordingIsPutIntoSeveralFiles() throws Exception {
    KasaCamera camera = rig.camera();
    Path to = folder.resolve("recordings");
    CliRig.Ended ended =
        rig.run(
            "record",
            CliRig.urlWithPassword(camera),
            "-o",
            to.toString(),
            "--duration",
            "4s",
            "--file-length",
            "1s",
            "--file-size",
            "900MB",
            "--json");
    assertEquals(0, ended.code(), ended.err());
    int frames = json(ended.out().lines().toList().getLast()).get("frames").asInt();
    List<Path> files;
    try (Stream<Path> all = Files.walk(to)) {
      files = all.filter(Files::isRegularFile).toList();
    }
    assertTrue(files.size() > 1, files.toString());
    int together = 0;
    for (Path each : files) {
      together += MediaFile.read(each).pictures();
    }
    assertEquals(frames, together);
  }

  @Beside
  @Test
  void theDiskIsLeftAsMuchAsTheUserWants() throws Exception {
    KasaCamera camera = rig.camera();
    CliRig.Ended ended =
        rig.run(
            "record",
            CliRig.urlWithPassword(camera),
            "-o",
            folder.resolve("x.mp4").toString(),
            "--keep-free",
            "900000000GB",
            "--json");
    assertEquals(7, ended.code(), ended.out() + ended.err());
    assertFalse(Files.exists(folder.resolve("x.mp4")));
  }

  @Beside
  @Test
  void mistakesInTheArgumentsAreTold() throws Exception {
    Path there = Files.writeString(folder.resolve("there.mp4"), "precious");
    for (String[] arguments :
        List.of(
            new String[] {"record", "kasa://127.0.0.1"},
            new String[] {"record", "kasa://u:p@127.0.0.1", "--output", there.toString()},
            new String[] {
              "record", "kasa://u:p@127.0.0.1", "kasa://u:p@127.0.0.2", "-o", "new.mp4"
            },
            new String[] {"record", "kasa://u:p@127.0.0.1", "-o", "x", "--format", "avi"},
            new String[] {"record", "kasa://u:p@127.0.0.1", "-o", "x", "--keep-free", "lots"},
            new String[] {"record", "kasa://u:p@127.0.0.1", "-o", "x", "--duration", "0s"})) {
      CliRig.Ended ended = rig.run(arguments);
      assertEquals(2, ended.code(), String.join(" ", arguments) + ended.err());
    }
    assertEquals("precious", Files.readString(there));
  }

  @Beside
  @Test
  void aKindOfFileThatIsNotWrittenIsNoFolder() {
    for (String name : List.of("x.avi", "x.MOV", "x.webm", "x.png")) {
      Path to = folder.resolve(name);
      CliRig.Ended ended = rig.run("record", "kasa://u:p@127.0.0.1:1", "-o", to.toString());
      assertEquals(2, ended.code(), ended.err());
      assertTrue(ended.err().contains(".mp4, .mkv"), ended.err());
      assertFalse(Files.exists(to));
    }
  }

  @Beside
  @Test
  void aCameraThatIsNotThereIsToldAtOnce() {
    CliRig.Ended ended =
        rig.run("record", "kasa://u:p@127.0.0.1:1", "-o", folder.resolve("x.mp4").toString());
    assertEquals(3, ended.code(), ended.out() + ended.err());
    assertFalse(Files.exists(folder.resolve("x.mp4")));
  }

  @Beside
  @Test
  void aFolderThatCannotBeWrittenIsToldAsADiskProblem() throws Exception {
    Path file = Files.writeString(folder.resolve("a-file"), "");
    KasaCamera camera = rig.camera();
    CliRig.Ended ended =
        rig.run(
            "record",
            CliRig.urlWithPassword(camera),
            "-o",
            file.resolve("below").toString(),
            "--json");
    assertEquals(7, ended.code(), ended.out() + ended.err());
    JsonNode last = json(ended.out().lines().toList().getLast());
    assertEquals("disk", last.get("error").get("kind").asString());
  }
}
