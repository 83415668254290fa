package app.oriel.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.OrielException;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.rtsp.ScriptedCamera.Asked;
import app.oriel.rtsp.ScriptedCamera.Wire;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in to RTSP cameras, over real sockets. */
@Timeout(30)
class RtspSignInTest {
  private final RtspRig rig = new RtspRig();

  /** Offers these challenges, {@code <N>} standing for the nonce, and takes what the test says. */
  private abstract static class Other extends Model {
    private final String[] offered;

    Other(String... offered) {
      this.offered = offered;
    }

    @Override
    List<String> challenges() {
      return Arrays.stream(offered)
          .map(c -> "WWW-Authenticate: " + c.replace("<N>", nonce).replace("<R>", REALM))
          .toList();
    }
  }

  private static boolean isBasic(Asked request) {
    String pair = Model.USER + ":" + Model.PASSWORD;
    byte[] bytes = pair.getBytes(StandardCharsets.UTF_8);
    String wanted = "Basic " + Base64.getEncoder().encodeToString(bytes);
    return request.header("authorization").equals(wanted);
  }

  /** RFC 7616, 3.4.1, recomputed from what was sent. */
  private static boolean isQopDigest(Asked request, String algorithm, String nonce) {
    String uri = unquoted(request, "uri");
    String ha1 =
        Model.hash(algorithm, Model.USER + ":" + unquoted(request, "realm") + ":" + Model.PASSWORD);
    String ha2 = Model.hash(algorithm, request.method() + ":" + uri);
    String between = unquoted(request, "nc") + ":" + unquoted(request, "cnonce") + ":auth";
    String wanted = Model.hash(algorithm, ha1 + ":" + nonce + ":" + between + ":" + ha2);
    return uri.equals(request.uri())
        && unquoted(request, "cnonce").length() >= 16
        && unquoted(request, "response").equals(wanted);
  }

  private static String unquoted(Asked request, String field) {
    return Model.field(request, field).replace("\"", "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "Basic realm=\"<R>\"; Digest realm=\"<R>\", nonce=\"<N>\"",
        "Digest realm=\"<R>\", nonce=\"<N>\"; Basic realm=\"<R>\"",
        "Digest realm=\"<R>\", nonce=\"<N>\", Basic realm=\"<R>\"; X-Other a=b",
        "Basic realm=\"<R>\", digest nonce=<N> ,realm = \"<R>\"; X-Other a=b",
        "Digest realm=\"<R>\", nonce=\"<N>\"; Digest realm=\"<R>\", nonce=\"x\", algorithm=SHA-512",
        "Digest realm=\"<R>\", nonce=\"x\", qop=\"auth-int\"; Digest realm=\"<R>\", nonce=\"<N>\"",
      })
  void theDigestIsFoundAmongAllChallenges(String first, String second) throws Exception {
    try (var camera = new ScriptedCamera(new Other(first, second) {})) {
      rig.open(camera).close();
      assertEquals(List.of("reached", "digest-md5"), rig.steps);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "SHA-256, TP-LINK IP-Camera, true",
    "SHA-256, Other, false",
    "SHA-512-256, Other, false",
    "MD5, TP-Link IP-Camera, true",
    "MD5, Other, false"
  })
  void theDigestOfRfc7616(String algorithm, String realm, boolean quoted) throws Exception {
    Model model =
        new Other(
            "Digest realm=\"%s\", nonce=\"<N>\", algorithm=\"%s\", qop=\"auth\", opaque=\"o\""
                .formatted(realm, algorithm)) {
          @Override
          boolean isSigned(Asked request) {
            return isQopDigest(request, algorithm, nonce);
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      rig.open(camera).close();
      Asked play = camera.next("PLAY");
      String nc = Model.field(play, "nc");
      assertEquals(quoted ? "\"00000004\"" : "00000004", nc);
      assertEquals(quoted ? "\"auth\"" : "auth", Model.field(play, "qop"));
      assertEquals(quoted ? "\"" + algorithm + "\"" : algorithm, Model.field(play, "algorithm"));
      assertEquals("\"o\"", Model.field(play, "opaque"));
      String method = algorithm.toLowerCase(Locale.ROOT).replaceFirst("sha-", "sha");
      assertTrue(rig.steps.contains("digest-" + method));
    }
  }

  @Test
  void theBetterDigestIsTaken() throws Exception {
    Model model =
        new Other(
            "Digest realm=\"<R>\", nonce=\"<N>\", qop=\"auth\", algorithm=SHA-256",
            "Digest realm=\"<R>\", nonce=\"<N>\", qop=\"auth\", algorithm=MD5") {
          @Override
          boolean isSigned(Asked request) {
            return isQopDigest(request, "SHA-256", nonce);
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      rig.open(camera).close();
      assertEquals(List.of("reached", "digest-sha256"), rig.steps);
    }
  }

  @Test
  void basicWhereNothingBetterIsOffered() throws Exception {
    Model model =
        new Other("Basic realm=\"<R>\"") {
          @Override
          boolean isSigned(Asked request) {
            return isBasic(request);
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      rig.open(camera).close();
      assertEquals(List.of("reached", "basic"), rig.steps);
    }
  }

  @Test
  void onceADigestWasAskedForBasicIsNeverSent() throws Exception {
    Model model =
        new Other("Basic realm=\"<R>\"") {
          @Override
          List<String> challenges() {
            return nonce.endsWith("1")
                ? List.of("WWW-Authenticate: Digest realm=\"<R>\", nonce=\"" + nonce + "\"")
                : super.challenges();
          }

          @Override
          boolean isSigned(Asked request) {
            return false;
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      assertEquals(Problem.PASSWORD_REFUSED, rig.refusal(camera));
      assertTrue(camera.asked.stream().noneMatch(r -> r.header("authorization").contains("Basic")));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Negotiate", "Digest realm=\"<R>\"", "Digest", ",,=\"", "\"", "Basi realm=x"})
  void aSignInThatNobodyKnows(String challenge) throws Exception {
    try (var camera = new ScriptedCamera(new Other(challenge) {})) {
      assertEquals(Problem.SIGN_IN_UNSUPPORTED, rig.refusal(camera));
      assertEquals(
          Problem.SIGN_IN_UNSUPPORTED,
          rig.failure(camera, null).problem(),
          "no password would help, so none is asked for");
      assertTrue(camera.asked.stream().allMatch(r -> r.header("authorization").isEmpty()));
    }
  }

  @Test
  void aWrongPasswordCostsOneAttempt() throws Exception {
    try (var camera = new ScriptedCamera(new Model())) {
      assertEquals(Problem.PASSWORD_REFUSED, rig.failure(camera, "wrong").problem());
      assertEquals(1, attempts(camera), "of a camera never met");
      assertEquals(Problem.PASSWORD_REFUSED, rig.failure(camera, "wrong").problem());
      assertEquals(0, attempts(camera), "the gate knows");
      rig.open(camera).close();
      camera.asked.clear();
      assertEquals(Problem.PASSWORD_REFUSED, rig.failure(camera, "other").problem());
      assertEquals(1, attempts(camera), "of one that is known");
    }
  }

  /** Which socket brought the password: the n-th connection's first or not. */
  @Test
  void aPasswordThatTheUserTriesAgainIsSentOnAnotherSocket() throws Exception {
    try (var camera = new ScriptedCamera(new Model())) {
      assertEquals(
          List.of(false, true, false, true), socketsOfFourTries(camera, "wrong"), "never met");
      rig.open(camera).close();
      camera.asked.clear();
      assertEquals(
          List.of(false, false, true, false), socketsOfFourTries(camera, "old"), "met before");
    }
  }

  /** Whether each try's one signed request was the first on its socket. */
  private List<Boolean> socketsOfFourTries(ScriptedCamera camera, String password)
      throws Exception {
    List<Boolean> fresh = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      assertEquals(Problem.PASSWORD_REFUSED, rig.failure(camera, password).problem());
      List<Asked> all = List.copyOf(camera.asked);
      List<Asked> signed = all.stream().filter(r -> !r.header("authorization").isEmpty()).toList();
      assertEquals(1, signed.size(), "one attempt each time");
      fresh.add(
          all.stream()
              .noneMatch(
                  r ->
                      r.method().equals("OPTIONS")
                          && r.connection() == signed.getFirst().connection()));
      camera.asked.clear();
      rig.tryAgain(camera, password);
    }
    return fresh;
  }

  private static long attempts(ScriptedCamera camera) {
    long count = camera.asked.stream().filter(r -> !r.header("authorization").isEmpty()).count();
    camera.asked.clear();
    return count;
  }

  @Test
  void withoutAPasswordItSaysSo() throws Exception {
    try (var camera = new ScriptedCamera(new Model())) {
      assertEquals(Problem.PASSWORD_MISSING, rig.failure(camera, null).problem());
    }
  }

  @Test
  void aCameraThatWantsNoPasswordGetsNone() throws Exception {
    Model model =
        new Model() {
          @Override
          boolean isSigned(Asked request) {
            return true;
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      rig.open(camera).close();
      assertEquals(0, attempts(camera));
      assertEquals(List.of("reached", "none"), rig.steps);
    }
  }

  /** Takes a signed request on the second of two connections only; says so as the test wants. */
  private static final class FreshSocketOnly extends Model {
    private final String how;

    FreshSocketOnly(String how) {
      this.how = how;
    }

    @Override
    public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
      boolean tooEarly = request.method().equals("DESCRIBE") && !request.header("cseq").equals("1");
      if (request.header("authorization").isEmpty() || !tooEarly) {
        super.answer(request, wire);
        return;
      }
      switch (how) {
        case "401" -> challenge(request, wire);
        case "close" -> wire.socket().close();
        default -> wire.reset();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"close", "reset"})
  void aCameraThatHangsUpGetsThePasswordOnAFreshSocketAtOnce(String how) throws Exception {
    try (var camera = new ScriptedCamera(new FreshSocketOnly(how))) {
      rig.open(camera).close();
      assertEquals(2, camera.connections());
      assertRemembersTheFreshSocket(camera, 3);
    }
  }

  /** Nothing tells its answer from that to a wrong password, so the user says whether to go on. */
  @Test
  void aCameraThatAnswers401GetsThePasswordOnAFreshSocketWhenTheUserTriesAgain() throws Exception {
    try (var camera = new ScriptedCamera(new FreshSocketOnly("401"))) {
      assertEquals(Problem.PASSWORD_REFUSED, rig.refusal(camera));
      assertEquals(1, camera.connections());
      rig.tryAgain(camera, Model.PASSWORD);
      rig.open(camera).close();
      assertEquals(3, camera.connections());
      assertRemembersTheFreshSocket(camera, 4);
    }
  }

  private void assertRemembersTheFreshSocket(ScriptedCamera camera, int next) throws Exception {
    camera.asked.clear();
    rig.open(camera).close();
    assertEquals(next + 1, camera.connections());
    assertTrue(
        camera.asked.stream()
            .filter(r -> r.connection() == next)
            .allMatch(r -> r.header("authorization").isEmpty()));
  }

  /** Some refuse a wrong password without a word, and lock out who comes too often. */
  @ParameterizedTest
  @ValueSource(strings = {"close", "reset"})
  void aCameraThatAlwaysHangsUpOnThePasswordIsNotSentItForEver(String how) throws Exception {
    Model model =
        new Model() {
          @Override
          public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
            if (request.header("authorization").isEmpty()) {
              super.answer(request, wire);
            } else if (how.equals("close")) {
              wire.socket().close();
            } else {
              wire.reset();
            }
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      for (int i = 0; i < 6; i++) {
        assertEquals(Problem.HUNG_UP, rig.refusal(camera));
      }
      assertEquals(4, attempts(camera), "two openings, each on both sockets");
      rig.tryAgain(camera, Model.PASSWORD);
      assertEquals(Problem.HUNG_UP, rig.refusal(camera));
      assertEquals(2, attempts(camera));
    }
  }

  /** It may be the password or what this user may see, so the user decides about another try. */
  @Test
  void forbiddenLeavesThePasswordOpen() throws Exception {
    Model model =
        new Model() {
          @Override
          void describe(Asked request, Wire wire, String sdp) throws IOException {
            wire.answer("403 Forbidden", request.header("cseq"), "");
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      for (int i = 0; i < 4; i++) {
        assertEquals(Problem.FORBIDDEN, rig.refusal(camera));
      }
      assertEquals(2, attempts(camera));
    }
  }

  @Test
  void aForbiddenStreamDoesNotKeepTheSameUserFromAnother() throws Exception {
    Model model =
        new Model() {
          @Override
          void describe(Asked request, Wire wire, String sdp) throws IOException {
            if (request.uri().endsWith("/forbidden")) {
              wire.answer("403 Forbidden", request.header("cseq"), "");
            } else {
              super.describe(request, wire, sdp);
            }
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      OrielException forbidden =
          assertThrows(
              OrielException.class, () -> rig.open(camera.port(), Model.PASSWORD, "/forbidden"));
      assertEquals(Problem.FORBIDDEN, forbidden.problem());
      rig.open(camera).close();
    }
  }

  /** Tells everybody what it has, and asks who it is at SETUP. */
  private static final class AsksLate extends Model {
    @Override
    public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
      if (request.method().equals("DESCRIBE")) {
        describe(request, wire, sdp());
      } else {
        super.answer(request, wire);
      }
    }
  }

  @Test
  void aCameraThatAsksWhoItIsAtSetupIsTold() throws Exception {
    try (var camera = new ScriptedCamera(new AsksLate());
        PacketSource source = rig.open(camera)) {
      assertTrue(RtspRig.picture(source).keyframe());
    }
  }

  @Test
  void aWrongPasswordAtSetupCostsOneAttempt() throws Exception {
    try (var camera = new ScriptedCamera(new AsksLate())) {
      assertEquals(Problem.PASSWORD_REFUSED, rig.failure(camera, "wrong").problem());
      assertEquals(Problem.PASSWORD_REFUSED, rig.failure(camera, "wrong").problem());
      assertEquals(1, attempts(camera));
      assertEquals(List.of("reached", "reached"), rig.steps, "it let nobody in");
    }
  }

  /** Tells everybody what it has and how it would send it, and asks who it is at PLAY. */
  private static final class AsksAtPlay extends Model {
    @Override
    public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
      switch (request.method()) {
        case "DESCRIBE" -> describe(request, wire, sdp());
        case "SETUP" -> setUp(request, wire);
        default -> super.answer(request, wire);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCameraThatAsksLateIsAnsweredAndWithoutAPasswordThatIsWhatIsMissing(boolean atPlay)
      throws Exception {
    try (var camera = new ScriptedCamera(atPlay ? new AsksAtPlay() : new AsksLate())) {
      assertEquals(Problem.PASSWORD_MISSING, rig.failure(camera, null).problem());
      assertEquals(List.of("reached"), rig.steps);
      rig.open(camera).close();
      assertEquals(List.of("reached", "reached", "digest-md5"), rig.steps);
    }
  }

  @Test
  void aCameraThatHungUpWhereItDidNotBeforeIsTriedTheOtherWay() throws Exception {
    AtomicReference<Model> firmware = new AtomicReference<>(new Model());
    try (var camera = new ScriptedCamera((request, wire) -> firmware.get().answer(request, wire))) {
      rig.open(camera).close();
      firmware.set(new FreshSocketOnly("close"));
      assertEquals(Problem.HUNG_UP, rig.refusal(camera));
      rig.open(camera).close();
    }
  }

  @Test
  void aNonceThatIsTooOldAtOnceIsAnsweredAnew() throws Exception {
    AtomicInteger signed = new AtomicInteger();
    Model model =
        new Model() {
          @Override
          boolean isSigned(Asked request) {
            return super.isSigned(request) && signed.incrementAndGet() != 1;
          }

          @Override
          List<String> challenges() {
            return List.of(super.challenges().getLast() + ", stale=TRUE");
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      rig.open(camera).close();
      assertEquals(1, camera.connections());
    }
  }

  @Test
  void aNonceForEachRequest() throws Exception {
    Model model =
        new Model() {
          @Override
          boolean isSigned(Asked request) {
            boolean signed = super.isSigned(request);
            nonce = signed ? "used" : nonce;
            return signed;
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      rig.open(camera).close();
      assertEquals(List.of("reached", "digest-md5"), rig.steps);
    }
  }

  @Test
  void refusedAfterItLetUsInMeansBusyAndEndsAtOnce() throws Exception {
    Model model =
        new Model() {
          @Override
          void setUp(Asked request, Wire wire) throws IOException {
            challenge(request, wire);
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      assertEquals(Problem.BUSY, rig.refusal(camera));
      assertEquals(2, camera.asked.stream().filter(r -> r.method().equals("SETUP")).count());
    }
  }

  @Test
  void refusedWhileItStreamsToTheSameUserMeansBusyAndAfterwardsARefusal() throws Exception {
    AtomicBoolean refuses = new AtomicBoolean();
    Model model =
        new Model() {
          @Override
          boolean isSigned(Asked request) {
            return super.isSigned(request) && !refuses.get();
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      PacketSource open = rig.open(camera);
      refuses.set(true);
      assertEquals(Problem.BUSY, rig.refusal(camera));
      open.close();
      assertEquals(Problem.PASSWORD_REFUSED, rig.refusal(camera));
      assertEquals(Problem.PASSWORD_REFUSED, rig.refusal(camera));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "DESCRIBE, 404 Stream Not Found, NO_SUCH_STREAM",
    "DESCRIBE, 429 Stream Up To Limit, BUSY",
    "SETUP, 453 Not Enough Bandwidth, BUSY",
    "PLAY, 429 Stream Up To Limit, BUSY",
    "PLAY, 503 Service Unavailable, BUSY",
    "DESCRIBE, 304 Not Modified, NOT_A_STREAM",
    "DESCRIBE, 400 Bad Request, NOT_UNDERSTOOD",
    "DESCRIBE, 402 Payment Required, NOT_UNDERSTOOD",
    "DESCRIBE, 405 Method Not Allowed, UNSUPPORTED",
    "DESCRIBE, 406 Not Acceptable, VIDEO_UNSUPPORTED",
    "DESCRIBE, 410 Gone, NO_SUCH_STREAM",
    "DESCRIBE, 415 Unsupported Media Type, VIDEO_UNSUPPORTED",
    "DESCRIBE, 500 Internal, CAMERA_FAILED",
    "DESCRIBE, 501 Not Implemented, UNSUPPORTED",
    "DESCRIBE, 505 RTSP Version Not Supported, UNSUPPORTED",
    "DESCRIBE, 551 Option Not Supported, UNSUPPORTED",
    "SETUP, 403 Forbidden, FORBIDDEN",
    "SETUP, 454 Session Not Found, NOT_STARTED",
    "SETUP, 461 Unsupported Transport, TRANSPORT_UNSUPPORTED",
    "SETUP, 502 Bad Gateway, CAMERA_FAILED",
    "PLAY, 454 Session Not Found, NOT_STARTED",
    "PLAY, 455 Method Not Valid in This State, NOT_STARTED",
    "PLAY, 457 Invalid Range, NOT_STARTED",
    "PLAY, 459 Aggregate Operation Not Allowed, NOT_STARTED",
  })
  void aStatusHasItsMeaning(String method, String status, Problem problem) throws Exception {
    Model model =
        new Model() {
          @Override
          public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
            if (request.method().equals(method) && isSigned(request)) {
              wire.answer(status, request.header("cseq"), "", "Location: rtsp://127.0.0.9/other");
            } else {
              super.answer(request, wire);
            }
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      OrielException failure = rig.failure(camera, Model.PASSWORD);
      assertEquals(problem, failure.problem());
      assertTrue(rig.steps.contains("digest-md5"), "it had let us in");
      assertFalse(String.valueOf(failure.getMessage()).contains("127.0.0.9"));
    }
  }

  @Test
  void nobodyThere() throws Exception {
    int port;
    try (var nobody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = nobody.getLocalPort();
    }
    OrielException e =
        assertThrows(OrielException.class, () -> rig.open(port, Model.PASSWORD, "/stream1"));
    assertEquals(Problem.PORT_CLOSED, e.problem());
  }

  @Test
  void aCameraThatNeverAnswers() throws Exception {
    try (var camera = new ScriptedCamera((request, wire) -> {})) {
      assertEquals(Problem.NO_ANSWER, RtspRig.impatient().refusal(camera));
    }
  }

  @Test
  void anInterruptEndsTheOpening() throws Exception {
    try (var camera = new ScriptedCamera((request, wire) -> {})) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> rig.open(camera));
      Thread opener =
          Thread.ofVirtual()
              .start(() -> assertThrows(InterruptedException.class, () -> rig.open(camera)));
      camera.next("OPTIONS");
      opener.interrupt();
      assertTrue(opener.join(Duration.ofSeconds(5)));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1 400 Bad Request\r\nServer: x\r\n\r\n", "SSH-2.0-x\r\n"})
  void somethingElseThatAnswers(String words) throws Exception {
    ScriptedCamera.Script script =
        (request, wire) -> {
          wire.send(words);
          wire.socket().close();
        };
    try (var camera = new ScriptedCamera(script)) {
      assertEquals(Problem.NOT_A_STREAM, rig.refusal(camera));
    }
  }
}
