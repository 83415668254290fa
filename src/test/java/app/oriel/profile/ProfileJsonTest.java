package app.oriel.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Detail;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileJsonTest {
  private static final String PIN = "sha256:" + "a".repeat(64);
  private final ProfileJson json = new ProfileJson(Migrations.USUAL);

  @Test
  void everythingComesBackAsItWent() throws OrielException {
    CameraEntry hall =
        CameraEntry.fresh("Hall 门厅 🎥", Samples.HALL)
            .withSecrets("aes-gcm:AAAA", "aes-gcm:BBBB")
            .with(Remembered.NOTHING.withPin(19443, Samples.PIN).withPin(554, Samples.pin('b')))
            .with(Remembered.NOTHING.withLearnt("kasa.stream.passwordForm", "base64"));
    Profile profile =
        Profile.EMPTY
            .plus(hall)
            .plus(CameraEntry.fresh("Yard", Samples.YARD))
            .learning("kasa://10.0.0.1", Remembered.NOTHING.withPin(10443, Samples.PIN))
            .withKey(new KeyReference("file", "0123456789abcdef"));
    Profile back = json.read(json.write(profile));
    assertEquals(profile.cameras().get(0).remembered(), back.cameras().get(0).remembered());
    assertEquals(List.of("Hall 门厅 🎥", "Yard"), names(back));
    assertEquals(Samples.YARD, back.cameras().get(1).url());
    assertEquals("aes-gcm:BBBB", back.cameras().get(0).sealedPassword());
    assertEquals(profile.key(), back.key());
    assertEquals(List.of("kasa://10.0.0.1"), List.copyOf(back.hosts().keySet()));
    assertEquals(new String(json.write(profile), StandardCharsets.UTF_8), text(back));
  }

  @Test
  void theFormIsTheOneThatIsWrittenDown() throws OrielException {
    String file =
        """
        {"version":1,"cameras":[{"id":"1","name":"Hall","url":"kasa://hall.lan:19443",\
        "user":"aes-gcm:AAAA","password":"aes-gcm:BBBB",\
        "pins":{"19443":{"fingerprint":"%s","firstSeen":"2026-11-20T10:15:30Z"}},\
        "learnt":{"kasa.stream.passwordForm":"base64"}}],\
        "hosts":{"kasa://10.0.0.1:19443":{"learnt":{"a":"b"}}},\
        "key":{"home":"file","id":"0123456789abcdef"}}\
        """
            .formatted(PIN);
    assertEquals(file, packed(text(read(file))));
  }

  @Test
  void theShapeOfPicturesIsKeptAndAsSentIsNotWritten() throws OrielException {
    String file =
        """
        {"version":1,"cameras":[{"id":"1","name":"Hall","url":"kasa://h","aspect":"4:3"}]}\
        """;
    Profile hall = read(file);
    assertEquals(DisplayAspect.STANDARD, hall.cameras().getFirst().aspect());
    assertEquals(file, packed(text(hall)));
    Profile wide = hall.changing("1", camera -> camera.shownIn(DisplayAspect.WIDE));
    assertTrue(packed(text(wide)).contains("\"aspect\":\"16:9\""));
    Profile asSent = hall.changing("1", camera -> camera.shownIn(DisplayAspect.AS_SENT));
    assertFalse(text(asSent).contains("aspect"));
  }

  /** A newer version may know more of them. */
  @ParameterizedTest
  @ValueSource(strings = {"\"1:1\"", "\"\"", "7", "null", "{\"a\":1}"})
  void aShapeThatIsNotKnownIsAsSentAndStays(String aspect) throws OrielException {
    String file =
        """
        {"version":1,"cameras":[{"id":"1","name":"Hall","url":"kasa://h","aspect":%s}]}\
        """
            .formatted(aspect);
    assertEquals(DisplayAspect.AS_SENT, read(file).cameras().getFirst().aspect());
    assertEquals(file, packed(text(read(file))));
  }

  @Test
  void unknownKeysAreKeptAtEveryLevel() throws OrielException {
    String file =
        """
        {"new":[1,{"deep":null}],"version":1,"cameras":[{"id":"1","name":"Hall","url":"kasa://h",\
        "rotate":90,"pins":{"443":{"fingerprint":"%s","firstSeen":"2026-11-20T10:15:30Z",\
        "acceptedBy":"ann"}}}],"big":123456789012345678901234567890,"exact":1.500,"huge":1E+999999,\
        "half":"\\uD800","hosts":{"kasa://x":{"note":true}},\
        "key":{"home":"keychain","id":"k","account":"oriel"}}\
        """
            .formatted(PIN);
    Profile changed =
        read(file)
            .changing("1", camera -> camera.with(Remembered.NOTHING.withLearnt("a", "b")))
            .learning("kasa://x", Remembered.NOTHING.withLearnt("c", "d"));
    String written = packed(text(changed));
    for (String kept :
        List.of(
            "\"new\":[1,{\"deep\":null}]",
            "\"rotate\":90",
            "\"acceptedBy\":\"ann\"",
            "123456789012345678901234567890",
            "1.500",
            "1E+999999",
            "\"\\uD800\"",
            "\"note\":true",
            "\"account\":\"oriel\"",
            "\"learnt\":{\"a\":\"b\"}",
            "\"learnt\":{\"c\":\"d\"}")) {
      assertTrue(written.contains(kept), () -> kept + " is not in " + written);
    }
  }

  @Test
  void whatWasSaidOfACertificateGoesWithIt() throws OrielException {
    String file =
        """
        {"version":1,"cameras":[{"id":"1","name":"Hall","url":"kasa://h","pins":{"443":{\
        "fingerprint":"%s","firstSeen":"2026-11-20T10:15:30Z","acceptedBy":"ann"}}}]}\
        """
            .formatted(PIN);
    Remembered other = Remembered.NOTHING.withPin(443, Samples.pin('b'));
    assertFalse(text(read(file).changing("1", it -> it.with(other))).contains("acceptedBy"));
  }

  @Test
  void aUserAndPasswordInATypedUrlAreNotWrittenBack() throws OrielException {
    Profile profile =
        read(
            """
            {"version":1,"cameras":[{"id":"1","name":"Hall","url":"kasa://ann:canary@h"}]}\
            """);
    assertEquals("kasa://h", profile.cameras().getFirst().url().toString());
    assertFalse(text(profile).contains("canary"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "null",
        "[]",
        "7",
        "\"text\"",
        "{",
        "{}",
        "{\"version\":1",
        "{\"version\":1}}",
        "{\"version\":1} 2",
        "{\"version\":1,\"version\":1}",
        "{\"version\":\"1\"}",
        "{\"version\":null}",
        "{\"version\":1.5}",
        "{\"version\":0}",
        "{\"version\":-1}",
        "{\"version\":true}",
        "{\"version\":1,\"cameras\":{}}",
        "{\"version\":1,\"cameras\":\"none\"}",
        "{\"version\":1,\"hosts\":[]}",
        "{\"version\":1,\"hosts\":{\"kasa://x\":5}}",
        "{\"version\":1,\"hosts\":{\"kasa://x\":{\"pins\":{\"443\":{}}}}}",
        "{\"version\":1,\"key\":\"file\"}",
        "{\"version\":1,\"key\":{\"home\":\"file\"}}",
        "{\"version\":1,\"x\":\"a\u0000b\"}",
        "{\"version\":1,\"x\":NaN}",
        "{\"version\":1, // a comment\n\"cameras\":[]}"
      })
  void nonsenseIsRefused(String file) {
    OrielException refused = assertThrows(OrielException.class, () -> read(file));
    assertEquals(Problem.PROFILE_UNREADABLE, refused.problem());
  }

  @Test
  void enormousThingsAreRefused() {
    for (String file :
        List.of(
            "{\"version\":1,\"x\":" + "[".repeat(100) + "]".repeat(100) + "}",
            "{\"version\":1,\"x\":" + "[".repeat(1_000_000),
            "{\"version\":1,\"x\":" + "9".repeat(100_000) + "}",
            "{\"version\":1,\"x\":\"" + "x".repeat(100_000) + "\"}",
            "{\"version\":1,\"cameras\":[" + "0,".repeat(2000) + "0]}")) {
      OrielException refused = assertThrows(OrielException.class, () -> read(file));
      assertEquals(Problem.PROFILE_UNREADABLE, refused.problem());
    }
  }

  @Test
  void aBreakIsNamedByLineAndColumnWithoutWhatStandsThere() {
    OrielException refused =
        assertThrows(OrielException.class, () -> read("{\"version\":1,\n  \"x\": canary\n}"));
    assertEquals(Detail.of("no-valid-json-at", 2, 8), refused.detail());
  }

  @Test
  void aFileCutAnywhereIsRefusedAndNeverMisread() throws OrielException {
    byte[] whole =
        json.write(
            Profile.EMPTY
                .plus(CameraEntry.fresh("Hall", Samples.HALL))
                .learning("kasa://x", Remembered.NOTHING.withPin(443, Samples.PIN)));
    int end = new String(whole, StandardCharsets.UTF_8).stripTrailing().length();
    for (int length = 0; length < end; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThrows(OrielException.class, () -> json.read(cut), "cut at " + length);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2", "1000", "99999999999999999999999"})
  void aNewerVersionIsRefused(String version) {
    OrielException refused =
        assertThrows(OrielException.class, () -> read("{\"version\":" + version + "}"));
    assertEquals(Detail.of("was-written-by-a-newer-oriel", 1), refused.detail());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5",
        "null",
        "[]",
        "{}",
        "{\"name\":\"X\",\"url\":\"kasa://h\"}",
        "{\"id\":7,\"name\":\"X\",\"url\":\"kasa://h\"}",
        "{\"id\":\"1\",\"name\":\"X\",\"url\":\"kasa://h\"}",
        "{\"id\":\"2\",\"name\":\"\",\"url\":\"kasa://h\"}",
        "{\"id\":\"2\",\"name\":\"a\\u0000b\",\"url\":\"kasa://h\"}",
        "{\"id\":\"2\",\"name\":\"X\"}",
        "{\"id\":\"2\",\"name\":\"X\",\"url\":null}",
        "{\"id\":\"2\",\"name\":\"X\",\"url\":\"hall\"}",
        "{\"id\":\"2\",\"name\":\"X\",\"url\":\"kasa://h:99999\"}",
        "{\"id\":\"2\",\"name\":\"X\",\"url\":\"kasa://h\",\"password\":{}}",
        "{\"id\":\"2\",\"name\":\"X\",\"url\":\"kasa://h\",\"pins\":[]}",
        "{\"id\":\"2\",\"name\":\"X\",\"url\":\"kasa://h\",\"pins\":{\"0\":{}}}",
        "{\"id\":\"2\",\"name\":\"X\",\"url\":\"kasa://h\",\"pins\":{\"99999\":{}}}",
        "{\"id\":\"2\",\"name\":\"X\",\"url\":\"kasa://h\",\"pins\":{\"443\":{\"fingerprint\":\"?\"}}}",
        "{\"id\":\"2\",\"name\":\"X\",\"url\":\"kasa://h\",\"learnt\":{\"a\":1e999999999}}"
      })
  void oneCameraOfNonsenseIsKeptAndTakesNoOtherDown(String entry) throws OrielException {
    String other = "{\"id\":\"1\",\"name\":\"Hall\",\"url\":\"kasa://hall.lan\"}";
    Profile profile = read("{\"version\":1,\"cameras\":[" + other + "," + entry + "]}");
    assertEquals(List.of("Hall"), names(profile));
    assertEquals(1, profile.unread().size());
    assertTrue(profile.unread().getFirst().reason().toString().contains("cameras[1]"));
    String written = packed(text(profile));
    assertTrue(written.contains(other), written);
    assertTrue(written.contains(entry.replace("e999999999", "E+999999999")), written);
  }

  private Profile read(String file) throws OrielException {
    return json.read(file.getBytes(StandardCharsets.UTF_8));
  }

  private String text(Profile profile) {
    return new String(json.write(profile), StandardCharsets.UTF_8);
  }

  private static List<String> names(Profile profile) {
    return profile.cameras().stream().map(CameraEntry::name).toList();
  }

  private static String packed(String pretty) {
    return pretty
        .replaceAll("\\n *", "")
        .replaceAll("\" : ", "\":")
        .replaceAll("(?<=[\\[,]) | (?=])", "")
        .replace("{ }", "{}");
  }
}
