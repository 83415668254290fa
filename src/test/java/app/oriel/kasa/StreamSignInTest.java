package app.oriel.kasa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Camera;
import app.oriel.camera.CameraMemory;
import app.oriel.camera.CertificateChangedException;
import app.oriel.camera.Credentials;
import app.oriel.camera.OrielException;
import app.oriel.camera.PinnedCertificate;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TimeLimits;
import app.oriel.http.ScriptedServer;
import app.oriel.http.ScriptedServer.Scene;
import app.oriel.http.TestTls;
import app.oriel.http.Wire;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class StreamSignInTest {
  private static final String REALM = "Basic realm=\"smarthome@tp-link.com\"";
  private static final Scene REFUSAL =
      Scene.saying("HTTP/1.0 401 Unauthorized\r\nWWW-Authenticate: " + REALM + "\r\n\r\n");
  private static final Scene HANG_UP = Scene.saying("");
  private static TestTls tls;

  private final KasaRig rig = new KasaRig();
  private final CameraMemory memory = rig.memory;
  private final KasaFamily family = rig.family;

  @BeforeAll
  static void makeCertificate() throws Exception {
    tls = TestTls.likeKasa();
  }

  @Test
  void asksAsTheCamerasExpect() throws Exception {
    try (var server = new ScriptedServer(tls, KasaRig.stream())) {
      family
          .open(rig.camera(server), Quality.MAIN, TimeLimits.usual(), SignInSteps.IGNORED)
          .close();
      String head = server.asked();
      assertTrue(
          head.startsWith("GET /https/stream/mixed?video=h264&audio=g711 HTTP/1.1\r\n"), head);
      assertTrue(head.contains("\r\nHost: 127.0.0.1:" + server.port() + "\r\n"), head);
      assertEquals(KasaRig.USER + ":" + base64(KasaRig.PASSWORD), token(head));
    }
  }

  @Test
  void triesEachFormOnceAndRemembersTheOneThatWorks() throws Exception {
    try (var server =
        new ScriptedServer(tls, REFUSAL, REFUSAL, KasaRig.stream(), KasaRig.stream())) {
      var steps = new Steps();
      family.open(rig.camera(server), Quality.MAIN, TimeLimits.usual(), steps).close();
      assertEquals(KasaRig.USER + ":" + base64(KasaRig.PASSWORD), token(server.asked()));
      assertEquals(KasaRig.USER + ":" + KasaRig.PASSWORD, token(server.asked()));
      String md5 = token(server.asked());
      assertTrue(md5.matches("(?s)" + KasaRig.USER + ":[0-9a-f]{32}"), md5);
      assertEquals(List.of("reached", "secured", "basic md5"), steps.seen);
      assertEquals("md5", memory.learnt("kasa.stream.passwordForm").orElseThrow());

      family
          .open(rig.camera(server), Quality.MAIN, TimeLimits.usual(), SignInSteps.IGNORED)
          .close();
      assertEquals(md5, token(server.asked()), "the remembered form comes first");
      assertEquals(0, server.requests());
    }
  }

  @Test
  void refusesAfterThreeAttempts() throws Exception {
    try (var server = new ScriptedServer(tls, REFUSAL, REFUSAL, REFUSAL, KasaRig.stream())) {
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
    try (var server = new ScriptedServer(tls, Scene.saying(""), emptyStream, KasaRig.stream())) {
      var steps = new Steps();
      family.open(rig.camera(server), Quality.MAIN, TimeLimits.usual(), steps).close();
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
    try (var server = new ScriptedServer(tls, HANG_UP, KasaRig.stream())) {
      assertEquals(Problem.HUNG_UP, failure(server).problem());
      assertEquals(KasaRig.USER + ":" + KasaRig.PASSWORD, token(server.asked()));
      assertEquals(0, server.requests());
    }
  }

  @Test
  void takesHangingUpThriceInARowForARefusalOfEveryForm() throws Exception {
    memory.learn("kasa.stream.passwordForm", "plain");
    try (var server =
        new ScriptedServer(
            tls, HANG_UP, HANG_UP, HANG_UP, HANG_UP, HANG_UP, HANG_UP, HANG_UP, HANG_UP)) {
      assertEquals(Problem.HUNG_UP, failure(server).problem());
      assertEquals(Problem.HUNG_UP, failure(server).problem());
      assertEquals(2, server.requests());
      assertEquals(Problem.PASSWORD_REFUSED, failure(server).problem());
      assertEquals(5, server.requests(), "the third time the other forms were tried too");
      assertEquals(Problem.PASSWORD_REFUSED, failure(server).problem());
      assertEquals("plain", memory.learnt("kasa.stream.passwordForm").orElseThrow());
    }
  }

  @Test
  void countsHangingUpAnewAfterASuccessAndForAnotherPassword() throws Exception {
    memory.learn("kasa.stream.passwordForm", "plain");
    try (var server =
        new ScriptedServer(
            tls, HANG_UP, HANG_UP, KasaRig.stream(), HANG_UP, HANG_UP, HANG_UP, HANG_UP)) {
      assertEquals(Problem.HUNG_UP, failure(server).problem());
      assertEquals(Problem.HUNG_UP, failure(server).problem());
      family
          .open(rig.camera(server), Quality.MAIN, TimeLimits.usual(), SignInSteps.IGNORED)
          .close();
      assertEquals(Problem.HUNG_UP, failure(server).problem());
      assertEquals(Problem.HUNG_UP, failure(server).problem());
      var corrected =
          new Camera("hall", KasaRig.url(server, 1), new Credentials("other", "one"), memory);
      assertEquals(Problem.HUNG_UP, failure(corrected).problem());
      assertEquals(Problem.HUNG_UP, failure(corrected).problem());
    }
  }

  @Test
  void takesHangingUpForAFaultWhereOtherFormsAreRefusedInWords() throws Exception {
    try (var server = new ScriptedServer(tls, REFUSAL, HANG_UP, REFUSAL, KasaRig.stream())) {
      assertEquals(Problem.HUNG_UP, failure(server).problem());
      assertTrue(memory.learnt("kasa.stream.passwordForm").isEmpty(), "nothing is proven yet");
      server.asked();
      String unanswered = token(server.asked());
      server.asked();
      family
          .open(rig.camera(server), Quality.MAIN, TimeLimits.usual(), SignInSteps.IGNORED)
          .close();
      assertEquals(unanswered, token(server.asked()), "the unanswered form comes first");
    }
  }

  @Test
  void takesHangingUpAmongRefusalsForARefusalTheThirdTime() throws Exception {
    try (var server =
        new ScriptedServer(
            tls, REFUSAL, REFUSAL, HANG_UP, HANG_UP, REFUSAL, REFUSAL, HANG_UP, REFUSAL, REFUSAL)) {
      assertEquals(Problem.HUNG_UP, failure(server).problem());
      assertEquals(Problem.HUNG_UP, failure(server).problem());
      assertEquals(Problem.PASSWORD_REFUSED, failure(server).problem());
      assertTrue(memory.learnt("kasa.stream.passwordForm").isEmpty());
    }
  }

  @Test
  void neverTakesAResetAfterThePasswordForARefusal() throws Exception {
    memory.learn("kasa.stream.passwordForm", "plain");
    Scene busy = Scene.thenReset(new byte[0]);
    try (var server = new ScriptedServer(tls, busy, busy, busy, busy)) {
      for (int i = 0; i < 4; i++) {
        assertEquals(Problem.HUNG_UP, failure(server).problem());
      }
    }
  }

  @Test
  void bearsResetsBetweenTheForms() throws Exception {
    try (var server =
        new ScriptedServer(tls, REFUSAL, Scene.reset(), Scene.reset(), REFUSAL, KasaRig.stream())) {
      family
          .open(rig.camera(server), Quality.MAIN, TimeLimits.usual(), SignInSteps.IGNORED)
          .close();
      assertEquals("md5", memory.learnt("kasa.stream.passwordForm").orElseThrow());
    }
  }

  @Test
  void givesUpOnEndlessResets() throws Exception {
    try (var server = new ScriptedServer(tls, REFUSAL)) {
      assertEquals(Problem.HUNG_UP, failure(server).problem(), "a password was sent");
      assertEquals(KasaRig.USER + ":" + base64(KasaRig.PASSWORD), token(server.asked()));
      assertEquals(0, server.requests());
    }
  }

  /** Some firmware refuses by hanging up, with a head or without one. */
  @Test
  void thePasswordIsMissedOnlyOnceTheCameraAsksForIt() throws Exception {
    for (Scene asks : List.of(REFUSAL, HANG_UP, Scene.saying(Wire.stream().bytes()))) {
      try (var server = new ScriptedServer(tls, asks)) {
        var steps = new Steps();
        var nobody = new Camera("hall", KasaRig.url(server, 1), null, memory);
        var failure =
            assertThrows(
                OrielException.class,
                () -> family.open(nobody, Quality.MAIN, TimeLimits.usual(), steps));
        assertEquals(Problem.PASSWORD_MISSING, failure.problem());
        assertEquals(List.of("reached", "secured"), steps.seen);
        String head = server.asked();
        assertTrue(head.startsWith("GET /https/stream/mixed"), head);
        assertFalse(head.contains("Authorization"), head);
        assertEquals(0, server.requests());
      }
    }
  }

  @Test
  void aCameraThatAsksNobodyJustPlays() throws Exception {
    try (var server = new ScriptedServer(tls, KasaRig.stream())) {
      var steps = new Steps();
      var nobody = new Camera("hall", KasaRig.url(server, 1), null, memory);
      family.open(nobody, Quality.MAIN, TimeLimits.usual(), steps).close();
      assertEquals(List.of("reached", "secured", "none null"), steps.seen);
      assertTrue(memory.learnt("kasa.stream.passwordForm").isEmpty());
    }
  }

  @Test
  void sendsNothingToAChangedCertificate() throws Exception {
    try (var server = new ScriptedServer(tls, KasaRig.stream())) {
      memory.pin(server.port(), new PinnedCertificate("sha256:" + "a".repeat(64), Instant.EPOCH));
      assertInstanceOf(CertificateChangedException.class, failure(server));
      assertEquals("", server.asked());
    }
  }

  @Test
  void isSignedInByTheHeadEvenIfNoPictureFollows() throws Exception {
    byte[] head =
        "HTTP/1.1 200 OK\r\nContent-Type: multipart/x-mixed-replace\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);
    var steps = new Steps();
    try (var server = new ScriptedServer(tls, Scene.thenSilence(head))) {
      OrielException failure =
          assertThrows(
              OrielException.class,
              () -> family.open(rig.camera(server), Quality.MAIN, KasaRig.impatient(), steps));
      assertEquals(Problem.STALLED, failure.problem());
      assertEquals("basic", steps.seen.getLast().substring(0, 5));
      assertTrue(PasswordForm.remembered(rig.memory).isPresent());
    }
  }

  @Test
  void tellsOffFromBusy() throws Exception {
    Scene unavailable = Scene.saying("HTTP/1.0 503 Service Unavailable\r\n\r\nService Unavailable");
    try (var server = new ScriptedServer(tls, unavailable, unavailable, unavailable);
        var off = new FakeSysinfo(sysinfo("off"));
        var on = new FakeSysinfo(sysinfo("on"));
        var silent = new FakeSysinfo("")) {
      assertEquals(Problem.SWITCHED_OFF, failure(rig.camera(server, off.port())).problem());
      assertEquals(Problem.BUSY, failure(rig.camera(server, on.port())).problem());
      assertEquals(Problem.BUSY_OR_OFF, failure(rig.camera(server, silent.port())).problem());
      assertEquals(3, List.of(server.asked(), server.asked(), server.asked()).size());
      assertEquals(0, server.requests(), "no other form of the password was tried");
    }
  }

  @Test
  void aFormThatWasRefusedIsNotSentAgainWhileAnotherIsNotAnswered() throws Exception {
    try (var server = new ScriptedServer(tls, REFUSAL, REFUSAL, HANG_UP, HANG_UP, HANG_UP)) {
      assertEquals(Problem.HUNG_UP, failure(server).problem());
      server.asked();
      server.asked();
      String md5 = token(server.asked());
      assertEquals(Problem.HUNG_UP, failure(server).problem());
      assertEquals(md5, token(server.asked()));
      assertEquals(0, server.requests(), "the others were refused");
      assertEquals(Problem.PASSWORD_REFUSED, failure(server).problem());
    }
  }

  @Test
  void whatTheUserWantsTriedAgainIsEveryForm() throws Exception {
    try (var server =
        new ScriptedServer(tls, REFUSAL, REFUSAL, REFUSAL, REFUSAL, KasaRig.stream())) {
      assertEquals(Problem.PASSWORD_REFUSED, failure(server).problem());
      rig.gate.tryAgain(rig.camera(server));
      family
          .open(rig.camera(server), Quality.MAIN, TimeLimits.usual(), SignInSteps.IGNORED)
          .close();
    }
  }

  @Test
  void aBusyCameraIsNotSentTheFormsThatItRefusedAgain() throws Exception {
    Scene busy = Scene.saying("HTTP/1.0 503 Service Unavailable\r\n\r\n");
    try (var server = new ScriptedServer(tls, REFUSAL, busy, busy, busy);
        var on = new FakeSysinfo(sysinfo("on"))) {
      assertEquals(Problem.BUSY, failure(rig.camera(server, on.port())).problem());
      server.asked();
      String likely = token(server.asked());
      assertEquals(Problem.BUSY, failure(rig.camera(server, on.port())).problem());
      assertEquals(likely, token(server.asked()));
      assertEquals(0, server.requests(), "the refused form was sent once");
      assertTrue(memory.learnt("kasa.stream.passwordForm").isEmpty(), "it is not proven");
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
  void keepsSecretsToItself() throws Exception {
    String echo =
        "HTTP/1.0 200 OK\r\nContent-Type: text/"
            + KasaRig.USER
            + "\r\nX "
            + KasaRig.PASSWORD
            + "\r\n\r\n";
    try (var server =
        new ScriptedServer(
            tls, REFUSAL, REFUSAL, REFUSAL, Scene.saying(echo), Scene.thenReset(new byte[0]))) {
      for (int i = 0; i < 3; i++) {
        assertHidden(failure(server));
      }
      assertHidden(new IllegalStateException(rig.camera(server).toString()));
    }
  }

  private static void assertHidden(Exception e) {
    var trace = new StringWriter();
    e.printStackTrace(new PrintWriter(trace));
    for (PasswordForm form : PasswordForm.values()) {
      String token =
          form.authorization(new Credentials(KasaRig.USER, KasaRig.PASSWORD)).substring(6);
      assertFalse(trace.toString().contains(token), trace::toString);
    }
    assertFalse(trace.toString().contains("canary"), trace::toString);
    assertFalse(trace.toString().contains(base64(KasaRig.PASSWORD)), trace::toString);
  }

  private OrielException failure(ScriptedServer server) {
    return failure(rig.camera(server));
  }

  private OrielException failure(Camera camera) {
    return assertThrows(
        OrielException.class,
        () -> family.open(camera, Quality.MAIN, TimeLimits.usual(), SignInSteps.IGNORED));
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
