package app.oriel.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.oriel.camera.Problem;
import app.oriel.http.ScriptedServer;
import app.oriel.http.ScriptedServer.Scene;
import app.oriel.http.TestTls;
import app.oriel.http.Wire;
import app.oriel.live.SessionTimes;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a port says that lets us in and is no camera, or a broken one: each has its problem and its
 * words, costs little memory, is tried again, and harms no other tile.
 */
@Timeout(60)
class HostileStreamTest {
  private static final String HEAD = "HTTP/1.0 200 OK\r\n";
  private static final String STREAM = HEAD + "Content-Type: " + Wire.TYPE + "\r\n\r\n";
  private static final String PART = "--data-boundary--\r\nContent-Type: video/x-h264\r\n";
  private static final byte[] KEYFRAME = House.CLIP.pictures().getFirst().accessUnit();

  /** Milliseconds where users see seconds. */
  private static final SessionTimes TIMES =
      new SessionTimes(
          Duration.ofSeconds(20),
          Duration.ofSeconds(40),
          Duration.ofMillis(50),
          Duration.ofMillis(50),
          Duration.ofMillis(50),
          Duration.ofMillis(200),
          Duration.ofMillis(50),
          Duration.ofMillis(50));

  private static final House HOUSE = new House(TIMES, House.limits());
  private static TestTls tls;
  private static Neighbour neighbour;

  @BeforeAll
  static void begin() throws Exception {
    tls = TestTls.likeKasa();
    neighbour = Neighbour.in(HOUSE);
  }

  @AfterAll
  static void end() {
    HOUSE.close();
  }

  /** What is said, and what it is taken for. */
  record Case(String name, Scene scene, Problem problem, String detail) {
    @Override
    public String toString() {
      return name;
    }
  }

  @ParameterizedTest
  @MethodSource
  void isToldAsWhatItIsAndTriedAgainAndHarmsNobody(Case each) throws Exception {
    HeapPeak heap = new HeapPeak();
    CountDownLatch looking = new CountDownLatch(1);
    try (ScriptedServer server = new ScriptedServer(tls, after(looking, each.scene), good())) {
      Patient patient = new Patient(HOUSE, House.known("yard", server.port(), 1));
      looking.countDown();
      patient.failsWith(each.problem, each.detail);
      patient.shows();
      heap.assertGrewAtMost(16);
      neighbour.assertUndisturbed();
      assertEquals(each.scene.secured() ? 2 : 1, server.requests(), "requests in two tries");
      patient.close();
    }
  }

  /** What is odd and yet no reason to give up. */
  @ParameterizedTest
  @MethodSource
  void isBorneAndShown(Odd each) throws Exception {
    HeapPeak heap = new HeapPeak();
    CountDownLatch looking = new CountDownLatch(1);
    Scene scene = after(looking, Scene.thenSilence(each.said));
    try (ScriptedServer server = new ScriptedServer(tls, scene)) {
      Patient patient = new Patient(HOUSE, House.known("yard", server.port(), 1));
      looking.countDown();
      patient.showsAnything();
      assertEquals(List.of(), patient.failures());
      heap.assertGrewAtMost(16);
      neighbour.assertUndisturbed();
      patient.close();
    }
  }

  /** A stream that is odd. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Odd(String name, byte[] said) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Odd> isBorneAndShown() {
    byte[] part = new Wire().part("video/x-h264", KEYFRAME).bytes();
    byte[] noise = new byte[50_000];
    new Random(5).nextBytes(noise);
    byte[] delimiters =
        "\r\n--data-boundary--\r\nContent-Length: 3\r\n\r\n"
            .repeat(99)
            .getBytes(StandardCharsets.ISO_8859_1);
    return Stream.of(
        new Odd(
            "a head that says chunked over a raw body",
            new Wire()
                .text(
                    HEAD + "Content-Type: " + Wire.TYPE + "\r\nTransfer-Encoding: chunked\r\n\r\n")
                .raw(part)
                .bytes()),
        new Odd(
            "a head that says nothing over chunks",
            new Wire().text(STREAM).chunks(part, 700).bytes()),
        new Odd(
            "a length of minus one over chunks",
            new Wire()
                .text(HEAD + "Content-Type: " + Wire.TYPE + "\r\nContent-Length: -1\r\n\r\n")
                .chunks(part, 700)
                .bytes()),
        new Odd(
            "a part of zero bytes",
            new Wire().text(STREAM).part("video/x-h264", new byte[0]).raw(part).bytes()),
        new Odd(
            "garbage before the first delimiter",
            new Wire()
                .text(STREAM + "\r\ngarbage\0\r\n" + "-".repeat(999) + "\n")
                .raw(part)
                .bytes()),
        new Odd(
            "delimiters within a picture",
            new Wire().text(STREAM).part("video/x-h264", joined(KEYFRAME, delimiters)).bytes()),
        new Odd(
            "delimiters as a picture",
            new Wire().text(STREAM).part("video/x-h264", delimiters).raw(part).bytes()),
        new Odd(
            "noise as a picture",
            new Wire().text(STREAM).part("video/x-h264", noise).raw(part).bytes()),
        new Odd(
            "noise as sound", new Wire().text(STREAM).part("audio/g711u", noise).raw(part).bytes()),
        new Odd(
            "a part of a kind that is not known",
            new Wire().text(STREAM).part("text/html", noise).raw(part).bytes()),
        new Odd(
            "times that are none",
            new Wire()
                .text(STREAM)
                .part("video/x-h264", KEYFRAME, "X-Timestamp: -1e999")
                .raw(part)
                .bytes()));
  }

  /** The keyframe with more in a unit of its own that no decoder looks into. */
  private static byte[] joined(byte[] picture, byte[] more) {
    return new Wire()
        .raw(picture)
        .raw(new byte[] {0, 0, 0, 1, 12})
        .raw(more)
        .raw(new byte[] {(byte) 0x80})
        .bytes();
  }

  static Stream<Case> isToldAsWhatItIsAndTriedAgainAndHarmsNobody() {
    return Stream.of(answers(), frames(), parts(), bytes()).flatMap(List::stream);
  }

  private static List<Case> answers() {
    String there = "HTTP/1.0 302 Found\r\nLocation: https://127.0.0.1:1/again\r\n\r\n";
    return List.of(
        said(
            "a web page",
            Problem.NOT_A_STREAM,
            "answered-with-a-web-page",
            HEAD + "Content-Type: text/html\r\n\r\n<p>Sign in"),
        said("a redirect", Problem.NOT_A_STREAM, "answered", there),
        said(
            "a compressed body",
            Problem.NOT_A_STREAM,
            "answered-with-a-compressed-body",
            HEAD + "Content-Type: " + Wire.TYPE + "\r\nContent-Encoding: gzip\r\n\r\nxx"),
        said(
            "no stream at all",
            Problem.NOT_A_STREAM,
            "answered-with-no-stream",
            HEAD + "\r\nhello"),
        said(
            "a body without a part",
            Problem.STREAM_ENDED,
            "ended-before-the-first-part",
            STREAM + "\r\n"),
        endless(
            "a head without an end",
            Problem.MALFORMED,
            "answered-with-too-long-a-head",
            HEAD,
            "X-More: and more\r\n"),
        endless(
            "a head's line without an end",
            Problem.MALFORMED,
            "answered-with-too-long-a-head",
            HEAD + "X-More: ",
            "and more "));
  }

  private static List<Case> frames() {
    byte[] part = new Wire().part("video/x-h264", KEYFRAME).bytes();
    String chunk = Integer.toHexString(part.length) + "\r\n";
    String first = STREAM + chunk + latin(part) + "\r\n";
    return List.of(
        said(
            "a chunk size that is none",
            Problem.MALFORMED,
            "sent-a-chunk-without-a-size",
            first + "xyz\r\n"),
        said(
            "a negative chunk size",
            Problem.MALFORMED,
            "sent-a-chunk-without-a-size",
            first + "-5\r\n"),
        said(
            "a chunk of gigabytes",
            Problem.MALFORMED,
            "announced-too-large-a-chunk",
            first + "7fffffff\r\n"),
        said(
            "a chunk beyond all numbers",
            Problem.MALFORMED,
            "announced-too-large-a-chunk",
            first + "ffffffffffffffffff\r\n"),
        said(
            "a chunk longer than it said",
            Problem.MALFORMED,
            "sent-a-chunk-of-another-size-than-it-said",
            STREAM + chunk + latin(part) + "more\r\n"),
        said(
            "a chunk cut off",
            Problem.CONNECTION_LOST,
            "ended-in-the-middle-of-a-chunk",
            STREAM + "fffff\r\n" + PART),
        endless(
            "a chunk size without an end",
            Problem.MALFORMED,
            "sent-an-endless-chunk-size",
            first + "5;",
            "x"));
  }

  private static List<Case> parts() {
    String ok = STREAM + latin(new Wire().part("video/x-h264", KEYFRAME).bytes());
    return List.of(
        said(
            "a part of 64 MiB",
            Problem.MALFORMED,
            "announced-too-large-a-part",
            ok + length("67108864")),
        said(
            "a part beyond all numbers",
            Problem.MALFORMED,
            "announced-too-large-a-part",
            ok + length("99999999999999999999")),
        said(
            "a part of negative length",
            Problem.MALFORMED,
            "sent-a-part-with-a-length-that-is-no-number",
            ok + length("-1")),
        said(
            "a part of no length",
            Problem.MALFORMED,
            "sent-a-part-without-a-length",
            ok + PART + "\r\nabc"),
        said(
            "a part of an empty length",
            Problem.MALFORMED,
            "sent-a-part-without-a-length",
            ok + length("")),
        said(
            "a part of two lengths",
            Problem.MALFORMED,
            "sent-a-part-with-two-lengths",
            ok + PART + "Content-Length: 3\r\nContent-Length: 4\r\n\r\nabcd"),
        said(
            "a part cut off",
            Problem.CONNECTION_LOST,
            "ended-in-the-middle-of-a-part",
            ok + length("1000") + "abc"),
        said(
            "a part longer than it said",
            Problem.MALFORMED,
            "sent-a-part-of-another-length-than-it-said",
            ok + length("3") + "abcdef\r\n"),
        said(
            "a NUL in a part's headers",
            Problem.MALFORMED,
            "sent-a-part-with-a-nul-in-its-headers",
            ok + PART + "X-\0Time: 1\r\n\r\n"),
        said(
            "a header that is none",
            Problem.MALFORMED,
            "sent-a-part-with-a-header-that-is-none",
            ok + PART + "hello\r\n\r\n"),
        endless(
            "part headers without an end",
            Problem.MALFORMED,
            "sent-a-part-with-too-many-headers",
            ok + PART,
            "X-More: and more\r\n"),
        endless(
            "a part header without an end",
            Problem.MALFORMED,
            "sent-too-long-a-line",
            ok + PART + "X-More: ",
            "and more "),
        endless(
            "nothing but blank lines",
            Problem.MALFORMED,
            "sent-no-part-only-blank-lines",
            ok,
            "\r\n"));
  }

  private static List<Case> bytes() {
    byte[] noise = new byte[200_000];
    new Random(7).nextBytes(noise);
    return List.of(
        new Case(
            "noise in place of TLS",
            new Scene(false, (raw, out) -> out.write(noise)),
            Problem.TLS_FAILED,
            "tls-failed"),
        new Case(
            "noise in place of HTTP",
            Scene.saying(noise),
            Problem.NOT_A_STREAM,
            "answered-without-http"),
        endless(
            "noise in place of parts",
            Problem.MALFORMED,
            "sent-no-part-only-other-bytes",
            STREAM,
            "no part at all\n"),
        new Case(
            "noise between parts",
            Scene.saying(new Wire().text(STREAM).part("video/x-h264", KEYFRAME).raw(noise).bytes()),
            Problem.MALFORMED,
            "sent-a-part-of-another-length-than-it-said"));
  }

  private static String length(String text) {
    return PART + "Content-Length: " + text + "\r\n\r\n";
  }

  /** The camera answers no sooner than somebody listens to what the session tells. */
  private static Scene after(CountDownLatch looking, Scene scene) {
    return new Scene(
        scene.secured(),
        (raw, out) -> {
          looking.await();
          scene.act().play(raw, out);
        });
  }

  /** A stream as it should be, of nothing but keyframes. */
  private static Scene good() {
    byte[] part = new Wire().part("video/x-h264", KEYFRAME).bytes();
    return new Scene(
        true,
        (raw, out) -> {
          out.write(latin(STREAM));
          while (!raw.isClosed()) {
            out.write(part);
            out.flush();
            Thread.sleep(40);
          }
        });
  }

  private static Case said(String name, Problem problem, String detail, String text) {
    return new Case(name, Scene.saying(text), problem, detail);
  }

  /** Says something, then the same for ever, until nobody listens. */
  private static Case endless(
      String name, Problem problem, String detail, String begin, String again) {
    byte[] more = latin(again.repeat(1 + 10_000 / again.length()));
    Scene scene =
        new Scene(
            true,
            (raw, out) -> {
              out.write(latin(begin));
              forEver(out, more);
            });
    return new Case(name, scene, problem, detail);
  }

  private static void forEver(OutputStream out, byte[] more) throws Exception {
    // Ends as soon as the client has gone.
    while (!Thread.interrupted()) {
      out.write(more);
    }
  }

  private static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String latin(byte[] bytes) {
    return new String(Arrays.copyOf(bytes, bytes.length), StandardCharsets.ISO_8859_1);
  }
}
