package app.oriel.videofile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import app.oriel.Beside;
import app.oriel.camera.CameraUrl;
import app.oriel.camera.Codec;
import app.oriel.camera.OrielException;
import app.oriel.camera.Packet;
import app.oriel.camera.PacketSource;
import app.oriel.camera.Problem;
import app.oriel.camera.Quality;
import app.oriel.camera.SignInSteps;
import app.oriel.camera.TimeLimits;
import app.oriel.codec.Demuxer;
import app.oriel.codec.Demuxer.Found;
import app.oriel.codec.VideoDecoder;
import app.oriel.codec.VideoDecoder.Outcome;
import app.oriel.codec.VideoEncoder.Encoded;
import app.oriel.codec.VideoFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that want to reach further, and files that are broken. */
@Timeout(60)
class HostileFilesTest {
  @TempDir private Path folder;

  /**
   * Each refers to a listening socket and to a good video, in the way of its format, under the name
   * of a video.
   */
  @Beside
  @ParameterizedTest
  @CsvSource({"mp4", "m3u8", "ts", "mkv", "avi", "h264", "ffconcat"})
  void noFileMakesOrielOpenAnother(String ending) throws Exception {
    Path good = VideoFiles.bars(folder.resolve("good.ts"), "mpegts", 10, null);
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String there = "127.0.0.1:" + server.getLocalPort() + "/x.ts";
      for (String wanted :
          List.of(
              "http://" + there, "tcp://" + there, good.toString(), "file:" + good, "good.ts")) {
        for (String content : references(wanted)) {
          Path file = folder.resolve("hostile." + ending);
          Files.writeString(file, content);
          FileSourceTest.assertFails(
              Problem.FILE_UNPLAYABLE,
              file,
              () -> {
                try (PacketSource source = Player.open(file)) {
                  return source.next();
                }
              });
        }
      }
      assertNobodyCame(server);
    }
  }

  private static List<String> references(String to) {
    return List.of(
            "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nTO\n",
            "#EXTM3U\n#EXT-X-STREAM-INF:BANDWIDTH=1\nTO\n",
            "#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI=\"TO\"\n#EXTINF:9,\nTO\n#EXT-X-ENDLIST\n",
            "ffconcat version 1.0\nfile 'TO'\n",
            "ffconcat version 1.0\nfile 'subfile,,start,0,end,0,,:TO'\n",
            "ffconcat version 1.0\nfile 'data:video/mp2t;base64,Rw=='\n",
            """
            <?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"><Period>
            <AdaptationSet mimeType="video/mp4"><Representation id="1"><BaseURL>TO</BaseURL>
            </Representation></AdaptationSet></Period></MPD>
            """,
            """
            v=0
            o=- 0 0 IN IP4 127.0.0.1
            s=x
            c=IN IP4 127.0.0.1
            t=0 0
            m=video 9 RTP/AVP 96
            a=rtpmap:96 H264/90000
            """)
        .stream()
        .map(text -> text.replace("TO", to))
        .toList();
  }

  private static void assertNobodyCame(ServerSocket server) throws IOException {
    server.setSoTimeout(300);
    assertThrows(SocketTimeoutException.class, server::accept);
  }

  /** The samples of an MP4 may lie in another file, which its dref box names. */
  @Beside
  @Test
  void aDataReferenceIsNotFollowed() throws Exception {
    Path good = VideoFiles.bars(folder.resolve("good.mp4"), "mp4", 10, null);
    byte[] whole = Files.readAllBytes(good);
    for (byte[] entry :
        List.of(alias(good.toString()), alias("/" + good), link("file://" + good))) {
      Path file = folder.resolve("hostile.mp4");
      // Without samples of its own: every picture would be the other file's.
      Files.write(file, withoutSamples(withDataReference(whole, entry)));
      try (PacketSource source = Player.open(file)) {
        assertThrows(OrielException.class, source::next);
      } catch (OrielException e) {
        assertEquals(Problem.FILE_UNPLAYABLE, e.problem(), e::toString);
      }
    }
    try (ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String there = "http://127.0.0.1:" + server.getLocalPort() + "/x.mp4";
      for (byte[] entry : List.of(alias(there), link(there))) {
        Path file = folder.resolve("hostile.mp4");
        Files.write(file, withoutSamples(withDataReference(whole, entry)));
        assertThrows(
            OrielException.class,
            () -> {
              try (PacketSource source = Player.open(file)) {
                source.next();
              }
            });
      }
      assertNobodyCame(server);
    }
  }

  /** An alias record with the absolute path as its tag 18. */
  private static byte[] alias(String path) {
    byte[] name = path.getBytes(ISO_8859_1);
    ByteBuffer record = ByteBuffer.allocate(12 + 150 + 4 + name.length + name.length % 2 + 4);
    record.putInt(record.capacity()).put("alis".getBytes(ISO_8859_1)).putInt(0);
    record.position(12 + 150);
    record.putShort((short) 18).putShort((short) name.length).put(name);
    record.position(record.capacity() - 4);
    record.putShort((short) -1);
    return record.array();
  }

  private static byte[] link(String url) {
    byte[] name = url.getBytes(ISO_8859_1);
    ByteBuffer entry = ByteBuffer.allocate(12 + name.length + 1);
    entry.putInt(entry.capacity()).put("url ".getBytes(ISO_8859_1)).putInt(0).put(name);
    return entry.array();
  }

  /** Puts another entry in place of the one that says "in this file". */
  private static byte[] withDataReference(byte[] mp4, byte[] entry) {
    int dref = indexOf(mp4, "dref") - 4;
    int old = ByteBuffer.wrap(mp4).getInt(dref) - 16;
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.write(mp4, 0, dref + 16);
    all.writeBytes(entry);
    all.write(mp4, dref + 16 + old, mp4.length - dref - 16 - old);
    byte[] changed = all.toByteArray();
    ByteBuffer sizes = ByteBuffer.wrap(changed);
    for (String box : List.of("moov", "trak", "mdia", "minf", "dinf", "dref")) {
      int at = indexOf(changed, box) - 4;
      sizes.putInt(at, sizes.getInt(at) + entry.length - old);
    }
    return changed;
  }

  private static byte[] withoutSamples(byte[] mp4) {
    byte[] changed = mp4.clone();
    int mdat = indexOf(changed, "mdat");
    int size = ByteBuffer.wrap(changed).getInt(mdat - 4);
    Arrays.fill(changed, mdat + 4, mdat - 4 + size, (byte) 0);
    return changed;
  }

  private static int indexOf(byte[] in, String what) {
    int at = new String(in, ISO_8859_1).indexOf(what);
    assertTrue(at > 0, what);
    return at;
  }

  @Beside
  @Test
  void onlyOrdinaryFilesAreOpened() throws Exception {
    FileSourceTest.assertFails(Problem.FILE_UNREADABLE, folder, () -> Player.open(folder));
    Path empty = Files.createFile(folder.resolve("empty.mp4"));
    FileSourceTest.assertFails(Problem.FILE_UNREADABLE, empty, () -> Player.open(empty));
    Path missing = folder.resolve("missing.mp4");
    FileSourceTest.assertFails(Problem.FILE_UNREADABLE, missing, () -> Player.open(missing));
    Path below = empty.resolve("below.mp4");
    FileSourceTest.assertFails(Problem.FILE_UNREADABLE, below, () -> Player.open(below));
  }

  /** Opening a pipe without a writer, or reading a terminal, waits for ever. */
  @Beside
  @Test
  void noDeviceAndNoPipeIsOpened() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/zero")), "this system has no /dev");
    for (String device : List.of("/dev/zero", "/dev/tty", "/dev/stdin", "/proc/self/maps")) {
      Path file = Path.of(device);
      FileSourceTest.assertFails(Problem.FILE_UNREADABLE, file, () -> Player.open(file));
    }
    Path pipe = folder.resolve("pipe.mp4");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0);
    FileSourceTest.assertFails(Problem.FILE_UNREADABLE, pipe, () -> Player.open(pipe));
    Path link = Files.createSymbolicLink(folder.resolve("link.mp4"), pipe);
    FileSourceTest.assertFails(Problem.FILE_UNREADABLE, link, () -> Player.open(link));
  }

  @Beside
  @Test
  void aNameThatTheSystemCannotHaveIsRefused() {
    CameraUrl url = CameraUrl.parse("file:///tmp/a%00b.mp4");
    OrielException failure =
        assertThrows(
            OrielException.class,
            () ->
                new VideoFileFamily()
                    .open(
                        Player.camera(url), Quality.MAIN, TimeLimits.usual(), SignInSteps.IGNORED));
    assertEquals(Problem.FILE_UNREADABLE, failure.problem());
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"mp4", "matroska", "mpegts", "avi", "flv", "h264"})
  void aFileCutAnywhereEndsWellOrInWords(String muxer) throws Exception {
    byte[] whole = Files.readAllBytes(VideoFiles.bars(folder.resolve("whole"), muxer, 12, null));
    int step = Math.max(1, whole.length / 40);
    for (int length = 1; length < whole.length; length += step) {
      assertEndsInWords(Arrays.copyOf(whole, length));
    }
  }

  @Beside
  @ParameterizedTest
  @ValueSource(strings = {"mp4", "mov", "matroska", "mpegts", "avi", "flv", "h264"})
  void aFileWithFlippedBytesEndsWellOrInWords(String muxer) throws Exception {
    Codec sound = muxer.equals("h264") || muxer.equals("avi") ? null : Codec.AAC;
    byte[] whole = Files.readAllBytes(VideoFiles.bars(folder.resolve("whole"), muxer, 12, sound));
    Random random = new Random(7);
    for (int round = 0; round < 60; round++) {
      byte[] flipped = whole.clone();
      // Heads and tails are where the tables are.
      int reach = round % 2 == 0 ? whole.length : Math.min(whole.length, 900);
      int from = round % 4 < 2 ? 0 : whole.length - reach;
      for (int i = 0; i < 1 + round / 4; i++) {
        flipped[from + random.nextInt(reach)] = (byte) random.nextInt(256);
      }
      assertEndsInWords(flipped);
    }
  }

  @Beside
  @Test
  void noiseIsNoVideo() throws Exception {
    Random random = new Random(8);
    for (int length : new int[] {1, 2, 100, 10_000, 1_000_000}) {
      byte[] noise = new byte[length];
      Files.write(folder.resolve("zeros.mp4"), noise);
      FileSourceTest.assertFails(
          Problem.FILE_UNPLAYABLE,
          folder.resolve("zeros.mp4"),
          () -> Player.open(folder.resolve("zeros.mp4")));
      random.nextBytes(noise);
      assertEndsInWords(noise);
    }
  }

  /** Samples that are said to be two gigabytes long, and millions of samples that are not there. */
  @Beside
  @ParameterizedTest
  @CsvSource({"stsz, 12, 2147483647", "stsz, 16, 2147483647", "stsz, 8, 2147483647", "stco, 8, -1"})
  void absurdTablesEndInWords(String box, int offset, int value) throws Exception {
    Path file = VideoFiles.bars(folder.resolve("clip.mp4"), "mp4", 12, null);
    byte[] bytes = Files.readAllBytes(file);
    ByteBuffer.wrap(bytes).putInt(indexOf(bytes, box) - 4 + offset + 4, value);
    assertEndsInWords(bytes);
  }

  @Beside
  @Test
  void absurdPicturesAreRefusedOrNeverDecoded() throws Exception {
    byte[] absurd = VideoFiles.absurdKeyframe(1250, 1250);
    for (String muxer : List.of("h264", "mpegts", "matroska", "mp4")) {
      Path file = folder.resolve("absurd");
      VideoFiles.write(
          file,
          muxer,
          Codec.H264,
          List.of(new Encoded(absurd, true), new Encoded(absurd, true)),
          null);
      try (PacketSource source = Player.open(file);
          VideoDecoder decoder = new VideoDecoder(Codec.H264)) {
        Packet.Video picture = Player.pictures(source, 1).getFirst();
        assertNotEquals(Outcome.PICTURE, decoder.decode(picture.bytes()));
      } catch (OrielException e) {
        assertTrue(
            e.problem() == Problem.FILE_UNSUPPORTED || e.problem() == Problem.FILE_UNPLAYABLE,
            e::toString);
      }
    }
  }

  /** Opens, reads all and opens again: units, or a failure that people can read. */
  private void assertEndsInWords(byte[] content) throws Exception {
    Path file = folder.resolve("hostile.mp4");
    Files.write(file, content);
    try (Demuxer demuxer = new Demuxer(file)) {
      for (int round = 0; round < 2; round++) {
        demuxer.open();
        int units = 0;
        for (Found found = demuxer.read(); found != Found.END; found = demuxer.read()) {
          assertTrue(++units < 5000, "no end");
        }
      }
    } catch (OrielException e) {
      assertTrue(
          e.problem() == Problem.FILE_UNPLAYABLE || e.problem() == Problem.FILE_UNSUPPORTED,
          e::toString);
      assertTrue(e.detail().toString().contains("hostile.mp4"), e::toString);
    }
  }
}
