package app.oriel.kasa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.SwitchPort.Power;
import app.oriel.http.HostNames;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class SysinfoTest {
  private static final String OFF =
      """
      {"system":{"get_sysinfo":{"err_code":0,"system":{"a_type":2,"alias":"Hall","camera_switch":"off",
       "latitude":51.4779,"longitude":-0.0015,"mac":"00:11:22:33:44:55","model":"EC60(US)"}}}}
      """;

  private final KasaFamily family = KasaRig.family();

  /** The published vector of the question. */
  @Test
  void hidesAsTheCamerasDo() {
    byte[] plain = "{\"system\":{\"get_sysinfo\":{}}}".getBytes(StandardCharsets.US_ASCII);
    byte[] hidden = Autokey.hide(plain);
    assertEquals(
        "d0f281f88bff9af7d5ef94b6d1b4c09fec95e68fe187e8caf08bf68bf6",
        HexFormat.of().formatHex(hidden));
    assertArrayEquals(plain, Autokey.show(hidden, hidden.length));
  }

  @Test
  void saysThatTheCameraIsOff() throws Exception {
    try (var camera = new FakeSysinfo(OFF)) {
      assertEquals(Power.OFF, power(family, camera(camera.port())));
      assertEquals(
          "d0f281f88bff9af7d5ef94b6d1b4c09fec95e68fe187e8caf08bf68bf6",
          camera.questions().getFirst());
    }
  }

  @Test
  void saysThatTheCameraIsOn() throws Exception {
    try (var camera = new FakeSysinfo(OFF.replace("\"off\"", "\"on\""))) {
      assertEquals(Power.ON, power(family, camera(camera.port())));
    }
  }

  @Test
  void asksTwice() throws Exception {
    try (var camera = new FakeSysinfo("", OFF)) {
      assertEquals(Power.OFF, power(family, camera(camera.port())));
      assertEquals(2, camera.questions().size());
    }
  }

  @Test
  void givesUpOnSilence() throws Exception {
    try (var camera = new FakeSysinfo("")) {
      assertEquals(Power.UNKNOWN, power(family, camera(camera.port())));
      assertEquals(2, camera.questions().size());
    }
  }

  @Test
  void givesUpWhereNothingListens() throws Exception {
    int port;
    try (var camera = new FakeSysinfo("")) {
      port = camera.port();
    }
    assertEquals(Power.UNKNOWN, power(family, camera(port)));
  }

  @Test
  void givesUpOnANameWhoseLookUpHangs() throws Exception {
    var asked = new CountDownLatch(1);
    var never = new CountDownLatch(1);
    var names =
        new HostNames(
            work -> {
              asked.countDown();
              return Thread.ofPlatform()
                  .daemon()
                  .unstarted(() -> assertDoesNotThrow(() -> never.await()));
            });
    var url = CameraUrl.parse("kasa://hall.lan");
    var camera = new Camera("hall", url, null, CameraMemory.forgetful());
    assertEquals(Power.UNKNOWN, power(KasaRig.family(names), camera));
    assertEquals(0, asked.getCount(), "the look-up was given a thread of its own");
    never.countDown();
  }

  @Test
  void anInterruptEndsTheAsking() throws Exception {
    try (var camera = new FakeSysinfo("")) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> power(family, camera(camera.port())));
      assertFalse(Thread.interrupted());
    }
  }

  private static Power power(KasaFamily family, Camera camera) throws InterruptedException {
    return family.switches().orElseThrow().power(camera);
  }

  @Test
  void readsOnlyWhatIsNeeded() {
    KasaSysinfo info = parse(OFF).orElseThrow();
    assertEquals(new KasaSysinfo(Power.OFF), info);
    assertFalse(info.toString().contains("51.4"), "where its owner lives stays unread");
  }

  @Test
  void bearsAPlugsShape() {
    var info = parse("{\"system\":{\"get_sysinfo\":{\"camera_switch\":\"on\",\"model\":\"X\"}}}");
    assertEquals(Power.ON, info.orElseThrow().power());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "7",
        "{\"system\":7}",
        "{\"system\":{\"get_sysinfo\":[]}}",
        "\0\0\0",
      })
  void bearsGarbage(String json) {
    assertTrue(parse(json).isEmpty());
  }

  @Test
  void bearsHostileReplies() {
    assertTrue(parse("[".repeat(4000)).isEmpty());
    assertTrue(parse("{\"system\":".repeat(400)).isEmpty());
    String odd =
        "{\"system\":{\"get_sysinfo\":{\"camera_switch\":[1],\"alias\":\""
            + "x".repeat(3000)
            + "\"}}}";
    assertEquals(new KasaSysinfo(Power.UNKNOWN), parse(odd).orElseThrow());
  }

  private static Optional<KasaSysinfo> parse(String json) {
    return KasaSysinfo.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static Camera camera(int port) {
    var url = CameraUrl.parse("kasa://127.0.0.1:1/?x=1&discovery=" + port);
    return new Camera("hall", url, null, CameraMemory.forgetful());
  }
}
