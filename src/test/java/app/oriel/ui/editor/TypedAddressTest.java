package app.oriel.ui.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.CameraUrl;
import app.oriel.camera.CameraUrlException;
import app.oriel.camera.Credentials;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedAddressTest {
  @ParameterizedTest
  @CsvSource({
    "192.168.1.20, kasa://192.168.1.20",
    "' hall.lan ', kasa://hall.lan",
    "hall.lan:19443, kasa://hall.lan:19443",
    "kasa://hall.lan, kasa://hall.lan",
    "KASA://Hall.lan?discovery=1, kasa://Hall.lan?discovery=1",
    "fe80::1, kasa://[fe80::1]",
    "ann:secret@hall.lan, kasa://hall.lan",
    "kasa://ann:sec@ret@hall.lan, kasa://hall.lan"
  })
  void aBareHostIsAKasaCamera(String typed, String url) {
    assertEquals(url, TypedAddress.url(typed).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "/home/ann/my clip.mp4, file:///home/ann/my%20clip.mp4, My clip",
    "/home/ann:x@y/front_door.mp4, file:///home/ann:x@y/front_door.mp4, Front door",
    "file:///home/ann/a@b.mkv, file:///home/ann/a@b.mkv, A@b",
    "FILE://localhost/clip.mp4, file:///clip.mp4, Clip",
  })
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void aPathFromTheRootIsAFile(String typed, String url, String name) {
    assertEquals(url, TypedAddress.url(typed).toString());
    assertEquals(name, TypedAddress.name(TypedAddress.url(typed)).orElse(""));
    assertFalse(TypedAddress.holdsCredentials(typed));
    assertNull(TypedAddress.credentials(typed));
  }

  /** A window has no folder that people are in: so it is a host, as ever. */
  @Test
  void aBareFileNameIsAHost() {
    assertEquals("kasa://clip.mp4", TypedAddress.url("clip.mp4").toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "kasa://", "two words", "hall:99999", "file://host/clip.mp4", "file:"})
  void whatIsNoAddressIsRefused(String typed) {
    assertThrows(CameraUrlException.class, () -> TypedAddress.url(typed));
  }

  @Test
  void userAndPasswordAreTakenOff() {
    String typed = "kasa://ann%40mail.example:p%20w@hall.lan:19443/x";
    assertTrue(TypedAddress.holdsCredentials(typed));
    assertEquals(new Credentials("ann@mail.example", "p w"), TypedAddress.credentials(typed));
    assertEquals("kasa://hall.lan:19443/x", TypedAddress.withoutCredentials(typed));
    assertFalse(TypedAddress.holdsCredentials("hall.lan:19443"));
    assertEquals(new Credentials("ann", ""), TypedAddress.credentials("ann@hall.lan"));
  }

  @Test
  void aPasswordThatCannotBeReadIsTakenOffAllTheSame() {
    String typed = "kasa://ann:100%@hall.lan";
    assertNull(TypedAddress.credentials(typed));
    assertEquals("kasa://hall.lan", TypedAddress.withoutCredentials(typed));
  }

  @ParameterizedTest
  @CsvSource({
    "hall.lan, Hall",
    "front_door, Front door",
    "kasa://door:19443, Door",
    "192.168.1.20, ''",
    "fe80::1, ''",
    "localhost, ''"
  })
  void aHostSuggestsAName(String typed, String name) {
    CameraUrl url = TypedAddress.url(typed);
    assertEquals(name, TypedAddress.name(url).orElse(""));
  }
}
