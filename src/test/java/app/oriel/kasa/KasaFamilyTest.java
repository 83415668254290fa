package app.oriel.kasa;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraException;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.CertificateChangedException;
import app.oriel.camera.Codec;
import app.oriel.camera.Credentials;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.camera.PinnedCertificate;
import app.oriel.camera.Problem;
import app.oriel.camera.SignInSteps;
import app.oriel.http.CameraHttp;
import app.oriel.http.Limits;
import app.oriel.http.ScriptedServer;
import app.oriel.http.ScriptedServer.Scene;
import app.oriel.http.TestTls;
import app.oriel.http.Wire;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class KasaFamilyTest {
  private static final String USER = "canary-user@example.org";
  private static final String PASSWORD = "canary:päss word";
  private static final byte[] KEY =
      HexFormat.of().parseHex("000000016742c01e0000000168ce3c800000000165888400");
  private static final byte[] SLICE = HexFormat.of().parseHex("00000001419a2400");
  private static final byte[] SOUND = new byte[480];
  private static final String REALM = "Basic realm=\"smarthome@tp-link.com\"";
  private static final Scene REFUSAL =
      Scene.saying("HTTP/1.0 401 Unauthorized\r\nWWW-Authenticate: " + REALM + "\r\n\r\n");
  private static TestTls tls;

  private final CameraMemory memory = CameraMemory.forgetful();
  private final KasaFamily family = new KasaFamily(new CameraHttp(InstantSource.system()), quick());

  @BeforeAll
  static void makeCertificate() throws Exception {
    tls = TestTls.likeKasa();
  }

  enum Framing {
    RAW_MINUS_ONE,
    RAW,
    CHUNKED,
    SMALL_CHUNKS,
    CHUNKED_MINUS_ONE;

    byte[] of(byte[] parts) {
      return switch (this) {
        case RAW_MINUS_ONE -> Wire.stream("Content-Length: -1").raw(parts).bytes();
        case RAW -> Wire.stream().raw(parts).bytes();
        case CHUNKED -> Wire.stream("Transfer-Encoding: chunked").chunk(parts).bytes();
        case SMALL_CHUNKS -> Wire.stream("Transfer-Encoding: chunked").chunks(parts, 3).bytes();
        case CHUNKED_MINUS_ONE ->
            Wire.stream("Transfer-Encoding: chunked", "Content-Length: -1").chunk(parts).bytes();
      };
    }
  }

  @ParameterizedTest
  @EnumSource
  void playsEveryFraming(Framing framing) throws Exception {
    byte[] parts =
        new Wire()
            .part("video/x-h264", KEY, "X-UtcTime: 1778367331", "X-Timestamp: 100.066667")
            .part("audio/g711u", SOUND, "X-Timestamp: 100.06")
            .part("application/x-news", new byte[9])
            .part("video/x-h264", new byte[0])
            .part("VIDEO/H264; x=y", SLICE, "X-UtcTime: 1778367331")
            .bytes();
    try (var server = new ScriptedServer(tls, Scene.saying(framing.of(parts)));
        PacketSource source = family.open(camera(server), SignInSteps.IGNORED)) {
      var key = assertInstanceOf(Packet.Video.class, source.next());
      assertArrayEquals(KEY, key.bytes());
      assertEquals(Codec.H264, key.track().codec());
      assertEquals(100_066_667, key.timestamp());
      assertTrue(key.keyframe());
      var sound = assertInstanceOf(Packet.Audio.class, source.next());
      assertArrayEquals(SOUND, sound.bytes());
      assertEquals(Codec.PCMU, sound.track().codec());
      assertEquals(8000, sound.track().rate());
      assertEquals(100_060_000, sound.timestamp());
      assertTrue(sound.arrival() - key.arrival() >= 0);
      var slice = assertInstanceOf(Packet.Video.class, source.next());
      assertArrayEquals(SLICE, slice.bytes());
      assertFalse(slice.keyframe());
      assertEquals(Packet.NO_TIMESTAMP, slice.timestamp());
      var end = assertThrows(CameraException.class, source::next);
      assertEquals(Problem.STREAM_ENDED, end.problem());
    }
  }

  @Test
  void asksAsTheCamerasExpect() throws Exception {
    try (var server = new ScriptedServer(tls, stream())) {
      family.open(camera(server), SignInSteps.IGNORED).close();
      String head = server.asked();
      assertTrue(
          head.startsWith("GET /https/stream/mixed?video=h264&audio=g711 HTTP/1.1\r\n"), head);
      assertTrue(head.contains("\r\nHost: 127.0.0.1:" + server.port() + "\r\n"), head);
      assertEquals(USER + ":" + base64(PASSWORD), token(head));
    }
  }

  @Test
  void triesEachFormOnceAndRemembersTheOneThatWorks() throws Exception {
    try (var server = new ScriptedServer(tls, REFUSAL, REFUSAL, stream(), stream())) {
      var steps = new Steps();
      family.open(camera(server), steps).close();
      assertEquals(USER + ":" + base64(PASSWORD), token(server.asked()));
      assertEquals(USER + ":" + PASSWORD, token(server.asked()));
      String md5 = token(server.asked());
      assertTrue(md5.matches("(?s)" + USER + ":[0-9a-f]{32}"), md5);
      assertEquals(List.of("reached", "secured", "basic md5"), steps.seen);
      assertEquals("md5", memory.learnt("kasa.stream.passwordForm").orElseThrow());

      family.open(camera(server), SignInSteps.IGNORED).close();
      assertEquals(md5, token(server.asked()), "the remembered form comes first");
      assertEquals(0, server.requests());
    }
  }

  @Test
  void refusesAfterThreeAttempts() throws Exception {
    try (var server = new ScriptedServer(tls, REFUSAL, REFUSAL, REFUSAL, stream())) {
      var failure = failure(server);
      assertEquals(Problem.PASSWORD_REFUSED, failure.problem());
      assertEquals(
          3, List.of(server.asked(), server.asked(), server.asked()).stream().distinct().count());
      assertEquals(0, server.requests());
      assertTrue(memory.learnt("kasa.stream.passwordForm").isEmpty());
    }
  }

  @Test
  void takesHangingUpForARefusalWhileNoFormEverWorked() throws Exception {
    Scene emptyStream = Scene.saying(Wire.stream().bytes());
    try (var server = new ScriptedServer(tls, Scene.saying(""), emptyStream, stream())) {
      var steps = new Steps();
      family.open(camera(server), steps).close();
      assertEquals("basic md5", steps.seen.getLast());
    }
    try (var server =
        new ScriptedServer(tls, Scene.saying(""), Scene.saying(""), Scene.saying(""))) {
      memory.learn("kasa.stream.passwordForm", "none of ours");
      assertEquals(Problem.PASSWORD_REFUSED, failure(server).problem());
    }
  }

  @Test
  void takesHangingUpForAFaultOnceAFormWorked() throws Exception {
    memory.learn("kasa.stream.passwordForm", "plain");
    try (var server = new ScriptedServer(tls, Scene.saying(""), stream())) {
      assertEquals(Problem.CONNECTION_LOST, failure(server).problem());
      assertEquals(USER + ":" + PASSWORD, token(server.asked()));
      assertEquals(0, server.requests());
    }
  }

  @Test
  void bearsResetsBetweenTheForms() throws Exception {
    try (var server =
        new ScriptedServer(tls, REFUSAL, Scene.reset(), Scene.reset(), REFUSAL, stream())) {
      family.open(camera(server), SignInSteps.IGNORED).close();
      assertEquals("md5", memory.learnt("kasa.stream.passwordForm").orElseThrow());
    }
  }

  @Test
  void givesUpOnEndlessResets() throws Exception {
    try (var server = new ScriptedServer(tls, REFUSAL)) {
      assertEquals(Problem.CONNECTION_LOST, failure(server).problem());
      assertEquals(USER + ":" + base64(PASSWORD), token(server.asked()));
      assertEquals(0, server.requests());
    }
  }

  @Test
  void reachesAndSecuresBeforeItMissesThePassword() throws Exception {
    try (var server = new ScriptedServer(tls, stream())) {
      var steps = new Steps();
      var nobody = new Camera("hall", url(server, 1), null, memory);
      var failure = assertThrows(CameraException.class, () -> family.open(nobody, steps));
      assertEquals(Problem.PASSWORD_MISSING, failure.problem());
      assertEquals(List.of("reached", "secured"), steps.seen);
      assertEquals("", server.asked());
    }
  }

  @Test
  void sendsNothingToAChangedCertificate() throws Exception {
    try (var server = new ScriptedServer(tls, stream())) {
      memory.pin(server.port(), new PinnedCertificate("sha256:" + "a".repeat(64), Instant.EPOCH));
      assertInstanceOf(CertificateChangedException.class, failure(server));
      assertEquals("", server.asked());
    }
  }

  @Test
  void tellsOffFromBusy() throws Exception {
    Scene unavailable = Scene.saying("HTTP/1.0 503 Service Unavailable\r\n\r\nService Unavailable");
    try (var server = new ScriptedServer(tls, unavailable, unavailable, unavailable);
        var off = new FakeSysinfo(sysinfo("off"));
        var on = new FakeSysinfo(sysinfo("on"));
        var silent = new FakeSysinfo("")) {
      assertEquals(Problem.SWITCHED_OFF, failure(camera(server, off.port())).problem());
      assertEquals(Problem.BUSY, failure(camera(server, on.port())).problem());
      assertEquals(Problem.BUSY, failure(camera(server, silent.port())).problem());
      assertEquals(3, List.of(server.asked(), server.asked(), server.asked()).size());
      assertEquals(0, server.requests(), "no other form of the password was tried");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html>",
        "HTTP/1.1 200 OK\r\n\r\n--data-boundary--",
        "HTTP/1.1 404 Not Found\r\n\r\n",
        "HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1:4444/\r\n\r\n",
        "HTTP/1.1 500 Oops\r\n\r\n",
        "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n",
        "HTTP/1.0 200 OK\r\nContent-Type: " + Wire.TYPE + "\r\nContent-Encoding: gzip\r\n\r\nx",
      })
  void tellsWhatIsNoStream(String answer) throws Exception {
    try (var server = new ScriptedServer(tls, Scene.saying(answer))) {
      assertEquals(Problem.NOT_A_STREAM, failure(server).problem());
    }
  }

  @Test
  void tellsHowAStreamBreaks() throws Exception {
    byte[] whole = Wire.stream().part("video/x-h264", KEY).bytes();
    byte[] half = java.util.Arrays.copyOf(whole, whole.length - 6);
    Scene malformed = Scene.saying(Wire.stream().text("--data-boundary--\r\nx\r\n\r\n").bytes());
    try (var server =
        new ScriptedServer(
            tls,
            Scene.saying(half),
            Scene.thenSilence(half),
            malformed,
            Scene.saying(Wire.stream().text("3\r\n--d\r\nzz\r\n").bytes()))) {
      assertEquals(Problem.CONNECTION_LOST, breaking(server));
      assertEquals(Problem.STALLED, breaking(server));
      assertEquals(Problem.MALFORMED, breaking(server));
      assertEquals(Problem.MALFORMED, breaking(server));
    }
  }

  @Test
  void closingEndsAWaitingNext() throws Exception {
    Scene scene = Scene.thenSilence(Wire.stream().part("video/x-h264", KEY).bytes());
    var patient = new KasaFamily(new CameraHttp(InstantSource.system()), Limits.usual());
    try (var server = new ScriptedServer(tls, scene)) {
      PacketSource source = patient.open(camera(server), SignInSteps.IGNORED);
      source.next();
      var ended = new CompletableFuture<Exception>();
      Thread.ofVirtual().start(() -> ended.complete(assertThrows(Exception.class, source::next)));
      long start = System.nanoTime();
      source.close();
      source.close();
      assertInstanceOf(CameraException.class, ended.get(5, TimeUnit.SECONDS));
      assertTrue(System.nanoTime() - start < TimeUnit.SECONDS.toNanos(5));
      server.awaitEnd();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anInterruptEndsAWaitingNext(boolean virtual) throws Exception {
    Scene scene = Scene.thenSilence(Wire.stream().part("video/x-h264", KEY).bytes());
    var patient = new KasaFamily(new CameraHttp(InstantSource.system()), Limits.usual());
    try (var server = new ScriptedServer(tls, scene);
        PacketSource source = patient.open(camera(server), SignInSteps.IGNORED)) {
      source.next();
      var ended = new CompletableFuture<Exception>();
      Runnable reading = () -> ended.complete(assertThrows(Exception.class, source::next));
      Thread reader =
          virtual ? Thread.startVirtualThread(reading) : Thread.ofPlatform().start(reading);
      reader.interrupt();
      assertInstanceOf(InterruptedException.class, ended.get(5, TimeUnit.SECONDS));
    }
  }

  @Test
  void keepsSecretsToItself() throws Exception {
    String echo =
        "HTTP/1.0 200 OK\r\nContent-Type: text/" + USER + "\r\nX " + PASSWORD + "\r\n\r\n";
    try (var server =
        new ScriptedServer(
            tls, REFUSAL, REFUSAL, REFUSAL, Scene.saying(echo), Scene.thenReset(new byte[0]))) {
      for (int i = 0; i < 3; i++) {
        assertHidden(failure(server));
      }
      assertHidden(new IllegalStateException(camera(server).toString()));
    }
  }

  private static void assertHidden(Exception e) {
    var trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    for (PasswordForm form : PasswordForm.values()) {
      String token = form.authorization(new Credentials(USER, PASSWORD)).substring(6);
      assertFalse(trace.toString().contains(token), trace::toString);
    }
    assertFalse(trace.toString().contains("canary"), trace::toString);
    assertFalse(trace.toString().contains(base64(PASSWORD)), trace::toString);
  }

  private Problem breaking(ScriptedServer server) throws Exception {
    try (PacketSource source = family.open(camera(server), SignInSteps.IGNORED)) {
      return assertThrows(CameraException.class, source::next).problem();
    }
  }

  private CameraException failure(ScriptedServer server) {
    return failure(camera(server));
  }

  private CameraException failure(Camera camera) {
    return assertThrows(CameraException.class, () -> family.open(camera, SignInSteps.IGNORED));
  }

  private Camera camera(ScriptedServer server) {
    return camera(server, 1);
  }

  private Camera camera(ScriptedServer server, int discovery) {
    return new Camera("hall", url(server, discovery), new Credentials(USER, PASSWORD), memory);
  }

  private static CameraUrl url(ScriptedServer server, int discovery) {
    return CameraUrl.parse("kasa://127.0.0.1:" + server.port() + "?discovery=" + discovery);
  }

  private static Scene stream() {
    return Scene.thenSilence(Wire.stream().part("video/x-h264", KEY).bytes());
  }

  private static String sysinfo(String state) {
    return "{\"system\":{\"get_sysinfo\":{\"err_code\":0,\"system\":{\"camera_switch\":\""
        + state
        + "\"}}}}";
  }

  private static String token(String head) {
    String line =
        head.lines().filter(l -> l.startsWith("Authorization: Basic ")).findFirst().orElseThrow();
    byte[] token = Base64.getDecoder().decode(line.substring("Authorization: Basic ".length()));
    return new String(token, StandardCharsets.UTF_8);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Limits quick() {
    Limits usual = Limits.usual();
    Duration brief = Duration.ofMillis(800);
    return new Limits(
        usual.connect(),
        Duration.ofSeconds(3),
        brief,
        brief,
        usual.headLines(),
        usual.lineBytes(),
        usual.partBytes(),
        usual.garbageBytes());
  }

  private static final class Steps implements SignInSteps {
    final List<String> seen = new ArrayList<>();

    @Override
    public void reached(long millis) {
      seen.add("reached");
    }

    @Override
    public void secured(Secured secured) {
      seen.add("secured");
    }

    @Override
    public void signedIn(String method, @Nullable String passwordForm) {
      seen.add(method + " " + passwordForm);
    }
  }
}
