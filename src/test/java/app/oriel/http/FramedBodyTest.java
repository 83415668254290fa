package app.oriel.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class FramedBodyTest {
  private static final byte[] PARTS =
      new Wire().part("video/x-h264", bytes("abc\r\n5\r\nxyz")).part("x", bytes("12")).bytes();

  @Test
  void leavesRawBodiesAlone() throws Exception {
    assertArrayEquals(PARTS, read(new ByteArrayInputStream(PARTS)));
    byte[] withLineEnd = bytes("\r\n--data");
    assertArrayEquals(withLineEnd, read(new ByteArrayInputStream(withLineEnd)));
    assertArrayEquals(bytes("5g\r\n--"), read(new ByteArrayInputStream(bytes("5g\r\n--"))));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 16, 1000})
  void takesChunksOff(int size) throws Exception {
    byte[] wire = new Wire().chunks(PARTS, size).text("0\r\n\r\n").bytes();
    for (int most : new int[] {1, 2, 3, 5, 1000}) {
      assertArrayEquals(PARTS, read(Wire.dripping(wire, most)));
    }
  }

  @Test
  void takesChunksOffWhereverTheNetworkCuts() throws Exception {
    byte[] wire = new Wire().chunks(PARTS, 11).text("0\r\n\r\n").bytes();
    for (int at = 0; at <= wire.length; at++) {
      assertArrayEquals(PARTS, read(Wire.split(wire, at)), "cut at " + at);
    }
  }

  @Test
  void givesRawBodiesWhereverTheNetworkCuts() throws Exception {
    for (int at = 0; at <= PARTS.length; at++) {
      assertArrayEquals(PARTS, read(Wire.split(PARTS, at)), "cut at " + at);
    }
  }

  @Test
  void bearsExtensionsZerosAndBareLineFeeds() throws Exception {
    String wire = "00000003;name=\"v\"\r\nabc\r\n2 \ndE\n0A\r\n0123456789\r\n0\r\n";
    assertEquals("abcdE0123456789", new String(read(stream(wire)), StandardCharsets.ISO_8859_1));
  }

  @Test
  void readsByteByByteToo() throws Exception {
    var body = new FramedBody(stream("3\r\nabc\r\n0\r\n\r\n"));
    assertTrue(body.hasBytes());
    assertEquals('a', body.read());
    assertEquals('b', body.read());
    assertEquals('c', body.read());
    assertEquals(-1, body.read());
    assertEquals(-1, body.read());
  }

  @Test
  void doesNotWaitForTheEndOfAChunkLine() throws Exception {
    try (var out = new PipedOutputStream();
        var in = new PipedInputStream(out)) {
      out.write(bytes("3\r\nabc"));
      out.flush();
      assertArrayEquals(bytes("abc"), new FramedBody(in).readNBytes(3));
    }
  }

  @Test
  void endsWhereTheConnectionEndsBetweenChunks() throws Exception {
    assertArrayEquals(bytes("abc"), read(stream("3\r\nabc\r\n")));
    assertArrayEquals(bytes("abc"), read(stream("3\r\nabc")));
    assertArrayEquals(new byte[0], read(stream("")));
    assertFalse(new FramedBody(stream("")).hasBytes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"3\r\nab", "3\r\n", "3\r", "10;x", "3\r\nabc\r\n5", "3\r\nabc\r"})
  void tellsTruncationFromTheEnd(String wire) {
    assertEquals(Problem.CONNECTION_LOST, problem(wire));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FFFFFFFFFFFFFFFFF\r\nx",
        "7FFFFFFF\r\nx",
        "80000000\r\nx",
        "FFFFFFFFFFFFFFFF\r\nx",
        "00000000000000000000001\r\nx",
        "3\r\nabc\r\n-5\r\nx",
        "3\r\nabc\r\nzz\r\nx",
        "3\r\nabc\r\n\r\nx",
        "3\r\nabcdef\r\n",
        "3\r\nabc\rx",
        "3\r\nabc\r\n4g\r\nx",
      })
  void refusesHostileChunks(String wire) {
    assertEquals(Problem.MALFORMED, problem(wire));
  }

  @Test
  void refusesEndlessSizeLines() {
    assertEquals(Problem.MALFORMED, problem("3;" + "x".repeat(100_000)));
    assertEquals(Problem.MALFORMED, problem("0".repeat(100_000)));
  }

  private static Problem problem(String wire) {
    return assertThrows(OrielException.class, () -> read(stream(wire))).problem();
  }

  private static byte[] read(InputStream in) throws IOException {
    return new FramedBody(in).readAllBytes();
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(bytes(text));
  }

  private static byte[] bytes(String text) {
    return Arrays.copyOf(text.getBytes(StandardCharsets.ISO_8859_1), text.length());
  }
}
