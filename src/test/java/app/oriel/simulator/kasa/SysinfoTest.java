package app.oriel.simulator.kasa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Credentials;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the discovery port answers. */
class SysinfoTest {
  /** {@code {"system":{"get_sysinfo":{}}}} as it was seen on the wire, from kasa.md section 6. */
  private static final byte[] QUERY =
      HexFormat.of().parseHex("d0f281f88bff9af7d5ef94b6d1b4c09fec95e68fe187e8caf08bf68bf6");

  @Test
  void repliesOneLevelDeeperThanPlugs() throws Exception {
    try (Rig rig = new Rig(KasaModel.EC60)) {
      JsonNode outer = sysinfo(rig);
      assertEquals(0, outer.path("err_code").asInt(-1));
      JsonNode fields = outer.path("system");
      assertEquals("IOT.IPCAMERA", fields.path("type").asString());
      assertEquals("EC60(US)", fields.path("model").asString());
      assertEquals("Hall", fields.path("alias").asString());
      assertEquals("on", fields.path("camera_switch").asString());
      assertEquals("1080P", fields.path("resolution").asString());
      assertEquals(2, fields.path("stream_version").asInt(-1));
      assertTrue(fields.path("deviceId").asString().matches("[0-9A-F]{40}"));
      assertTrue(fields.path("mac").asString().matches("([0-9A-F]{2}:){5}[0-9A-F]{2}"));
      assertEquals(
          fields.path("mac").asString().replace(":", ""), fields.path("mic_mac").asString());
      assertTrue(fields.path("latitude").isNumber());
      assertTrue(fields.path("longitude").isNumber());
      assertTrue(fields.path("system_time").isIntegralNumber());
    }
  }

  @Test
  void tellsItsSwitchAndLeavesOutWhatOlderOnesLack() throws Exception {
    try (Rig rig = new Rig(KasaModel.KC100)) {
      rig.camera.setPower(false);
      JsonNode fields = sysinfo(rig).path("system");
      assertEquals("off", fields.path("camera_switch").asString());
      assertFalse(fields.has("stream_version"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{", "[]", "{\"system\":{\"reboot\":{}}}", "{\"system\":{\"get_sysinfo\":1}}"})
  void isSilentToAllElse(String query) throws Exception {
    try (Rig rig = new Rig()) {
      byte[] coded = coded(query.getBytes(StandardCharsets.UTF_8));
      assertEquals(Optional.empty(), ask(rig, coded, InetAddress.getLoopbackAddress(), 200));
      assertFalse(sysinfo(rig).isMissingNode());
    }
  }

  @Test
  void isSilentWhereToldTo() throws Exception {
    try (Rig rig = new Rig("discovery=silent")) {
      assertEquals(Optional.empty(), ask(rig, QUERY, InetAddress.getLoopbackAddress(), 200));
    }
  }

  @Test
  void isMuteOverTcp() throws Exception {
    try (Rig rig = new Rig();
        Socket client = new Socket(InetAddress.getLoopbackAddress(), rig.camera.discoveryPort())) {
      client.getOutputStream().write(QUERY);
      client.setSoTimeout(200);
      assertThrows(SocketTimeoutException.class, () -> client.getInputStream().read());
      rig.end();
      assertEquals(-1, client.getInputStream().read());
      assertEquals(List.of(), rig.running());
    }
  }

  @Test
  void tellsOfNoActivityWhereNoneWas() throws Exception {
    AtomicLong seconds = new AtomicLong(1_700_000_000);
    KasaSetup setup =
        new KasaSetup(
            KasaModel.KC110,
            "Hall",
            InetAddress.getLoopbackAddress(),
            KasaPorts.FREE,
            new Credentials(Rig.USER, Rig.PASSWORD),
            KasaModel.KC110.quirks(),
            CameraCertificates.inMemory());
    Sysinfo sysinfo =
        new Sysinfo(setup, () -> true, () -> Instant.ofEpochSecond(seconds.incrementAndGet()));
    JsonNode first = fields(sysinfo);
    JsonNode second = fields(sysinfo);
    assertEquals(1, second.path("system_time").asLong() - first.path("system_time").asLong());
    assertEquals(first.path("last_activity_timestamp"), second.path("last_activity_timestamp"));
  }

  @Test
  void answersBroadcastsUnlessItIsNewer() throws Exception {
    InetAddress everybody = InetAddress.ofLiteral("127.255.255.255");
    try (Rig rig = new Rig("discovery=unicast-only")) {
      assertEquals(Optional.empty(), ask(rig, QUERY, everybody, 200));
    }
    try (Rig rig = new Rig("discovery=broadcast+unicast")) {
      assertTrue(ask(rig, QUERY, everybody, 5000).isPresent());
    }
  }

  @Test
  void answersABroadcastBesideOtherCameras() throws Exception {
    InetAddress neighbour = InetAddress.ofLiteral("127.0.0.2");
    try (Rig first = new Rig();
        Rig second =
            new Rig(neighbour, new KasaPorts(0, first.camera.discoveryPort()), KasaModel.KC100)) {
      assertTrue(ask(first, QUERY, InetAddress.ofLiteral("127.255.255.255"), 5000).isPresent());
      Rig.await(() -> first.camera.counters().sysinfoReplies() == 1);
      Rig.await(() -> second.camera.counters().sysinfoReplies() == 1);
    }
  }

  private static JsonNode fields(Sysinfo sysinfo) {
    byte[] query = "{\"system\":{\"get_sysinfo\":{}}}".getBytes(StandardCharsets.UTF_8);
    JsonNode reply = new JsonMapper().readTree(sysinfo.answer(query).orElseThrow());
    return reply.path("system").path("get_sysinfo").path("system");
  }

  private static JsonNode sysinfo(Rig rig) throws IOException {
    byte[] reply = ask(rig, QUERY, InetAddress.getLoopbackAddress(), 5000).orElseThrow();
    return new JsonMapper().readTree(decoded(reply)).path("system").path("get_sysinfo");
  }

  private static Optional<byte[]> ask(Rig rig, byte[] query, InetAddress whom, int millis)
      throws IOException {
    try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      socket.setBroadcast(true);
      socket.setSoTimeout(millis);
      socket.send(new DatagramPacket(query, query.length, whom, rig.camera.discoveryPort()));
      DatagramPacket reply = new DatagramPacket(new byte[4096], 4096);
      socket.receive(reply);
      assertEquals(rig.camera.discoveryPort(), reply.getPort());
      return Optional.of(Arrays.copyOf(reply.getData(), reply.getLength()));
    } catch (SocketTimeoutException e) {
      return Optional.empty();
    }
  }

  private static byte[] coded(byte[] plain) {
    byte[] coded = plain.clone();
    for (int i = 0; i < coded.length; i++) {
      coded[i] ^= i == 0 ? (byte) 0xab : coded[i - 1];
    }
    return coded;
  }

  private static byte[] decoded(byte[] coded) {
    byte[] plain = coded.clone();
    for (int i = plain.length - 1; i >= 0; i--) {
      plain[i] ^= i == 0 ? (byte) 0xab : coded[i - 1];
    }
    return plain;
  }
}
