package app.oriel.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.Codec;
import app.oriel.camera.FileUrl;
import app.oriel.cli.CliRig.Ended;
import app.oriel.cli.WindowRequest.Content;
import app.oriel.codec.VideoFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files in place of cameras, by their path or their URL. Nobody is asked who signs in. */
@Timeout(60)
class FileCommandsTest {
  @TempDir private Path folder;
  private CliRig rig;
  private Path clip;

  @BeforeEach
  void begin() {
    rig = new CliRig(folder, CliRig.SHORT);
    clip = VideoFiles.bars(folder.resolve("my clip.mp4"), "mp4", 30, Codec.AAC);
  }

  @AfterEach
  void end() throws IOException {
    rig.close();
  }

  @Test
  void aFileIsTestedByItsPath() {
    Ended ended = rig.run("test", clip.toString(), "--json");
    String pattern =
        """
        \\{"camera":"%s","ok":true,"steps":\\[\\{"step":"reach","ok":true,"ms":\\d+},\
        \\{"step":"signIn","ok":true,"method":"none"},\
        \\{"step":"picture","ok":true,"codec":"h264","width":320,"height":192,\
        "fps":2[3-6]\\.\\d,"firstPictureMs":\\d+},\
        \\{"step":"sound","ok":true,"codec":"aac","rate":8000}],"talk":"unknown"}\
        """
            .formatted(clip);
    assertTrue(ended.document().matches(pattern), ended::toString);
    assertEquals(0, ended.code());
  }

  @Test
  void theWallShowsFilesByPathAndUrl() {
    Ended ended = rig.run("view", clip.toString(), FileUrl.of(clip).toString());
    assertEquals(0, ended.code(), ended::toString);
    assertEquals("", ended.err());
    for (var each : ((Content.These) rig.windows.getFirst().content()).cameras()) {
      Camera camera = each.camera();
      assertEquals("my clip.mp4", camera.name());
      assertEquals(FileUrl.of(clip), camera.url());
      assertNull(camera.credentials());
    }
  }

  @Test
  void aFileIsSavedAsACamera() {
    assertEquals(0, rig.run("profile", "add", "Clip", clip.toString()).code());
    Ended listed = rig.run("profile", "list", "--json");
    assertTrue(listed.out().contains(FileUrl.of(clip).toString()), listed::toString);
    rig.run("view", "clip");
    Camera camera =
        ((Content.These) rig.windows.getFirst().content()).cameras().getFirst().camera();
    assertEquals(FileUrl.of(clip), camera.url());
    assertNull(camera.credentials());
  }

  @Test
  void aSavedNameGoesBeforeAFileOfThatName() {
    rig.run("profile", "add", clip.toString(), "kasa://canary:canary@127.0.0.9");
    rig.run("view", clip.toString());
    Camera camera =
        ((Content.These) rig.windows.getFirst().content()).cameras().getFirst().camera();
    assertEquals("kasa", camera.url().scheme());
  }

  /** What is neither a URL nor a file that is there is a name, as ever. */
  @ParameterizedTest
  @CsvSource({
    "nobody, 2, usage",
    "./nobody.mp4, 2, usage",
    "concat:a.mp4, 2, usage",
    "pipe:0, 2, usage",
    "., 2, usage",
    "http://127.0.0.1:9/a.mp4, 6, unsupported",
    "https://127.0.0.1:9/a.mp4, 6, unsupported",
    "rtmp://127.0.0.1:9/a, 6, unsupported",
    "concat://a, 6, unsupported",
    "file://127.0.0.1/a.mp4, 2, usage",
    "file:///nowhere/at/all.mp4, 3, unreachable",
    "file:///, 2, usage",
  })
  void nothingElseIsOpened(String argument, int code, String kind) {
    Ended ended = rig.run("test", argument, "--json");
    assertEquals(code, ended.code(), ended::toString);
    assertTrue(ended.out().contains("\"kind\":\"" + kind + "\""), ended::toString);
  }

  @Test
  void whatIsNoVideoIsSaidToBeNone() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.mp4"), "#EXTM3U\nhttp://127.0.0.1:9/x\n");
    Ended ended = rig.run("test", text.toString());
    assertEquals(6, ended.code(), ended::toString);
    assertTrue(ended.out().contains("✗ picture"), ended::toString);
    assertTrue(ended.err().contains(text + ": no video can be read from it"), ended::toString);
  }
}
