package app.oriel.rtsp.rtp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JPEG pictures out of RTP, as another program made and reads them. */
class JpegDepacketizerTest {
  private static final Jpegs PICTURE = new Jpegs(64, 48);

  private static Feed feed(int width, int height) {
    return new Feed(new RtpFormat.Jpeg(90_000, width, height));
  }

  private static void send(Feed feed, long stamp, List<byte[]> payloads) {
    for (int i = 0; i < payloads.size(); i++) {
      feed.send(stamp, i == payloads.size() - 1, Rtp.hex(payloads.get(i)));
    }
  }

  private static void assertSame(Jpegs wanted, Packet packet) {
    Packet.Video picture = (Packet.Video) packet;
    assertEquals(Codec.MJPEG, picture.track().codec());
    assertTrue(picture.keyframe());
    assertArrayEquals(Jpegs.pixels(wanted.whole), Jpegs.pixels(picture.bytes()));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 100, 100_000})
  void isPutTogetherHoweverItIsCut(int most) {
    Feed feed = feed(0, 0);
    send(feed, 0, PICTURE.payloads(most));
    send(feed, 6000, PICTURE.payloads(most));
    assertEquals(2, feed.out.size());
    assertSame(PICTURE, feed.out.get(0));
    assertSame(PICTURE, feed.out.get(1));
    assertEquals(66_666, feed.out.get(1).timestamp() - feed.out.get(0).timestamp());
  }

  @Test
  void theTablesFollowFromAQuality() {
    Feed feed = feed(0, 0);
    send(feed, 0, PICTURE.payloads(300, 1, 75, PICTURE.tables, 8, 6));
    assertSame(PICTURE, feed.out.getFirst());
  }

  /** RFC 2435, appendix A: at 50 they are the standard's own, here in zigzag order. */
  @ParameterizedTest
  @CsvSource({"50, 16 11 12 14 12, 99", "1, 255 255 255 255 255, 255", "99, 1 1 1 1 1, 2"})
  void qualitiesHaveTheirTables(int quality, String luma, int last) {
    JpegTables tables = JpegTables.of(quality);
    String[] first = luma.split(" ", -1);
    for (int i = 0; i < first.length; i++) {
      assertEquals(Integer.parseInt(first[i]), tables.luma()[i] & 0xff);
    }
    assertEquals(last, tables.luma()[63] & 0xff);
  }

  @Test
  void tablesAreKnownAgainByTheirNumberButForOne() {
    Feed feed = feed(0, 0);
    send(feed, 0, PICTURE.payloads(300, 1, 200, PICTURE.tables, 8, 6));
    send(feed, 6000, PICTURE.payloads(300, 1, 200, new byte[0], 8, 6));
    assertEquals(2, feed.out.size());
    assertSame(PICTURE, feed.out.get(1));
    send(feed, 12_000, PICTURE.payloads(300, 1, 201, new byte[0], 8, 6));
    send(feed, 18_000, PICTURE.payloads(300, 1, 255, new byte[0], 8, 6));
    assertEquals(2, feed.out.size());
    assertEquals(2, feed.receiver.dropped());
  }

  @Test
  void restartMarkersAreToldToTheDecoder() {
    Feed feed = feed(0, 0);
    send(feed, 0, PICTURE.payloads(300, 65, 255, PICTURE.tables, 8, 6));
    String bytes = Rtp.hex(feed.out.getFirst().bytes());
    assertTrue(bytes.contains("ffdd00040005"), "an interval of 5");
    assertTrue(bytes.contains("03012200"), "chroma of half the width and height");
    send(feed, 6000, PICTURE.payloads(300, 64, 255, PICTURE.tables, 8, 6));
    assertTrue(Rtp.hex(feed.out.get(1).bytes()).contains("03012100"), "chroma of half the width");
  }

  @Test
  void aPictureOfWhichAnythingIsMissingIsDroppedWhole() {
    List<byte[]> payloads = PICTURE.payloads(100);
    for (int missing = 0; missing < payloads.size(); missing++) {
      Feed feed = feed(0, 0);
      for (int i = 0; i < payloads.size(); i++) {
        if (i == missing) {
          feed.lose(40);
        } else {
          feed.send(0, i == payloads.size() - 1, Rtp.hex(payloads.get(i)));
        }
      }
      send(feed, 6000, payloads);
      // Where nothing but its end was to come, nobody can tell that it is gone before the next.
      assertEquals(1, feed.out.size(), "without packet " + missing);
      assertSame(PICTURE, feed.out.getFirst());
      assertEquals(1, feed.receiver.dropped(), "without packet " + missing);
    }
  }

  @Test
  void doesWithoutMarkersAndWithoutStamps() {
    Feed feed = feed(0, 0);
    for (int i = 0; i < 3; i++) {
      PICTURE.payloads(300).forEach(each -> feed.send(0, false, Rtp.hex(each)));
    }
    assertEquals(2, feed.out.size());
    assertSame(PICTURE, feed.out.get(1));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 2560, 1920, 2560, 1920", // too large to be said
    "64, 68, 2560, 540, 2560, 540", // 2560 is 64 once the header has no room
    "80, 60, 0, 0, 640, 480",
    "80, 60, 1280, 720, 640, 480", // of another stream
    "100, 75, 800, 600, 800, 600"
  })
  void theSizeIsThatOfTheHeaderOrOfTheDescription(
      int wide, int high, int width, int height, int seenWidth, int seenHeight) {
    Feed feed = feed(width, height);
    send(feed, 0, PICTURE.payloads(300, 1, 255, PICTURE.tables, wide, high));
    assertEquals(seenWidth + "x" + seenHeight, size(feed.out.getFirst().bytes()));
  }

  private static String size(byte[] jpeg) {
    String bytes = Rtp.hex(jpeg);
    int at = bytes.indexOf("ffc0001108") / 2;
    return RtpPacket.unsigned16(jpeg, at + 7) + "x" + RtpPacket.unsigned16(jpeg, at + 5);
  }

  @Test
  void anExtensionMaySayTheSizeToo() {
    byte[] payload = PICTURE.payloads(100_000, 1, 255, PICTURE.tables, 0, 0).getFirst();
    byte[] head = Rtp.packet(0, 0, true, new byte[0]);
    head[0] |= 0x10;
    // ONVIF's extension: FFD8, words, then the frame header of the picture.
    String extension = "ffd80005" + "ffc000110806400a0003012200021101" + "03110100";
    Feed feed = feed(0, 0);
    feed.take(Rtp.hex(Rtp.hex(head) + extension + Rtp.hex(payload)));
    assertEquals("2560x1600", size(feed.out.getFirst().bytes()));
  }

  @Test
  void withoutASizeOrOfAnotherTypeItIsNoPicture() {
    Feed feed = feed(0, 0);
    send(feed, 0, PICTURE.payloads(300, 1, 255, PICTURE.tables, 0, 6));
    send(feed, 1, PICTURE.payloads(300, 2, 255, PICTURE.tables, 8, 6));
    send(feed, 2, PICTURE.payloads(300, 128, 255, PICTURE.tables, 8, 6));
    send(feed, 3, PICTURE.payloads(300, 1, 0, PICTURE.tables, 8, 6));
    send(feed, 4, PICTURE.payloads(300, 1, 255, new byte[63], 8, 6));
    assertEquals(0, feed.out.size());
    assertEquals(5, feed.receiver.dropped());
    send(feed, 5, PICTURE.payloads(300, 1, 255, Arrays.copyOf(PICTURE.tables, 64), 8, 6));
    assertEquals(1, feed.out.size(), "one table is for both");
  }

  @Test
  void everyBeginningOfAPayloadIsBorne() {
    byte[] whole = PICTURE.payloads(100_000).getFirst();
    Feed feed = feed(0, 0);
    for (int length = 0; length <= 200; length++) {
      feed.take(Rtp.packet(length, length * 100L, true, Arrays.copyOf(whole, length)));
    }
    send(feed.from(201), 90_000, PICTURE.payloads(100));
    assertSame(PICTURE, feed.out.getLast());
  }

  @Test
  void aPictureWithoutEndIsDroppedAndTheNextOneSeen() {
    Feed feed = feed(0, 0);
    byte[] piece = new byte[60_008];
    byte[] first = PICTURE.payloads(100_000).getFirst();
    feed.send(0, false, Rtp.hex(first));
    for (int at = PICTURE.samples.length; at < 9 << 20; at += 60_000) {
      byte[] head = {0, (byte) (at >> 16), (byte) (at >> 8), (byte) at, 1, (byte) 255, 8, 6};
      System.arraycopy(head, 0, piece, 0, head.length);
      feed.take(Rtp.packet(feed.sequence(), 0, false, piece));
      feed.from(feed.sequence() + 1 & 0xffff);
    }
    send(feed, 6000, PICTURE.payloads(100));
    assertEquals(1, feed.out.size());
    assertSame(PICTURE, feed.out.getFirst());
  }

  @Test
  void noiseNeverHurts() {
    Random random = new Random(8);
    Feed feed = feed(0, 0);
    for (int i = 0; i < 50_000; i++) {
      byte[] noise = new byte[random.nextInt(60)];
      random.nextBytes(noise);
      if (noise.length > 8 && i % 2 == 0) {
        byte[] begin = {0, 0, 0, 0, (byte) (i % 4), 60, 8, 6};
        System.arraycopy(begin, 0, noise, 0, begin.length);
      }
      feed.take(Rtp.packet(i & 0xffff, i / 3, i % 3 == 0, noise));
    }
    for (Packet packet : feed.out) {
      byte[] bytes = packet.bytes();
      assertEquals("ffd8", Rtp.hex(Arrays.copyOf(bytes, 2)));
      assertEquals("ffd9", Rtp.hex(Arrays.copyOfRange(bytes, bytes.length - 2, bytes.length)));
    }
  }
}
