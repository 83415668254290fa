package app.oriel.simulator.kasa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every byte of the stream, as a client sees it. */
class StreamWireTest {
  private static final String CONTENT_TYPE = "multipart/x-mixed-replace;boundary=data-boundary--";
  private static final String HEAD = "HTTP/1.0 200 OK\r\nContent-Type: " + CONTENT_TYPE + "\r\n";
  private static final String KEYFRAME = latin(FakeFootage.KEYFRAME);
  private static final String PICTURE = latin(FakeFootage.PICTURE);

  @Test
  void rawBodyAfterNegativeLength() throws Exception {
    expect(
        HEAD
            + "Content-Length: -1\r\n\r\n"
            + part("video/x-h264", KEYFRAME)
            + part("video/x-h264", PICTURE),
        "framing=raw-minus1");
  }

  @Test
  void rawBody() throws Exception {
    expect(
        HEAD + "\r\n" + part("video/x-h264", KEYFRAME) + part("video/x-h264", PICTURE),
        "framing=raw-none");
  }

  @Test
  void chunkedBodyUnderHttp10() throws Exception {
    expect(
        HEAD
            + "Transfer-Encoding: chunked\r\n\r\n"
            + chunk(part("video/x-h264", KEYFRAME))
            + chunk(part("video/x-h264", PICTURE)),
        "framing=chunked10");
  }

  @Test
  void chunkedBodyBesideNegativeLength() throws Exception {
    expect(
        HEAD
            + "Transfer-Encoding: chunked\r\nContent-Length: -1\r\n\r\n"
            + chunk(part("video/x-h264", KEYFRAME))
            + chunk(part("video/x-h264", PICTURE)),
        "framing=chunked10+minus1");
  }

  @Test
  void chunksCutInTheMiddleOfDelimiterHeaderAndLastLineEnd() throws Exception {
    String part = part("video/x-h264", KEYFRAME);
    expect(
        HEAD
            + "Transfer-Encoding: chunked\r\n\r\n"
            + chunk("--data-")
            + chunk("boundary--\r\nConten")
            + chunk(part.substring(25, part.length() - 1))
            + chunk("\n"),
        "framing=chunked10",
        "chunkSize=split");
  }

  @Test
  void lowerCaseNamesAndBareLineFeeds() throws Exception {
    String length = Integer.toString(KEYFRAME.length());
    expect(
        HEAD
            + "\r\n--data-boundary--\ncontent-type: video/x-h264\ncontent-length: "
            + length
            + "\n\n"
            + KEYFRAME
            + "\n",
        "headerCase=lower",
        "lineEnd=lf");
  }

  @Test
  void shortStartCodes() throws Exception {
    String units = "\0\0\1\147\1\2\0\0\1\150\3\0\0\1\145\4\5\6";
    expect(HEAD + "\r\n" + part("video/x-h264", units), "nalStartCode=3");
  }

  @Test
  void parameterSetsInAPartOfTheirOwn() throws Exception {
    String sets = "\0\0\0\1\147\1\2\0\0\0\1\150\3";
    String slice = "\0\0\0\1\145\4\5\6";
    expect(
        HEAD + "\r\n" + part("video/x-h264", sets) + part("video/x-h264", slice),
        "spsPpsSeparatePart=true");
  }

  @Test
  void keyframesFilledUp() throws Exception {
    String filler = "\0\0\0\1\14" + "\377".repeat(100 - KEYFRAME.length() - 6) + "\200";
    expect(HEAD + "\r\n" + part("video/x-h264", KEYFRAME + filler), "frameSize=100");
  }

  @Test
  void unknownPartsInBetween() throws Exception {
    expect(
        HEAD
            + "\r\n"
            + part("video/x-h264", KEYFRAME)
            + part("application/x-status", "status=ok\n"),
        "unknownPart=true");
  }

  @ParameterizedTest
  @ValueSource(ints = {480, 320, 160})
  void soundInPartsOfTheAskedSize(int size) throws Exception {
    try (Rig rig = new Rig("timestampMode=none", "audioPart=" + size);
        WireClient client = rig.ask()) {
      client.head();
      rig.footage.awaitWatchers(1);
      rig.footage.sound(size);
      rig.footage.keyframe();
      rig.footage.sound(size - 1);
      rig.footage.sound(size + 1);

      String sound = part("audio/g711u", "\0".repeat(size));
      String expected = part("video/x-h264", KEYFRAME) + sound + sound;
      assertEquals(expected, client.text(expected.length()));
    }
  }

  @Test
  void noSoundWhereItIsOff() throws Exception {
    try (Rig rig = new Rig("timestampMode=none", "audio=off");
        WireClient client = rig.ask()) {
      client.head();
      rig.footage.awaitWatchers(1);
      rig.footage.keyframe();
      rig.footage.sound(480);
      rig.footage.picture();

      String expected = part("video/x-h264", KEYFRAME) + part("video/x-h264", PICTURE);
      assertEquals(expected, client.text(expected.length()));
    }
  }

  @Test
  void startsInTheMiddleOfThingsWhereToldTo() throws Exception {
    try (Rig rig = new Rig("timestampMode=none", "startWithIdr=false");
        WireClient client = rig.ask()) {
      client.head();
      rig.footage.awaitWatchers(1);
      rig.footage.keyframe();
      rig.footage.picture();
      rig.footage.keyframe();

      String expected = part("video/x-h264", PICTURE) + part("video/x-h264", KEYFRAME);
      assertEquals(expected, client.text(expected.length()));
    }
  }

  @Test
  void waitsForAKeyframe() throws Exception {
    try (Rig rig = new Rig("timestampMode=none");
        WireClient client = rig.ask()) {
      client.head();
      rig.footage.awaitWatchers(1);
      rig.footage.picture();
      rig.footage.keyframe();

      String expected = part("video/x-h264", KEYFRAME);
      assertEquals(expected, client.text(expected.length()));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "EC60,    'X-UtcTime: \\d{10}\r\nX-Timestamp: 100\\d\\.\\d{6}\r\n'",
    "KC410S,  'X-UtcTime: \\d{10}\r\nX-FrameType: 0\r\nX-FrameRate: 15.0\r\nX-Audio: 1\r\n'",
    "KC401,   'X-Timestamp: 100\\d\\.\\d{6}\r\n'",
  })
  void partHeadersOfTheModel(KasaModel model, String fields) throws Exception {
    try (Rig rig = new Rig(model, "framing=raw-none", "streamPw=base64");
        WireClient client = rig.ask()) {
      client.head();
      rig.footage.awaitWatchers(1);
      rig.footage.keyframe();

      String head = client.head();
      String expected =
          "--data-boundary--\r\nContent-Type: video/x-h264\r\nContent-Length: 21\r\n"
              + fields
              + "\r\n";
      assertTrue(head.matches(expected), head);
    }
  }

  @Test
  void anotherPictureForResolutionHdWhereHeeded() throws Exception {
    try (Rig rig = new Rig("timestampMode=none", "resolutionParam=hd=720p");
        WireClient client = WireClient.connect(rig.camera.streamPort())) {
      client.get(
          "/https/stream/mixed?video=h264&resolution=hd",
          Rig.USER + ":" + Forms.base64(Rig.PASSWORD));
      client.head();
      rig.reduced.awaitWatchers(1);
      assertEquals(0, rig.footage.watchers());
    }
  }

  private static void expect(String wire, String... quirks) throws Exception {
    String[] all = Arrays.copyOf(quirks, quirks.length + 1);
    all[quirks.length] = "timestampMode=none";
    try (Rig rig = new Rig(all);
        WireClient client = rig.ask()) {
      rig.footage.awaitWatchers(1);
      rig.footage.keyframe();
      rig.footage.picture();
      assertEquals(wire, client.text(wire.length()));
    }
  }

  private static String part(String type, String body) {
    return "--data-boundary--\r\nContent-Type: "
        + type
        + "\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body
        + "\r\n";
  }

  private static String chunk(String data) {
    return Integer.toHexString(data.length()).toLowerCase(Locale.ROOT) + "\r\n" + data + "\r\n";
  }

  private static String latin(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }
}
