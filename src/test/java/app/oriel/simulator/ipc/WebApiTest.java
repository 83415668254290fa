package app.oriel.simulator.ipc;

import static app.oriel.simulator.ipc.RtspPeer.hash;
import static app.oriel.simulator.ipc.WebPeer.percent;
import static app.oriel.simulator.ipc.WebPeer.rsa;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Credentials;
import app.oriel.simulator.ipc.WebPeer.Reply;
import java.net.ConnectException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The web API and OpenAPI, asked by hand as tplink-ipc.md sections 4 and 5 have it. */
@Timeout(60)
class WebApiTest {
  /** Obfuscated: {@code WaQ7x6b09TefbwK}, by the notes' vector. */
  private static final String PASSWORD = "admin123";

  private static final String OBFUSCATED = "WaQ7x6b09TefbwK";
  private static final String VIGI_MD5 = "5A56F233594997E7B76669482AB2F77C";
  private static final String DEVICE =
      "{\"method\":\"get\",\"device_info\":{\"name\":[\"basic_info\"]}}";
  private static final String AUDIO =
      "{\"method\":\"get\",\"audio_capability\":{\"name\":"
          + "[\"device_speaker\",\"device_microphone\"]}}";

  private static IpcRig rig(IpcModel model, String... quirks) throws Exception {
    return new IpcRig(model, new StillFootage(), new Credentials("admin", PASSWORD), quirks);
  }

  private static WebPeer peer(IpcRig rig) {
    boolean vigi = rig.camera.web().port() != rig.camera.web().httpPort();
    return new WebPeer(rig.camera.web().port(), vigi);
  }

  private static Reply challenge(WebPeer peer) throws Exception {
    Reply reply = peer.post("/", "{\"method\":\"do\",\"login\":{}}");
    assertEquals("-40401", reply.field("error_code"));
    return reply;
  }

  private static Reply login(WebPeer peer, String password, String more) throws Exception {
    return peer.post(
        "/",
        "{\"method\":\"do\",\"login\":{\"username\":\"admin\",\"password\":\""
            + password
            + "\""
            + more
            + "}}");
  }

  /** The password and the other fields of a row, by hand. */
  private static Reply logIn(WebPeer peer, String row) throws Exception {
    Reply given = challenge(peer);
    String nonce = given.field("nonce");
    String md5 = hash("MD5", PASSWORD + ":" + nonce);
    String md5Field = ",\"md5_encrypt_type\":\"1\"";
    return switch (row) {
      case "plain" -> login(peer, OBFUSCATED, "");
      case "rsa" ->
          login(peer, rsa(given.field("key"), OBFUSCATED + ":" + nonce), ",\"encrypt_type\":\"2\"");
      case "md5-3" -> login(peer, md5, ",\"encrypt_type\":\"3\"" + md5Field);
      case "md5-2" -> login(peer, md5, ",\"encrypt_type\":\"2\"" + md5Field);
      case "md5-1" -> login(peer, md5, ",\"encrypt_type\":1" + md5Field);
      case "vigi" ->
          login(
              peer,
              percent(rsa(given.field("key"), VIGI_MD5 + ":" + nonce)),
              ",\"encrypt_type\":\"2\",\"passwdType\":\"md5\"");
      case "vigi-key-2" ->
          login(
              peer,
              percent(rsa(given.field("key_2"), VIGI_MD5 + ":" + nonce)),
              ",\"encrypt_type\":\"2\",\"passwdType\":\"md5\",\"keyType\":\"1\"");
      default -> login(peer, VIGI_MD5, ",\"encrypt_type\":\"1\",\"passwdType\":\"md5\"");
    };
  }

  @ParameterizedTest
  @CsvSource({
    "TL_IPC44AW_COLOR, plain",
    "TL_IPC44AW_COLOR, rsa",
    "TL_IPC44AW_COLOR, md5-3",
    "TL_IPC44AW_COLOR, md5-2",
    "TL_IPC44AW_COLOR, md5-1",
    "VIGI_C540V, vigi",
    "VIGI_C540V, vigi-key-2",
    "VIGI_C540V, vigi-bare"
  })
  void everyRowSignsInAndTellsTheModel(IpcModel model, String row) throws Exception {
    try (IpcRig rig = rig(model, "webLogin=" + row)) {
      WebPeer peer = peer(rig);
      Reply in = logIn(peer, row);
      assertEquals("0", in.field("error_code"), in.body());
      String stok = in.field("stok");
      assertTrue(stok.matches("\\(.*!.*\\*.*\\)"), stok);
      Reply device = peer.post("/stok=" + percent(stok) + "/ds", DEVICE);
      assertEquals(model.label(), device.field("device_model"));
      assertEquals("1.0.9%20Build%20210716%20Rel.63037n", device.field("sw_version"));
      assertEquals(1, rig.camera.web().counters().signIns());
      assertEquals(0, rig.camera.web().counters().refusedSignIns());
    }
  }

  @Test
  void theChallengeSaysWhatALoginNeeds() throws Exception {
    try (IpcRig rig = rig(IpcModel.TL_IPC44AW_COLOR, "webLogin=md5-2")) {
      WebPeer peer = peer(rig);
      Reply page = peer.ask("GET", "/pc/Content.htm", "");
      assertEquals("401 Unauthorized", page.status());
      for (Reply each :
          new Reply[] {
            page,
            challenge(peer),
            peer.post("/passport/auth", "{\"method\":\"get\"}"),
            peer.post("/", "{\"method\":\"do\",\"user_management\":{\"get_encrypt_info\":null}}")
          }) {
        assertEquals("-40401", each.field("error_code"));
        assertEquals("[\"1\",\"2\"]", each.field("encrypt_type"));
        assertEquals("1", each.field("md5_encrypt_type"));
        assertEquals(8, each.field("nonce").length());
        assertFalse(each.field("key").contains("/"), "percent-encoded");
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"md5-2, rsa", "rsa, md5-2", "md5-3, md5-2", "vigi, vigi-bare"})
  void anotherRowIsAWrongPassword(String wanted, String given) throws Exception {
    try (IpcRig rig = rig(IpcModel.VIGI_C540V, "webLogin=" + wanted)) {
      assertEquals("-40401", logIn(peer(rig), given).field("error_code"));
      assertEquals(1, rig.camera.web().counters().wrongPasswords());
    }
  }

  @ParameterizedTest
  @CsvSource({"md5-2", "rsa"})
  void aNonceIsGoodOnce(String row) throws Exception {
    try (IpcRig rig = rig(IpcModel.TL_IPC48AW, "webLogin=" + row)) {
      WebPeer peer = peer(rig);
      Reply given = challenge(peer);
      String nonce = given.field("nonce");
      boolean md5 = row.startsWith("md5");
      String password =
          md5
              ? hash("MD5", PASSWORD + ":" + nonce)
              : rsa(given.field("key"), OBFUSCATED + ":" + nonce);
      String more = ",\"encrypt_type\":\"2\"" + (md5 ? ",\"md5_encrypt_type\":\"1\"" : "");
      assertEquals("0", login(peer, password, more).field("error_code"));
      assertEquals("-40409", login(peer, password, more).field("error_code"));
      assertEquals(0, rig.camera.web().counters().wrongPasswords());
    }
  }

  @Test
  void tooManyWrongPasswordsLockTheDoorWithACountdown() throws Exception {
    try (IpcRig rig = rig(IpcModel.TL_IPC48AW, "webLogin=plain", "webAttempts=3")) {
      WebPeer peer = peer(rig);
      assertEquals("1", login(peer, "wrong", "").field("time"));
      assertEquals("2", login(peer, "wrong", "").field("time"));
      Reply locked = login(peer, "wrong", "");
      assertEquals("-40404", locked.field("error_code"));
      assertEquals(1800.0, Integer.parseInt(locked.field("sec_left")), 5);
      assertEquals("-40404", login(peer, OBFUSCATED, "").field("error_code"));
      assertEquals(3, rig.camera.web().counters().wrongPasswords());
      assertEquals(1, rig.camera.web().counters().locked());
    }
  }

  @Test
  void aWrongUserIsCalledSo() throws Exception {
    try (IpcRig rig = rig(IpcModel.TL_IPC48AW, "webLogin=plain")) {
      String body =
          "{\"method\":\"do\",\"login\":{\"username\":\"root\",\"password\":\""
              + OBFUSCATED
              + "\"}}";
      assertEquals("-40411", peer(rig).post("/", body).field("error_code"));
    }
  }

  @Test
  void aStokMustBeEncodedAndEnds() throws Exception {
    try (IpcRig rig = rig(IpcModel.TL_IPC48AW, "webLogin=plain", "webStokUses=1")) {
      WebPeer peer = peer(rig);
      String stok = logIn(peer, "plain").field("stok");
      assertEquals("-40401", peer.post("/stok=" + stok + "/ds", DEVICE).field("error_code"));
      String target = "/stok=" + percent(stok) + "/ds";
      assertEquals("0", peer.post(target, DEVICE).field("error_code"));
      assertEquals("-40401", peer.post(target, DEVICE).field("error_code"));
      String second = "/stok=" + percent(logIn(peer, "plain").field("stok")) + "/ds";
      rig.camera.web().expireStoks();
      assertEquals("-40401", peer.post(second, DEVICE).field("error_code"));
      assertEquals(3, rig.camera.web().counters().staleStoks());
      assertEquals(1, rig.camera.web().counters().commands());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "TL_IPC48AW_PLUS, told, G711ulaw, 16, 1",
    "TL_IPC48AW, told, G711alaw, 8, 0",
    "TL_IPC48AW, vague, G711, 8, 0"
  })
  void theLoudspeakerSaysWhatItPlays(
      IpcModel model, String how, String codec, String rate, String aec) throws Exception {
    try (IpcRig rig = rig(model, "webLogin=plain", "webAudio=" + how)) {
      WebPeer peer = peer(rig);
      String target = "/stok=" + percent(logIn(peer, "plain").field("stok")) + "/ds";
      Reply audio = peer.post(target, AUDIO);
      assertEquals("[\"" + codec + "\"]", audio.field("decode_type"));
      assertEquals("[\"" + rate + "\"]", audio.field("sampling_rate"));
      assertEquals("1", audio.field("half_duplex"));
      assertEquals(aec, audio.field("aec"));
    }
  }

  @Test
  void whatIsNotKnownIsSaidSoAndHiccupsPass() throws Exception {
    try (IpcRig rig =
        rig(IpcModel.TL_IPC48AW, "webLogin=plain", "webAudio=absent", "webTransient=1")) {
      WebPeer peer = peer(rig);
      String target = "/stok=" + percent(logIn(peer, "plain").field("stok")) + "/ds";
      assertEquals("-40210", peer.post(target, DEVICE).field("error_code"));
      assertEquals("-40106", peer.post(target, AUDIO).field("error_code"));
      assertEquals("0", peer.post(target, DEVICE).field("error_code"));
    }
  }

  @Test
  void someTellTheirModelInATable() throws Exception {
    try (IpcRig rig = rig(IpcModel.TL_IPC48AW, "webLogin=plain", "webTable=true")) {
      WebPeer peer = peer(rig);
      String target = "/stok=" + percent(logIn(peer, "plain").field("stok")) + "/ds";
      assertEquals("-40106", peer.post(target, DEVICE).field("error_code"));
      Reply table =
          peer.post(target, "{\"method\":\"get\",\"device_info\":{\"table\":[\"info\"]}}");
      assertTrue(table.body().contains("\"info\":[{\"device_model\":\"TL-IPC48AW\""), table.body());
    }
  }

  @Test
  void vigiSendsFromHttpToHttps() throws Exception {
    try (IpcRig rig = rig(IpcModel.VIGI_C540V)) {
      Reply reply = new WebPeer(rig.camera.web().httpPort(), false).ask("GET", "/", "");
      assertEquals("302 Found", reply.status());
      assertTrue(
          reply.head().contains("Location: https://127.0.0.1:" + rig.camera.web().port() + "/\r\n"),
          reply.head());
    }
  }

  @Test
  void openApiSignsInAndTellsPortAndLoudspeaker() throws Exception {
    try (IpcRig rig = rig(IpcModel.VIGI_C540V)) {
      WebPeer peer = new WebPeer(rig.camera.web().openApiPort(), true);
      String stok = doAuth(peer, PASSWORD).field("stok");
      String target = "/stok=" + percent(stok);
      Reply port = peer.post(target, "{\"method\":\"getStreamPort\",\"params\":null}");
      assertEquals(Integer.toString(rig.camera.port()), port.field("streamPort"));
      Reply audio = peer.post(target, "{\"method\":\"getAudioCapability\",\"params\":null}");
      assertTrue(audio.body().contains("\"speaker\":{"), audio.body());
      assertEquals("-10030", peer.post(target, "{\"method\":\"fly\"}").field("errCode"));
      assertEquals("-10002", peer.post("/stok=x", "{\"method\":\"fly\"}").field("errCode"));
      assertTrue(audio.head().contains("Connection: close"), audio.head());
    }
  }

  @Test
  void openApiLocksAfterTooMany() throws Exception {
    try (IpcRig rig = rig(IpcModel.VIGI_C540V, "webAttempts=2")) {
      WebPeer peer = new WebPeer(rig.camera.web().openApiPort(), true);
      assertEquals("-10020", doAuth(peer, "wrong").field("errCode"));
      assertEquals("-10022", doAuth(peer, "wrong").field("errCode"));
      assertEquals("-10022", doAuth(peer, PASSWORD).field("errCode"));
      assertEquals(2, rig.camera.web().counters().wrongPasswords());
    }
  }

  private static Reply doAuth(WebPeer peer, String password) throws Exception {
    Reply given = peer.post("/", "{\"method\":\"doAuth\",\"params\":null}");
    assertEquals("-10020", given.field("errCode"));
    String nonce = given.field("nonce");
    assertTrue(nonce.toLowerCase(Locale.ROOT).matches("[0-9a-f]{32}"), nonce);
    String secret = hash("SHA-256", "admin:TP-LINK IP-Camera:" + password);
    String response = hash("SHA-256", secret + ":" + nonce + ":" + hash("SHA-256", "POST:doAuth"));
    return peer.post(
        "/",
        "{\"method\":\"doAuth\",\"params\":{\"nonce\":\""
            + nonce
            + "\",\"response\":\""
            + response
            + "\"}}");
  }

  @Test
  void doorsThatAreOffAreClosed() throws Exception {
    try (IpcRig rig = rig(IpcModel.TL_IPC48AW, "web=false")) {
      assertEquals(0, rig.camera.web().port());
      assertEquals(0, rig.camera.web().openApiPort());
    }
    IpcRig closed = rig(IpcModel.TL_IPC48AW);
    int port = closed.camera.web().port();
    closed.close();
    assertThrows(ConnectException.class, () -> new WebPeer(port, false).ask("GET", "/", ""));
  }
}
