package app.oriel.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** URLs of files, as people and programs write them. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class FileUrlTest {
  @ParameterizedTest
  @CsvSource({
    // typed, path, name
    "file:///home/ann/clip.mp4, /home/ann/clip.mp4, clip.mp4",
    "file:/home/ann/clip.mp4, /home/ann/clip.mp4, clip.mp4",
    "FILE://LocalHost/clip.mp4, /clip.mp4, clip.mp4",
    "file:///my%20clip.mp4, /my clip.mp4, my clip.mp4",
    "file:///my clip.mp4, /my clip.mp4, my clip.mp4",
    "file:///a%2520b.mp4, /a%20b.mp4, a%20b.mp4",
    "file:///100%.mp4, /100%.mp4, 100%.mp4",
    "file:///100%2, /100%2, 100%2",
    "file:///a?b#c.mp4, /a?b#c.mp4, a?b#c.mp4",
    "file:///ann:secret@home/a@b.mp4, /ann:secret@home/a@b.mp4, a@b.mp4",
    "file:///%E5%BD%95%E5%83%8F.mp4, /录像.mp4, 录像.mp4",
    "file:///录像.mp4, /录像.mp4, 录像.mp4",
    "file:////x//y, //x//y, y",
  })
  void readsWhereAFileIs(String typed, String path, String name) {
    CameraUrl url = CameraUrl.parse(typed);
    assertEquals("file", url.scheme());
    assertEquals("", url.host());
    assertEquals(Path.of(path), FileUrl.pathOf(url));
    assertEquals(name, FileUrl.nameOf(url));
    assertEquals(url, CameraUrl.parse(url.toString()), url::toString);
    assertNull(CameraUrl.credentialsIn(typed));
    if (!typed.contains("//LocalHost")) {
      assertEquals(typed, CameraUrl.withoutCredentials(typed));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/home/ann/clip.mp4",
        "/a b/c%d?e#f@g:h.mp4",
        "/录像/前门 1.mkv",
        "/new\nline\t.mp4",
        "/[1]{2}|\\^`\"<>.mp4",
        "/../x/./y",
      })
  void everyPathHasAUrl(String path) {
    CameraUrl url = FileUrl.of(Path.of(path));
    assertEquals(Path.of(path), FileUrl.pathOf(url));
    assertEquals(url, CameraUrl.parse(url.toString()));
    assertFalse(url.toString().contains("\n"), url::toString);
  }

  @Test
  void aPathFromHereIsWrittenFromTheRoot() {
    assertEquals(
        Path.of("clip.mp4").toAbsolutePath(), FileUrl.pathOf(FileUrl.of(Path.of("clip.mp4"))));
    assertEquals(FileUrl.of(Path.of("a/clip.mp4")), CameraUrl.parse("file:a/clip.mp4"));
  }

  @Test
  void aNameIsOnePrintableLine() {
    assertEquals("a?b.mp4", FileUrl.nameOf(CameraUrl.parse("file:///x/a%0Ab.mp4")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "file:",
        "file:/",
        "file://",
        "file:///",
        "file://clip.mp4",
        "file://host/clip.mp4",
        "file://me:secret@host/clip.mp4",
        "file:a%00b",
      })
  void aFileElsewhereOrNoneIsRefused(String typed) {
    var failure = assertThrows(CameraUrlException.class, () -> CameraUrl.parse(typed));
    assertFalse(failure.toString().contains("secret"), failure::toString);
    assertFalse(CameraUrl.withoutCredentials(typed).contains("secret"));
  }
}
