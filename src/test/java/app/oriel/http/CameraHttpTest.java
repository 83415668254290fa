package app.oriel.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CertificateChangedException;
import app.oriel.camera.OrielException;
import app.oriel.camera.PinnedCertificate;
import app.oriel.camera.Problem;
import app.oriel.camera.SignInSteps;
import app.oriel.http.ScriptedServer.Scene;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.security.Security;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class CameraHttpTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final Headers SECRET =
      new Headers(List.of(new Headers.Field("Authorization", "canary")));
  private static final byte[] HELLO =
      "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\nhello"
          .getBytes(StandardCharsets.ISO_8859_1);

  private final HostNames names = new HostNames(Thread.ofPlatform().daemon().factory());
  private final CameraHttp http = new CameraHttp(InstantSource.fixed(NOW), names);
  private final CameraMemory memory = CameraMemory.forgetful();

  @ParameterizedTest
  @CsvSource({
    "TLSv1.2,TLS_RSA_WITH_AES_256_GCM_SHA384",
    "TLSv1.2,TLS_RSA_WITH_AES_128_CBC_SHA",
    "TLSv1.2,TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
    "TLSv1.2,TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA",
    "TLSv1.3,TLS_AES_128_GCM_SHA256",
  })
  void speaksWhatTheCameraSpeaks(String protocol, String suite) throws Exception {
    try (var server = new ScriptedServer(new TestTls(protocol, suite), Scene.saying(HELLO))) {
      var steps = new Steps();
      try (CameraLine line =
          http.connect(camera(server.port()), server.port(), Limits.usual(), steps)) {
        assertEquals(List.of("reached", "secured"), steps.names);
        SignInSteps.Secured secured = steps.secured;
        assertEquals(protocol, secured == null ? "" : secured.protocol());
        assertEquals(suite, secured == null ? "" : secured.cipher());
        HttpAnswer answer = line.get("/", SECRET);
        assertEquals(200, answer.status());
        assertEquals("hello", text(answer));
      }
    }
  }

  @Test
  void leavesTheSecurityOfTheJvmAlone() throws Exception {
    var before = new ArrayList<>(Arrays.asList(Security.getProviders()));
    String disabled = Security.getProperty("jdk.tls.disabledAlgorithms");
    String certificates = Security.getProperty("jdk.certpath.disabledAlgorithms");
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.saying(HELLO))) {
      assertEquals(
          "hello", text(ask(new CameraHttp(InstantSource.system(), names), server.port())));
    }
    assertEquals(before, Arrays.asList(Security.getProviders()));
    assertEquals(disabled, Security.getProperty("jdk.tls.disabledAlgorithms"));
    assertEquals(certificates, Security.getProperty("jdk.certpath.disabledAlgorithms"));
    assertTrue(disabled.contains("TLS_RSA_*"), disabled);
  }

  @Test
  void pinsTheFirstCertificateAndKnowsItAgain() throws Exception {
    try (var server =
        new ScriptedServer(TestTls.likeKasa(), Scene.saying(HELLO), Scene.saying(HELLO))) {
      var steps = new Steps();
      http.connect(camera(server.port()), server.port(), Limits.usual(), steps).close();
      PinnedCertificate pin = memory.pin(server.port()).orElseThrow();
      assertTrue(pin.fingerprint().matches("sha256:[0-9a-f]{64}"), pin.fingerprint());
      assertEquals(NOW, pin.firstSeen());
      assertFalse(steps.isKnown());
      http.connect(camera(server.port()), server.port(), Limits.usual(), steps).close();
      assertTrue(steps.isKnown());
    }
  }

  @Test
  void sendsNothingToAnotherCertificate() throws Exception {
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.saying(HELLO))) {
      memory.pin(server.port(), new PinnedCertificate("sha256:" + "0".repeat(64), NOW));
      var failure = assertThrows(CertificateChangedException.class, () -> ask(http, server.port()));
      assertEquals(Problem.CERTIFICATE_CHANGED, failure.problem());
      assertTrue(failure.presented().fingerprint().matches("sha256:[0-9a-f]{64}"));
      assertEquals(
          "sha256:" + "0".repeat(64), memory.pin(server.port()).orElseThrow().fingerprint());
      assertEquals("", server.asked(), "not a byte of the request arrived");
    }
  }

  @Test
  void pinsNothingWhenTheHandshakeFails() throws Exception {
    Scene garbage =
        new Scene(
            false,
            (raw, out) ->
                out.write(
                    "HTTP/1.1 400 Bad\r\n\r\n".repeat(9).getBytes(StandardCharsets.ISO_8859_1)));
    try (var server = new ScriptedServer(TestTls.likeKasa(), garbage)) {
      assertEquals(Problem.TLS_FAILED, problem(server.port()));
      assertTrue(memory.pin(server.port()).isEmpty());
    }
  }

  @Test
  void tellsAClosedPort() throws Exception {
    int port;
    try (var door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = door.getLocalPort();
    }
    assertEquals(Problem.PORT_CLOSED, problem(port));
  }

  @Test
  void tellsAnUnknownHost() {
    var camera =
        new Camera("hall", new CameraUrl("kasa", "no.such.host.invalid", 1, ""), null, memory);
    var failure =
        assertThrows(
            OrielException.class,
            () -> http.connect(camera, 1, Limits.usual(), SignInSteps.IGNORED));
    assertEquals(Problem.UNKNOWN_HOST, failure.problem());
  }

  @Test
  void givesUpOnAMuteHandshake() throws Exception {
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.mute())) {
      assertEquals(Problem.NO_ANSWER, problem(server.port(), impatient()));
    }
  }

  @Test
  void tellsAResetDuringTheHandshake() throws Exception {
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.reset())) {
      assertEquals(Problem.CONNECTION_LOST, problem(server.port()));
    }
  }

  @Test
  void givesUpOnASilentAnswer() throws Exception {
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.thenSilence(new byte[0]))) {
      assertEquals(Problem.NO_ANSWER, problem(server.port(), impatient()));
    }
  }

  @Test
  void givesUpOnADrippingHead() throws Exception {
    Scene drip =
        new Scene(
            true,
            (raw, out) -> {
              for (int i = 0; i < 1000; i++) {
                out.write("X".getBytes(StandardCharsets.ISO_8859_1));
                out.flush();
                Thread.sleep(20);
              }
            });
    try (var server = new ScriptedServer(TestTls.likeKasa(), drip)) {
      long start = System.nanoTime();
      assertEquals(Problem.NO_ANSWER, problem(server.port(), impatient()));
      assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(10));
    }
  }

  @Test
  void tellsHangingUpFromAnAnswer() throws Exception {
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.saying(""))) {
      assertThrows(ClosedUnansweredException.class, () -> ask(http, server.port()));
    }
  }

  @Test
  void tellsAResetFromHangingUp() throws Exception {
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.thenReset(new byte[0]))) {
      var failure = assertThrows(OrielException.class, () -> ask(http, server.port()));
      assertEquals(OrielException.class, failure.getClass());
      assertEquals(Problem.HUNG_UP, failure.problem());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SSH-2.0-dropbear\r\n\r\n",
        "HTTP/2.0 200 OK\r\n\r\n",
        "HTTP/1.0 banana\r\n\r\n",
        "HTTP/1.0 200 OK\r\nno colon here\r\n\r\n"
      })
  void refusesWhatIsNotHttp(String head) throws Exception {
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.saying(head))) {
      assertEquals(Problem.NOT_A_STREAM, problem(server.port()));
    }
  }

  @Test
  void refusesEndlessHeads() throws Exception {
    String longLine = "HTTP/1.0 200 OK\r\nX: " + "y".repeat(5000) + "\r\n\r\n";
    String manyLines = "HTTP/1.0 200 OK\r\n" + "X: y\r\n".repeat(500) + "\r\n";
    try (var server =
        new ScriptedServer(TestTls.likeKasa(), Scene.saying(longLine), Scene.saying(manyLines))) {
      assertEquals(Problem.MALFORMED, problem(server.port()));
      assertEquals(Problem.MALFORMED, problem(server.port()));
    }
  }

  @Test
  void doesNotFollowARedirect() throws Exception {
    String redirect = "HTTP/1.0 302 Found\r\nLocation: https://127.0.0.1:1/\r\n\r\n";
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.saying(redirect))) {
      assertEquals(302, ask(http, server.port()).status());
      String head = server.asked();
      assertTrue(head.startsWith("GET /thing HTTP/1.1\r\n"), head);
      assertFalse(head.contains("Accept-Encoding"), head);
      assertFalse(head.contains("Cookie"), head);
      assertEquals(0, server.requests());
    }
  }

  @Test
  void refusesACompressedBody() throws Exception {
    String gzip = "HTTP/1.0 200 OK\r\nContent-Encoding: gzip\r\n\r\nxxxx";
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.saying(gzip))) {
      HttpAnswer answer = ask(http, server.port());
      var failure = assertThrows(OrielException.class, answer::body);
      assertEquals(Problem.NOT_A_STREAM, failure.problem());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "3", "999999999999"})
  void believesNothingAboutTheLength(String length) throws Exception {
    String head = "HTTP/1.0 200 OK\r\nContent-Length: " + length + "\r\n\r\n--body";
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.saying(head))) {
      assertEquals("--body", text(ask(http, server.port())));
    }
  }

  @Test
  void tellsSilenceInTheBody() throws Exception {
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.thenSilence(HELLO))) {
      FramedBody body = ask(http, server.port(), impatient()).body();
      assertArrayEquals("hello".getBytes(StandardCharsets.ISO_8859_1), body.readNBytes(5));
      var failure = assertThrows(OrielException.class, body::read);
      assertEquals(Problem.STALLED, failure.problem());
    }
  }

  @Test
  void closingEndsAWaitingRead() throws Exception {
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.thenSilence(HELLO))) {
      HttpAnswer answer = ask(http, server.port());
      FramedBody body = answer.body();
      assertEquals(5, body.readNBytes(5).length);
      var failure = new CompletableFuture<IOException>();
      var reading = new CountDownLatch(1);
      Thread reader =
          Thread.ofVirtual()
              .start(
                  () -> {
                    reading.countDown();
                    failure.complete(assertThrows(IOException.class, body::read));
                  });
      reading.await();
      awaitBlocked(reader);
      long start = System.nanoTime();
      answer.close();
      assertInstanceOf(OrielException.class, failure.get(5, TimeUnit.SECONDS));
      assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(5));
      server.awaitEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInterruptEndsTheOpening(boolean virtual) throws Exception {
    try (var server = new ScriptedServer(TestTls.likeKasa(), Scene.mute())) {
      var ended = new CompletableFuture<Exception>();
      Runnable opening =
          () -> ended.complete(assertThrows(Exception.class, () -> ask(http, server.port())));
      Thread thread = virtual ? Thread.startVirtualThread(opening) : new Thread(opening);
      if (!virtual) {
        thread.start();
      }
      awaitBlocked(thread);
      thread.interrupt();
      assertInstanceOf(InterruptedException.class, ended.get(5, TimeUnit.SECONDS));
    }
  }

  @Test
  void headersPrintNoValue() {
    assertFalse(SECRET.toString().contains("canary"));
    assertFalse(SECRET.fields().toString().contains("canary"));
  }

  private static void awaitBlocked(Thread thread) throws InterruptedException {
    for (int i = 0; i < 500; i++) {
      boolean inRead =
          Arrays.stream(thread.getStackTrace())
              .anyMatch(frame -> frame.getClassName().contains("TimedSocket"));
      if (inRead && thread.getState() != Thread.State.NEW) {
        return;
      }
      Thread.sleep(10);
    }
    throw new AssertionError("never blocked");
  }

  private Problem problem(int port) {
    return problem(port, Limits.usual());
  }

  private Problem problem(int port, Limits limits) {
    return assertThrows(OrielException.class, () -> ask(http, port, limits)).problem();
  }

  private HttpAnswer ask(CameraHttp with, int port) throws Exception {
    return ask(with, port, Limits.usual());
  }

  private HttpAnswer ask(CameraHttp with, int port, Limits limits) throws Exception {
    return with.connect(camera(port), port, limits, SignInSteps.IGNORED).get("/thing", SECRET);
  }

  private Camera camera(int port) {
    return new Camera("hall", new CameraUrl("kasa", "127.0.0.1", port, ""), null, memory);
  }

  private static Limits impatient() {
    Limits usual = Limits.usual();
    return new Limits(
        usual.connect(),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        Duration.ofSeconds(1),
        usual.headLines(),
        usual.lineBytes(),
        usual.partBytes(),
        usual.garbageBytes());
  }

  private static String text(HttpAnswer answer) throws IOException {
    return new String(answer.body().readAllBytes(), StandardCharsets.ISO_8859_1);
  }

  private static final class Steps implements SignInSteps {
    final List<String> names = new ArrayList<>();
    @Nullable Secured secured;

    @Override
    public void reached(long millis) {
      names.add("reached");
    }

    @Override
    public void secured(Secured how) {
      names.add("secured");
      secured = how;
    }

    @Override
    public void signedIn(String method, @Nullable String passwordForm) {
      names.add("signedIn");
    }

    boolean isKnown() {
      return secured != null && secured.known();
    }
  }
}
