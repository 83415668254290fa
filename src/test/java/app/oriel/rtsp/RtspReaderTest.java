package app.oriel.rtsp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames and messages out of bytes, within bounds. */
class RtspReaderTest {
  static final RtspLimits SMALL =
      new RtspLimits(
          Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, 8, 64, 200, 100, 100);

  /** What is read from these bytes, and how it ends, in words. */
  static List<String> told(InputStream in, RtspLimits limits) {
    List<String> told = new ArrayList<>();
    RtspReader reader = new RtspReader(in, limits);
    try {
      while (true) {
        told.add(
            switch (reader.next()) {
              case RtspFrame f ->
                  "frame %d %d %d"
                      .formatted(
                          f.channel(),
                          f.length(),
                          Arrays.hashCode(
                              Arrays.copyOfRange(f.bytes(), f.offset(), f.offset() + f.length())));
              case RtspResponse r ->
                  "response " + r.status() + " " + r.headers().fields() + " " + r.body().length;
              case RtspRequest r -> "request " + r.method() + " " + r.headers().fields();
            });
      }
    } catch (OrielException e) {
      told.add(e.problem().name());
    } catch (IOException e) {
      throw new AssertionError("bytes in memory do not fail", e);
    }
    return told;
  }

  private static List<String> told(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    List<String> whole = told(new ByteArrayInputStream(bytes), SMALL);
    assertEquals(whole, told(new OneByOne(bytes), SMALL), "it matters where it is cut");
    return whole;
  }

  /** Gives one byte at a time. */
  static final class OneByOne extends ByteArrayInputStream {
    OneByOne(byte[] bytes) {
      super(bytes);
    }

    @Override
    public int read(byte[] into, int from, int length) {
      return super.read(into, from, Math.min(1, length));
    }
  }

  @Test
  void framesAndMessagesInOneStream() {
    List<String> told =
        told(
            "RTSP/1.0 200 OK\r\nCSeq: 1\r\nContent-Length: 3\r\n\r\n$$$"
                + "$\0\0\2ab"
                + "\r\n"
                + "OPTIONS * RTSP/1.0\nCSeq:2\n\n"
                + "$\1\0\0"
                + "RTSP/1.0 404 Stream Not Found\r\nX: once\r\n and folded\r\n\r\n");
    assertEquals(
        List.of(
            "response 200 [CSeq, Content-Length] 3",
            "frame 0 2 " + Arrays.hashCode(new byte[] {'a', 'b'}),
            "request OPTIONS [CSeq]",
            "frame 1 0 1",
            "response 404 [X] 0",
            "STREAM_ENDED"),
        told);
  }

  @Test
  void onlyAnEmptyLineEndsAHead() {
    List<String> told =
        told(
            "RTSP/1.0 200 OK\r\nCSeq: 1\r\n   \r\n\t\nno field\r\n: none\r\nX : y\r\n\r\n"
                + "RTSP/1.0 404 No\nCSeq: 2\n \ncontent-LENGTH: 1\n\nz"
                + "$\0\0\0");
    assertEquals(
        List.of(
            "response 200 [CSeq, X] 0",
            "response 404 [CSeq, content-LENGTH] 1",
            "frame 0 0 1",
            "STREAM_ENDED"),
        told);
  }

  @Test
  void aDescriptionWithoutALengthComesWithTheNextAnswer() {
    String sdp = "v=0\r\nm=video $ RTSP R\r\n";
    for (String length : List.of("", "Content-Length: 0\r\n")) {
      List<String> told =
          told(
              "RTSP/1.0 200 OK\r\nContent-Type: application/sdp\r\n"
                  + length
                  + "\r\n"
                  + sdp
                  + "RTSP/1.0 200 OK\r\nCSeq: 3\r\n\r\n"
                  + "RTSP/1.0 200 OK\r\nCSeq: 4\r\n\r\n");
      assertEquals("response 200 [CSeq] " + sdp.length(), told.get(1));
      assertEquals("response 200 [CSeq] 0", told.get(2));
    }
  }

  @Test
  void garbageIsSkippedToWhatLooksLikeAFrame() {
    String frame = "$\2\0\10" + "\u0080abcdefg";
    List<String> told = told("$\0\0\0" + "what $ is $\7\0\1x this RTSP RTSX" + frame + frame);
    assertEquals(4, told.size());
    assertEquals("frame 2 8", told.get(1).substring(0, 9));
    assertEquals(told.get(1), told.get(2));
  }

  @Test
  void aTlsServerIsToldFromOthers() {
    byte[] alert = {21, 3, 3, 0, 2, 2, 70};
    RtspReader reader = new RtspReader(new ByteArrayInputStream(alert), SMALL);
    OrielException e = assertThrows(OrielException.class, reader::next);
    assertEquals("answered-with-tls", e.detail().key());
  }

  @Test
  void noiseThatLooksLikeFramesIsNoCamera() {
    String frame = "$\0\0\20\200" + "x".repeat(15);
    assertEquals(List.of("NOT_A_STREAM"), told(("noise" + frame).repeat(99)));
  }

  @Test
  void garbageHasAnEnd() {
    assertEquals(List.of("NOT_A_STREAM"), told("x".repeat(101)));
    assertEquals(List.of("frame 0 0 1", "MALFORMED"), told("$\0\0\0" + "x".repeat(101)));
    assertEquals(
        List.of("frame 0 0 1", "frame 0 0 1", "STREAM_ENDED"),
        told("$\0\0\0" + "\r\n".repeat(40) + "$\0\0\0"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', STREAM_ENDED",
    "'RTSP/1.0 200 OK', CONNECTION_LOST",
    "'RTSP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nabc', CONNECTION_LOST",
    "'RTSP/1.0 abc\r\n\r\n', MALFORMED",
    "'RTSP/1.0\r\n\r\n', MALFORMED",
    "'RTSP/1.0 2000 OK\r\n\r\n', MALFORMED",
    "'RTSP/1.0 200 OK\r\nContent-Length: 101\r\n\r\n', MALFORMED",
    "'RTSP/1.0 200 OK\r\nContent-Length: 99999999999\r\n\r\n', MALFORMED",
    "'RTSP/1.0 200 OK\r\nContent-Length: -1\r\n\r\n', MALFORMED",
    "'RTSP/1.0 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n', MALFORMED",
    "'HTTP/1.1 400 Bad Request\r\n\r\n', NOT_A_STREAM",
  })
  void whatCannotBeIsSaid(String text, String problem) {
    assertEquals(List.of(problem), told(text));
  }

  @Test
  void headsHaveLimits() {
    assertEquals(List.of("MALFORMED"), told("RTSP/1.0 200 OK\r\nA: " + "b".repeat(70)));
    assertEquals(List.of("MALFORMED"), told("RTSP/1.0 200 OK\r\n" + "a:b\r\n".repeat(9)));
    String line = "a: " + "b".repeat(50) + "\r\n";
    assertEquals(List.of("MALFORMED"), told("RTSP/1.0 200 OK\r\n" + line.repeat(4)));
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 5_000, 1_000_000})
  void thousandsOfHeadersAreRefused(int count) {
    String head = "RTSP/1.0 200 OK\r\n" + "Public: OPTIONS\r\n".repeat(count);
    InputStream in = new ByteArrayInputStream(head.getBytes(StandardCharsets.US_ASCII));
    OrielException e =
        assertThrows(OrielException.class, () -> new RtspReader(in, RtspLimits.usual()).next());
    assertEquals(Problem.MALFORMED, e.problem());
  }

  @Test
  void theLongestFramesInARow() {
    byte[] stream = new byte[5 * (4 + 65535)];
    for (int i = 0; i < 5; i++) {
      int at = i * (4 + 65535);
      stream[at] = '$';
      stream[at + 2] = (byte) 0xff;
      stream[at + 3] = (byte) 0xff;
      stream[at + 4 + 65534] = (byte) i;
    }
    List<String> told = told(new ByteArrayInputStream(stream), RtspLimits.usual());
    assertEquals(6, told.size());
    assertEquals(6, told.stream().distinct().count());
  }

  @Test
  void requestsOfUnknownMethodsAreRequests() {
    assertEquals(
        List.of("request FOO_BAR [CSeq]", "frame 0 0 1", "STREAM_ENDED"),
        told("FOO_BAR rtsp://h/ RTSP/1.0\r\nCSeq: 1\r\n\r\n$\0\0\0"));
    assertEquals(
        List.of("response 200 [] 0", "request FOO []", "response 200 [] 0", "STREAM_ENDED"),
        told("RTSP/1.0 200 OK\r\n\r\nFOO * RTSP/2.0\n\nRTSP/1.0 200 OK\r\n\r\n"));
  }

  @Test
  void aWebServerIsKnownAtOnce() {
    assertEquals(List.of("NOT_A_STREAM"), told("HTTP/1.1 400 Bad Request\r\n"));
    assertEquals(
        List.of("response 200 [] 0", "STREAM_ENDED"), told("RTSP/1.0 200 OK\r\n\r\nHTTP/1.1 \r\n"));
  }
}
