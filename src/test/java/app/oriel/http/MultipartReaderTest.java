package app.oriel.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class MultipartReaderTest {
  private static final String BOUNDARY = "data-boundary--";
  private static final byte[] PICTURE =
      bytes("\0\0\0\1g\r\n--data-boundary--\r\nContent-Length: 3\r\n\r\nabc\r\n--data-boundary--");
  private static final byte[] SOUND = bytes("\r\n\r\n");
  private static final byte[] THREE =
      new Wire()
          .part("video/x-h264", PICTURE, "X-UtcTime: 1778367331", "X-Timestamp: 12.5")
          .part("audio/g711u", SOUND)
          .part("video/x-h264", new byte[0])
          .bytes();

  @Test
  void pullsPartAfterPart() throws Exception {
    assertThree(new ByteArrayInputStream(THREE));
  }

  @Test
  void pullsPartsWhereverTheNetworkCuts() throws Exception {
    for (int at = 0; at <= THREE.length; at++) {
      assertThree(Wire.split(THREE, at));
    }
    for (int most = 1; most < 9; most++) {
      assertThree(Wire.dripping(THREE, most));
    }
  }

  @Test
  void tellsTruncationAtEveryByte() throws Exception {
    byte[] one = new Wire().part("video/x-h264", bytes("abcdef")).bytes();
    int whole = one.length - 2;
    for (int length = 0; length < whole; length++) {
      var reader = reader(new ByteArrayInputStream(one, 0, length));
      var failure = assertThrows(OrielException.class, reader::next);
      Problem expected = length == 0 ? Problem.STREAM_ENDED : Problem.CONNECTION_LOST;
      assertEquals(expected, failure.problem(), "after " + length + " bytes");
    }
    for (int length = whole; length <= one.length; length++) {
      var reader = reader(new ByteArrayInputStream(one, 0, length));
      assertArrayEquals(bytes("abcdef"), reader.next().body());
      var failure = assertThrows(OrielException.class, reader::next);
      assertEquals(Problem.STREAM_ENDED, failure.problem(), "after " + length + " bytes");
    }
  }

  @Test
  void givesAPartBeforeAnythingFollowsIt() throws Exception {
    try (var out = new PipedOutputStream();
        var in = new PipedInputStream(out)) {
      out.write(bytes("--data-boundary--\r\nContent-Length: 3\r\n\r\nabc"));
      out.flush();
      assertArrayEquals(bytes("abc"), reader(in).next().body());
    }
  }

  @Test
  void bearsLineFeedsAndLowerCase() throws Exception {
    var lower = new Wire().text("--data-boundary--\ncontent-type:x\ncontent-length:3\n\nabc\n");
    var upper = lower.text("--data-boundary--  \nCONTENT-LENGTH:  2 \n\nde");
    byte[] wire = upper.text("--data-boundary--\nContent-Length: 0\n\n").bytes();
    assertEquals(
        List.of("abc", "de", ""), bodies(new String(wire, StandardCharsets.ISO_8859_1), BOUNDARY));
  }

  @Test
  void bearsBlankLinesBetweenParts() throws Exception {
    String wire = "\r\n\r\n" + part("abc") + "\r\n\n\r\n" + part("de");
    assertEquals(List.of("abc", "de"), bodies(wire, BOUNDARY));
  }

  @Test
  void findsTheDelimiterBehindGarbage() throws Exception {
    String wire =
        "garbage\r\n--data-boundary-\r\n--data-boundary--x\r\n--data-boundary\r\n"
            + "-- data-boundary--\r\n\0\1\2\r\n"
            + part("abc");
    assertEquals(List.of("abc"), bodies(wire, BOUNDARY));
  }

  @Test
  void findsTheDelimiterWhereNoneIsDeclared() throws Exception {
    assertEquals(List.of("abc", "de"), bodies("\r\n" + part("abc") + part("de"), null));
    assertEquals(List.of("abc", "de"), bodies(part("abc") + part("de"), ""));
  }

  @Test
  void bearsADelimiterDeclaredWithItsHyphens() throws Exception {
    String wire = part("abc") + part("de");
    assertEquals(List.of("abc", "de"), bodies(wire, "--data-boundary--"));
  }

  @Test
  void endsAtTheRealClosingDelimiter() throws Exception {
    assertEquals(List.of("abc"), bodies(part("abc") + "--data-boundary----\r\n", BOUNDARY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--data-boundary-\r\n",
        "--data-boundary--x\r\n",
        "--data-boundary---\r\n",
        "--data-Boundary--\r\n",
        "x\r\n"
      })
  void skipsWhatOnlyLooksLikeTheDelimiter(String line) throws Exception {
    var reader = reader(stream(part("abc") + line + "X: y\r\n\r\n" + part("de")));
    assertArrayEquals(bytes("abc"), reader.next().body());
    assertArrayEquals(bytes("de"), reader.next().body());
    assertEquals(1, reader.damages());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: x",
        "Content-Length: ",
        "Content-Length: -1",
        "Content-Length: +3",
        "Content-Length: 3 4",
        "Content-Length: 0x3",
        "Content-Length: 3.0",
        "Content-Length: 8388609",
        "Content-Length: 4294967299",
        "Content-Length: 99999999999999999999999999999999",
        "Content-Length: 3\r\nContent-Length: 4",
        "Content-Length: 3\r\nno colon",
        "Content-Length: 3\r\n: empty",
        "Content-Length: 3\r\nX: a\0b",
      })
  void refusesHostileHeads(String head) {
    assertEquals(Problem.MALFORMED, problem("--data-boundary--\r\n" + head + "\r\n\r\nabc\r\n"));
  }

  @Test
  void refusesEndlessThings() {
    assertEquals(Problem.MALFORMED, problem("x".repeat(100_000)));
    assertEquals(Problem.MALFORMED, problem("x\n".repeat(100_000)));
    assertEquals(Problem.MALFORMED, problem("\n".repeat(100_000)));
    assertEquals(Problem.MALFORMED, problem("--data-boundary--\nX: " + "y".repeat(100_000)));
    assertEquals(Problem.MALFORMED, problem("--data-boundary--\n" + "X: y\n".repeat(1000)));
  }

  @Test
  void refusesEndlessBlankLines() throws Exception {
    var reader = reader(stream(part("abc") + "\n".repeat(100_000)));
    assertArrayEquals(bytes("abc"), reader.next().body());
    var failure = assertThrows(OrielException.class, reader::next);
    assertEquals(Problem.MALFORMED, failure.problem());
  }

  @Test
  void tellsAPartThatNeverComes() {
    String wire = "--data-boundary--\r\nContent-Length: 8388608\r\n\r\nabc";
    assertEquals(Problem.CONNECTION_LOST, problem(wire));
  }

  @Test
  void bearsDamageAnywhere() {
    byte[] chunked = new Wire().chunks(THREE, 50).bytes();
    var random = new Random(20261120);
    for (int round = 0; round < 5000; round++) {
      byte[] wire = (round % 2 == 0 ? THREE : chunked).clone();
      for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
        wire[random.nextInt(wire.length)] = (byte) random.nextInt(256);
      }
      var reader = reader(new FramedBody(new ByteArrayInputStream(wire)));
      assertThrows(
          OrielException.class,
          () -> {
            for (int part = 0; part < 10; part++) {
              reader.next();
            }
          });
    }
  }

  private static void assertThree(InputStream in) throws Exception {
    MultipartReader reader = reader(in);
    Part picture = reader.next();
    assertArrayEquals(PICTURE, picture.body());
    assertEquals("video/x-h264", picture.headers().first("content-type").orElseThrow());
    assertEquals("12.5", picture.headers().first("x-TIMESTAMP").orElseThrow());
    assertEquals(4, picture.headers().fields().size());
    assertArrayEquals(SOUND, reader.next().body());
    assertArrayEquals(new byte[0], reader.next().body());
    var failure = assertThrows(OrielException.class, reader::next);
    assertEquals(Problem.STREAM_ENDED, failure.problem());
  }

  private static List<String> bodies(String wire, @Nullable String boundary) throws Exception {
    var reader = new MultipartReader(stream(wire), boundary, Limits.usual());
    List<String> bodies = new ArrayList<>();
    try {
      while (true) {
        bodies.add(new String(reader.next().body(), StandardCharsets.ISO_8859_1));
      }
    } catch (OrielException e) {
      assertEquals(Problem.STREAM_ENDED, e.problem());
    }
    return bodies;
  }

  private static Problem problem(String wire) {
    return assertThrows(OrielException.class, () -> reader(stream(wire)).next()).problem();
  }

  private static String part(String body) {
    return "--data-boundary--\r\nContent-Length: " + body.length() + "\r\n\r\n" + body + "\r\n";
  }

  private static MultipartReader reader(InputStream in) {
    return new MultipartReader(in, BOUNDARY, Limits.usual());
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(bytes(text));
  }

  private static byte[] bytes(String text) {
    return Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), text.length());
  }
}
