package app.oriel.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Camera URLs as people type them. */
class CameraUrlTest {
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        // typed, scheme, host, port, path
        "kasa://hall, kasa, hall, 0, ''",
        "kasa://hall.lan:19443, kasa, hall.lan, 19443, ''",
        "KASA://Hall, kasa, Hall, 0, ''",
        "kasa://192.168.1.20, kasa, 192.168.1.20, 0, ''",
        "kasa://192.168.1.20/, kasa, 192.168.1.20, 0, /",
        "kasa://[::1], kasa, ::1, 0, ''",
        "kasa://[fe80::1%eth0]:1, kasa, fe80::1%eth0, 1, ''",
        "rtsp://[fe80::1%25eth0]/a%25b, rtsp, fe80::1%eth0, 0, /a%25b",
        "rtsps://[fe80::1%253]:322, rtsps, fe80::1%3, 322, ''",
        "rtsp://[fe80::1%25253], rtsp, fe80::1%253, 0, ''",
        "rtsp://[fe80::1%25], rtsp, fe80::1%25, 0, ''",
        "kasa://me:secret@[2001:db8::7]:65535/x, kasa, 2001:db8::7, 65535, /x",
        "ipc://hall:554?stream=sub&channel=2, ipc, hall, 554, ?stream=sub&channel=2",
        "kasa://hall#part, kasa, hall, 0, #part",
        "rtsp://hall/a%20b/c?d=e@f, rtsp, hall, 0, /a%20b/c?d=e@f",
        "kasa://hall_cam.lan, kasa, hall_cam.lan, 0, ''",
        "kasa://1st-floor, kasa, 1st-floor, 0, ''",
        "kasa://4cam:99, kasa, 4cam, 99, ''",
        "x-y.z+1://hall, x-y.z+1, hall, 0, ''",
      })
  void readsWhereACameraIs(String typed, String scheme, String host, int port, String path) {
    assertEquals(new CameraUrl(scheme, host, port, path), CameraUrl.parse(typed));
    assertNullOrHidden(typed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"eth0", "3", "25", "253", "25eth0", "2525"})
  void zonesOfAddressesSurviveBeingWrittenDown(String zone) {
    CameraUrl url = new CameraUrl("rtsp", "fe80::1%" + zone, 0, "/a");
    assertEquals(url, CameraUrl.parse(url.toString()));
  }

  private static void assertNullOrHidden(String typed) {
    Credentials credentials = CameraUrl.credentialsIn(typed);
    assertEquals(!typed.contains("secret"), credentials == null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        // typed, user, password
        "me:plain me plain",
        "me@mail.example:plain me@mail.example plain",
        "me%40mail.example:plain me@mail.example plain",
        "me:a:b me a:b",
        "me:a@b me a@b",
        "me:a@b:c@d me a@b:c@d",
        "me:a/b me a/b",
        "me:a?b me a?b",
        "me:a#b me a#b",
        "me@mail.example:1/2 me@mail.example 1/2",
        "me:a+b me a+b",
        "me:a%2Bb me a+b",
        "me:100%25 me 100%",
        "me:%40%3A%2F%23%25 me @:/#%",
        "me:p%C3%A4ss me päss",
        "me:pässwörd me pässwörd",
        "me:密码 me 密码",
        "me:%F0%9F%98%80 me 😀",
        "me: me ''",
        ":only '' only",
        "me me ''",
        "[::1]:x [ :1]:x",
      })
  void readsWhoMayLook(String info, String user, String password) {
    String typed = "kasa://" + info + "@hall:7/path";
    assertEquals(new Credentials(user, password), CameraUrl.credentialsIn(typed));
    assertEquals(new CameraUrl("kasa", "hall", 7, "/path"), CameraUrl.parse(typed));
    assertEquals("kasa://hall:7/path", CameraUrl.parse(typed).toString());
    assertEquals("kasa://hall:7/path", CameraUrl.withoutCredentials(typed));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kasa://me:%@hall",
        "kasa://me:secret%4@hall",
        "kasa://me:%sEcret@hall",
        "kasa://%zz:secret@hall",
        "kasa://me:%-1secret@hall"
      })
  void aLonePercentIsRefusedWithoutRepeatingIt(String typed) {
    var failure = assertThrows(CameraUrlException.class, () -> CameraUrl.credentialsIn(typed));
    assertEquals(
        Detail.of("a-percent-sign-in-user-or-password-must-be-written-as", "%25"),
        failure.detail());
    assertNull(failure.getCause());
  }

  static Stream<String> hostile() {
    return Stream.of(
        "",
        "hall",
        "://hall",
        "kasa:/me:secret@hall",
        "kasa:me:secret@hall",
        "kasa://",
        "kasa:///path",
        "kasa://me:secret@",
        "kasa://me:secret@/",
        "kasa://me:secret@ hall",
        "kasa://me:secret@ha ll",
        "kasa://me:secret@hall:0",
        "kasa://me:secret@hall:65536",
        "kasa://me:secret@hall:-1",
        "kasa://me:secret@hall:19443x",
        "kasa://me:secret@hall:99999999999999999999",
        "kasa://me:secret@hall:١٢",
        "kasa://me:secret@[::1",
        "kasa://me:secret@[secret]",
        "kasa://me:secret@[::1]secret",
        "kasa://me:secret@[::1%secret secret]",
        "kasa://me:secret@ha\nll",
        "kasa://me:secret@ha\0ll",
        "kasa://me:secret@.",
        "kasa://me:secret@-",
        "kasa://me:secret@%68all",
        "kasa://me:secret@hall\\secret",
        "ka sa://me:secret@hall",
        "1kasa://me:secret@hall",
        "kasa\n://me:secret@hall",
        "kasa://me:" + "secret".repeat(400) + "@hall");
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void refusesNonsenseWithoutRepeatingIt(String typed) {
    var failure = assertThrows(CameraUrlException.class, () -> CameraUrl.parse(typed));
    assertFalse(String.valueOf(failure.getMessage()).contains("secret"), failure.getMessage());
    assertNull(failure.getCause());
    assertThrows(CameraUrlException.class, () -> CameraUrl.credentialsIn(typed));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void takesThePasswordOffNonsenseToo(String typed) {
    String without = CameraUrl.withoutCredentials(typed);
    if (typed.contains("://me:secret@")) {
      assertFalse(without.contains("me:secret"), without);
    }
  }

  /** Some makes want the password in the path. */
  @ParameterizedTest
  @CsvSource({
    "hall, hall",
    "rtsp://me:secret@hall/live, rtsp://hall/live",
    "rtsp://hall/user=admin_password=secret_channel=1_stream=0.sdp,"
        + " rtsp://hall/user=admin_password=…_channel=1_stream=0.sdp",
    "rtsp://hall/user=admin&password=&channel=1, rtsp://hall/user=admin&password=&channel=1",
    "rtsp://hall/live?usr=me&pwd=secret, rtsp://hall/live?usr=me&pwd=…",
    "rtsp://hall/live?PassWord=se_cret#x, rtsp://hall/live?PassWord=…#x",
    "rtsp://hall/live?token=secret/more, rtsp://hall/live?token=…/more",
  })
  void whatIsShownHoldsNoSecret(String typed, String shown) {
    assertEquals(shown, CameraUrl.forEyes(typed));
  }

  @ParameterizedTest
  @CsvSource({
    "hall, hall",
    "Front door, Front door",
    "kasa://hall, kasa://hall",
    "kasa://hall/a@b, kasa://hall/a@b",
    "kasa://hall:7?a=b@c, kasa://hall:7?a=b@c",
    "kasa://me@hall, kasa://hall",
    "kasa://me:p@w@hall/x, kasa://hall/x",
    "kasa://me:p/w@hall, kasa://hall",
    "me:p@w@hall, hall",
    "kasa:/me:p@hall, hall",
    "me@hall, me@hall",
    "hall:7, hall:7",
  })
  void takesThePasswordOff(String typed, String without) {
    assertEquals(without, CameraUrl.withoutCredentials(typed));
  }

  @ParameterizedTest
  @CsvSource({
    "kasa://hall, true",
    "KASA://me:secret@hall, true",
    "x://, true",
    "hall, false",
    "Front door, false",
    "kasa:hall, false",
    "kasa:/hall, false",
    "a b://hall, false",
    "1x://hall, false",
    "://hall, false",
    "/dev/video0, false",
    "file:///clip.mp4, true",
    "File:clip.mp4, true",
    "file, false",
    "files:/x, false",
  })
  void tellsAUrlFromAName(String text, boolean url) {
    assertEquals(url, CameraUrl.looksLikeUrl(text));
  }

  @Test
  void hasTheFamilysPortUnlessItNamesOne() {
    assertEquals(19443, CameraUrl.parse("kasa://hall").portOr(19443));
    assertEquals(7, CameraUrl.parse("kasa://hall:7").portOr(19443));
  }

  @ParameterizedTest
  @CsvSource({
    "kasa://h?talk=7, 7",
    "kasa://h/a/b?discovery=1&talk=18444#x, 18444",
    "kasa://h?talk=1&talk=65535, 65535",
    "kasa://h?talk=0,",
    "kasa://h?talk=65536,",
    "kasa://h?talk=123456,",
    "kasa://h?stalk=7,",
    "kasa://h?a=1#talk=7,",
    "kasa://h/talk=7,",
    "kasa://h?t.lk=7,",
  })
  void mayNameTheOtherPortsOfASoftwareCamera(String url, Integer port) {
    assertEquals(
        port == null ? OptionalInt.empty() : OptionalInt.of(port),
        CameraUrl.parse(url).portNamed("talk"));
  }

  @Test
  void writesWhatItReads() {
    for (String url :
        new String[] {"kasa://hall", "kasa://[::1]:7/x?y=z", "ipc://hall?stream=sub"}) {
      assertEquals(url, CameraUrl.parse(url).toString());
    }
    assertEquals("[::1]", CameraUrl.parse("kasa://[::1]").hostInUrl());
  }

  @Test
  void credentialsNeverShow() {
    assertEquals("Credentials[hidden]", new Credentials("me", "secret").toString());
    Camera camera =
        new Camera(
            "hall",
            CameraUrl.parse("kasa://me:secret@hall"),
            new Credentials("me@mail.example", "secret"),
            CameraMemory.forgetful());
    assertFalse(camera.toString().contains("secret"), camera.toString());
    assertFalse(camera.toString().contains("mail.example"), camera.toString());
  }
}
