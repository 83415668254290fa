package app.oriel.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import app.oriel.rtsp.ScriptedCamera.Asked;
import app.oriel.rtsp.ScriptedCamera.Wire;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All shapes in which cameras ask who it is, over real sockets. */
@Timeout(30)
class ChallengesTest {
  private static final Pattern FIELD =
      Pattern.compile("(\\w+)=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,]*))");

  private final RtspRig rig = new RtspRig();

  /** A field of an Authorization header without its quotes. */
  private static String plain(Asked request, String name) {
    Matcher m = FIELD.matcher(request.header("authorization"));
    while (m.find()) {
      if (m.group(1).equals(name)) {
        return m.group(2) == null ? m.group(3) : m.group(2).replaceAll("\\\\(.)", "$1");
      }
    }
    return "";
  }

  /** Asks with this challenge, and takes what RFC 7616, 3.4 makes of it. */
  private static final class Asks extends Model {
    private final String challenge;
    private final String realm;
    private final String algorithm;
    private final String qop;

    /**
     * @param algorithm as Java names it, with {@code -sess} behind it where it is one of a session
     */
    Asks(String challenge, String realm, String algorithm, String qop) {
      this.challenge = challenge;
      this.realm = realm;
      this.algorithm = algorithm;
      this.qop = qop;
    }

    @Override
    List<String> challenges() {
      return List.of("WWW-Authenticate: " + challenge.replace("<N>", nonce));
    }

    @Override
    boolean isSigned(Asked request) {
      String hash = algorithm.replace("-sess", "");
      String cnonce = plain(request, "cnonce");
      String ha1 = hash(hash, USER + ":" + realm + ":" + PASSWORD);
      String a1 = algorithm.endsWith("-sess") ? hash(hash, ha1 + ":" + nonce + ":" + cnonce) : ha1;
      String body = qop.equals("auth-int") ? ":" + hash(hash, "") : "";
      String a2 = hash(hash, request.method() + ":" + request.uri() + body);
      String between =
          qop.isEmpty() ? nonce : nonce + ":" + plain(request, "nc") + ":" + cnonce + ":" + qop;
      return plain(request, "response").equals(hash(hash, a1 + ":" + between + ":" + a2))
          && plain(request, "qop").equals(qop)
          && plain(request, "realm").equals(realm);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "digest realm=\"cam\", nonce=\"<N>\" | cam | MD5 | ''",
        "DIGEST REALM=\"cam\",NONCE=\"<N>\",STALE=FALSE | cam | MD5 | ''",
        "Digest realm=cam, nonce=<N> | cam | MD5 | ''",
        "Digest realm=\"cam\"; nonce=\"<N>\"; domain=\"/\" | cam | MD5 | ''",
        "Digest realm=\"\", nonce=\"<N>\" | '' | MD5 | ''",
        "Digest realm=\"Login to A, B\", nonce=\"<N>\" | Login to A, B | MD5 | ''",
        "Digest realm=\"cam\", nonce=\"<N>\", algorithm=\"\", qop=\"\" | cam | MD5 | ''",
        "Digest realm=\"cam\", nonce=\"<N>\", algorithm=md5 | cam | MD5 | ''",
        "Digest realm=\"cam\", qop=\"auth,auth-int\", nonce=\"<N>\" | cam | MD5 | auth",
        "Digest realm=\"cam\", qop=\"auth-int, auth\", nonce=\"<N>\" | cam | MD5 | auth",
        "Digest realm=\"cam\", qop=auth,auth-int, nonce=\"<N>\" | cam | MD5 | auth",
        "Digest realm=\"cam\", qop=\"auth-int\", nonce=\"<N>\" | cam | MD5 | auth-int",
        "Digest realm=\"cam\", qop=auth, nonce=\"<N>\", algorithm=MD5-sess | cam | MD5-sess | auth",
        "Digest realm=\"cam\", nonce=\"<N>\", algorithm=SHA-256 | cam | SHA-256 | ''",
        "Digest realm=\"cam\", nonce=\"<N>\", algorithm=\"SHA-256\", qop=\"auth\", userhash=true"
            + " | cam | SHA-256 | auth",
        "Digest realm=\"cam\", nonce=\"<N>\", algorithm=SHA-512-256, qop=\"auth\""
            + " | cam | SHA-512/256 | auth",
        "NTLM, Digest realm=\"cam\", nonce=\"<N>\" | cam | MD5 | ''",
        "Negotiate abc==, Basic realm=\"x\", Digest realm=\"cam\", nonce=\"<N>\" | cam | MD5 | ''",
        "Digest realm=\"cam\", nonce=\"<N>\", algorithm=SHA3-256, Digest realm=\"cam\","
            + " nonce=\"<N>\" | cam | MD5 | ''",
      })
  void isAnswered(String challenge, String realm, String algorithm, String qop) throws Exception {
    try (var camera = new ScriptedCamera(new Asks(challenge, realm, algorithm, qop))) {
      rig.open(camera).close();
      assertTrue(rig.steps.getLast().startsWith("digest-"), rig.steps::toString);
    }
  }

  /** A camera may compute a session's key once, from the first answer. */
  @Test
  void theClientsNonceOfASessionStays() throws Exception {
    String challenge = "Digest realm=\"cam\", qop=\"auth\", nonce=\"<N>\", algorithm=MD5-sess";
    try (var camera = new ScriptedCamera(new Asks(challenge, "cam", "MD5-sess", "auth"))) {
      rig.open(camera).close();
      Set<String> cnonces = new TreeSet<>();
      for (Asked request : camera.asked) {
        cnonces.add(plain(request, "cnonce"));
      }
      cnonces.remove("");
      assertEquals(1, cnonces.size(), cnonces::toString);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NTLM | asks for a sign in by NTLM",
        "Negotiate, Bearer realm=\"x\" | asks for a sign in by Negotiate, Bearer",
        "Digest realm=\"c\", nonce=\"n\", algorithm=SHA3-256"
            + " | asks for a sign in by Digest algorithm=SHA3-256",
        "Digest realm=\"c\", nonce=\"n\", qop=\"auth-conf\""
            + " | asks for a sign in by Digest qop=auth-conf",
        "Digest realm=\"c\" | asks for a sign in by Digest nonce=?",
        "'' | asks for a sign in and does not say which",
      })
  void whatNobodyCanAnswerIsNamedAndNoPasswordIsAskedFor(String challenge, String words)
      throws Exception {
    try (var camera = new ScriptedCamera(new Asks(challenge, "c", "MD5", ""))) {
      for (String password : new String[] {Model.PASSWORD, null}) {
        OrielException failure = rig.failure(camera, password);
        assertEquals(Problem.SIGN_IN_UNSUPPORTED, failure.problem());
        assertEquals(words, failure.detail().toString());
      }
      assertTrue(camera.asked.stream().allMatch(r -> r.header("authorization").isEmpty()));
    }
  }

  @Test
  void anEmptyPasswordIsAPassword() throws Exception {
    Model model =
        new Model() {
          @Override
          boolean isSigned(Asked request) {
            String ha1 = hash("MD5", USER + ":" + REALM + ":");
            String ha2 = hash("MD5", request.method() + ":" + request.uri());
            return plain(request, "response").equals(hash("MD5", ha1 + ":" + nonce + ":" + ha2));
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      rig.open(camera, "").close();
      assertEquals(List.of("reached", "digest-md5"), rig.steps);
    }
  }

  /** Some ask it of everything, and look at no signature there. */
  @Test
  void aCameraThatAnswersOptionsWith401IsAskedForItsStreamAllTheSame() throws Exception {
    Model signed = optionsWith401(new Model());
    try (var camera = new ScriptedCamera(signed)) {
      rig.open(camera).close();
      assertEquals(List.of("reached", "digest-md5"), rig.steps);
    }
    Model open =
        optionsWith401(
            new Model() {
              @Override
              boolean isSigned(Asked request) {
                return true;
              }
            });
    try (var camera = new ScriptedCamera(open)) {
      rig.open(camera, null).close();
      assertFalse(rig.steps.contains("basic"));
      assertEquals("none", rig.steps.getLast());
    }
  }

  private static Model optionsWith401(Model model) {
    return new Model() {
      @Override
      public void answer(Asked request, Wire wire) throws IOException, InterruptedException {
        if (request.method().equals("OPTIONS")) {
          challenge(request, wire);
        } else {
          model.answer(request, wire);
        }
      }
    };
  }

  /** Nothing is said of who it is to a camera that lets anybody see what it has. */
  @Test
  void aCameraThatForbidsWithoutAskingGetsNoPassword() throws Exception {
    ScriptedCamera.Script script =
        (request, wire) -> wire.answer("403 Forbidden", request.header("cseq"), "");
    try (var camera = new ScriptedCamera(script)) {
      assertEquals(Problem.FORBIDDEN, rig.refusal(camera));
      assertEquals(Problem.FORBIDDEN, rig.failure(camera, null).problem());
      assertTrue(camera.asked.stream().allMatch(r -> r.header("authorization").isEmpty()));
      assertEquals(List.of("reached", "reached"), rig.steps);
    }
  }

  @Test
  void aCameraThatKnowsNoRangeIsPlayedWithoutOne() throws Exception {
    Model model =
        new Model() {
          @Override
          void play(Asked request, Wire wire) throws IOException, InterruptedException {
            if (request.header("range").isEmpty()) {
              super.play(request, wire);
            } else {
              wire.answer("457 Invalid Range", request.header("cseq"), "");
            }
          }
        };
    try (var camera = new ScriptedCamera(model)) {
      rig.open(camera).close();
    }
  }
}
