package app.oriel.simulator.kasa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, and what the others are told. */
class SignInTest {
  private static final String REALM = "Basic realm=\"smarthome@tp-link.com\"";
  private static final String REFUSAL =
      "HTTP/1.0 401 Unauthorized\r\nWWW-Authenticate: " + REALM + "\r\nContent-Length: 0\r\n\r\n";

  @ParameterizedTest
  @CsvSource({
    "plain,        true,  false, false",
    "base64,       false, true,  false",
    "md5,          false, false, true",
    "plain+md5,    true,  false, true",
    "admin-default,false, false, false",
  })
  void takesOnlyTheFormsItKnows(String forms, boolean plain, boolean base64, boolean md5)
      throws Exception {
    try (Rig rig = new Rig("streamPw=" + forms, "maxStreams=4")) {
      assertEquals(plain, isLetIn(rig, Rig.USER, Rig.PASSWORD));
      assertEquals(base64, isLetIn(rig, Rig.USER, Forms.base64(Rig.PASSWORD)));
      assertEquals(md5, isLetIn(rig, Rig.USER, Forms.md5(Rig.PASSWORD)));
      assertEquals(
          forms.equals("admin-default"), isLetIn(rig, "admin", "21232f297a57a5a743894a0e4a801fc3"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Bearer abc", "Basic", "Basic !!!", "Basic OjoO"})
  void refusesWithItsRealm(String authorization) throws Exception {
    try (Rig rig = new Rig();
        WireClient client = WireClient.connect(rig.camera.streamPort())) {
      client.send(
          "GET /https/stream/mixed HTTP/1.1\r\nAuthorization: " + authorization + "\r\n\r\n");
      assertEquals(REFUSAL, client.rest());
    }
  }

  @Test
  void refusesByGoingAwayWhereToldTo() throws Exception {
    try (Rig rig = new Rig("refusal=close");
        WireClient client = rig.ask("wrong")) {
      assertEquals("", client.rest());
    }
  }

  @Test
  void knowsNoOtherPath() throws Exception {
    try (Rig rig = new Rig();
        WireClient client = WireClient.connect(rig.camera.streamPort())) {
      client.get("/stream", Rig.USER + ":" + Forms.base64(Rig.PASSWORD));
      assertEquals("HTTP/1.0 404 Not Found\r\nContent-Length: 0\r\n\r\n", client.rest());
    }
  }

  @Test
  void countsWhatItSawWithoutSecrets() throws Exception {
    try (Rig rig = new Rig()) {
      isLetIn(rig, Rig.USER, "wrong");
      isLetIn(rig, Rig.USER, Forms.base64(Rig.PASSWORD));

      KasaCounters counters = rig.camera.counters();
      assertEquals(2, counters.connections());
      assertEquals(2, counters.signIns());
      assertEquals(1, counters.refusedSignIns());
      assertEquals(
          List.of("GET /https/stream/mixed", "GET /https/stream/mixed"), counters.requests());
      assertFalse(counters.toString().contains("Authorization"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"\r\n\r\n", "hello\r\n\r\n", "GET / HTTP/9\r\n\r\n"})
  void hangsUpOnWhatIsNoRequest(String nonsense) throws Exception {
    try (Rig rig = new Rig();
        WireClient client = WireClient.connect(rig.camera.streamPort())) {
      client.send(nonsense);
      assertEquals("", client.rest());
    }
  }

  @Test
  void hangsUpOnAnEndlessRequest() throws Exception {
    try (Rig rig = new Rig();
        WireClient client = WireClient.connect(rig.camera.streamPort())) {
      client.send("GET / HTTP/1.1\r\nX: " + "x".repeat(8192));
      assertEquals("", client.rest());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "rsa-gcm, TLSv1.2, TLS_RSA_WITH_AES_256_GCM_SHA384",
    "rsa-cbc, TLSv1.2, TLS_RSA_WITH_AES_256_CBC_SHA256",
    "ecdhe,   TLSv1.2, TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
    "tls13,   TLSv1.3, TLS_AES_256_GCM_SHA384",
  })
  void speaksTheOneCipherSuiteAskedFor(String tls, String protocol, String cipher)
      throws Exception {
    try (Rig rig = new Rig("tls=" + tls);
        WireClient client = rig.ask()) {
      assertTrue(client.head().startsWith("HTTP/1.0 200 OK\r\n"));
      assertEquals(protocol, client.session().getProtocol());
      assertEquals(cipher, client.session().getCipherSuite());
    }
  }

  private static boolean isLetIn(Rig rig, String user, String password) throws Exception {
    try (WireClient client = WireClient.ask(rig.camera.streamPort(), user, password)) {
      String head = client.head();
      assertTrue(head.equals(REFUSAL) || head.startsWith("HTTP/1.0 200 OK\r\n"), head);
      return !head.equals(REFUSAL);
    }
  }
}
