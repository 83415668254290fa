package app.oriel.rtsp.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cameras that put several NAL units, with start codes between them, where one belongs. */
class GluedUnitsTest {
  private static final String SC = "00000001";
  private static final String KEY =
      "*" + SC + "6742" + SC + "68ce" + SC + "060511" + SC + "6588aa" + SC + "6540bb";
  private static final String HEVC_KEY =
      "*" + SC + "4001aa" + SC + "4201bb" + SC + "4401cc" + SC + "2601af11";

  private static String glued(String code, String... units) {
    return String.join(code, units);
  }

  @ParameterizedTest
  @ValueSource(strings = {"000001", "00000001"})
  void inOnePacketAnAggregateOrFragments(String code) {
    String all = glued(code, "0910", "6742", "68ce", "060511", "6588aa", "6540bb");
    String single = Feed.h264().send(0, true, all).told();
    assertEquals(KEY, single);
    String length = "%04x".formatted(all.length() / 2);
    assertEquals(KEY, Feed.h264().send(0, true, "78" + length + all).told());
    // With a start code before the first as well, which makes its header a zero.
    assertEquals(KEY, Feed.h264().send(0, true, code + all).told());
    for (int cut = 2; cut < all.length() - 2; cut += 2) {
      Feed feed = Feed.h264().send(0, false, "1c89" + all.substring(2, cut + 2));
      feed.send(0, true, "1c49" + all.substring(cut + 2));
      assertEquals(KEY, feed.told(), "cut at " + cut);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"000001", "00000001"})
  void theSameOfH265(String code) {
    String all = glued(code, "4001aa", "4201bb", "4401cc", "2601af11");
    assertEquals(HEVC_KEY, Feed.h265().send(0, true, all).told());
    assertEquals(HEVC_KEY, Feed.h265().send(0, true, code + all).told());
    String length = "%04x".formatted(all.length() / 2);
    assertEquals(HEVC_KEY, Feed.h265().send(0, true, "6001" + length + all).told());
    for (int cut = 4; cut < all.length() - 2; cut += 2) {
      Feed feed = Feed.h265().send(0, false, "6201a0" + all.substring(4, cut));
      feed.send(0, true, "620160" + all.substring(cut));
      assertEquals(HEVC_KEY, feed.told(), "cut at " + cut);
    }
  }

  @Test
  void twoPicturesInOnePacket() {
    Feed feed = Feed.h264("6742", "68ce").send(0, true, glued("000001", "6588aa", "419abb"));
    assertEquals("*" + SC + "6742" + SC + "68ce" + SC + "6588aa " + SC + "419abb", feed.told());
  }

  @Test
  void onlyTheFirstFragmentSaysWhatTheUnitIs() {
    Feed feed = Feed.h264("6742", "68ce").send(0, false, "7c 85 88aa");
    feed.send(0, false, "1c 07 bb").send(0, true, "3c 61 cc");
    assertEquals("*" + SC + "6742" + SC + "68ce" + SC + "6588aabbcc", feed.told());
    Feed hevc = Feed.h265("4001aa", "4201bb", "4401cc").send(0, false, "6201 93 af");
    hevc.send(0, true, "6301 66 11");
    assertEquals(HEVC_KEY, hevc.told());
  }

  /** As every other client takes it: nothing is missing by the numbers. */
  @Test
  void aUnitWhoseLastFragmentDoesNotSaySoEndsWithTheNext() {
    Feed feed = Feed.h264("6742", "68ce").send(0, false, "7c 85 88aa").send(0, true, "7c 05 bb");
    feed.send(3000, false, "5c 81 9a").send(3000, false, "4140cc").send(3000, true, "4120dd");
    String key = "*" + SC + "6742" + SC + "68ce" + SC + "6588aabb";
    assertEquals(key + " " + SC + "419a" + SC + "4140cc" + SC + "4120dd", feed.told());
  }

  @Test
  void aMarkerInTheMiddleOfAUnitSaysNothing() {
    Feed feed = Feed.h264("6742", "68ce").send(0, true, "7c 85 88aa").send(0, true, "7c 05 bb");
    feed.send(0, true, "7c 45 cc").send(3000, true, "5c 81 9a").send(3000, true, "5c 41 bb");
    String key = "*" + SC + "6742" + SC + "68ce" + SC + "6588aabbcc";
    assertEquals(key + " " + SC + "419abb", feed.told());
  }

  /** RFC 7798, 4.4: two bytes in single units, first fragments and aggregates, one between. */
  @Test
  void decodingOrderNumbersAreNoContent() {
    Feed feed = Feed.ordered();
    feed.send(0, false, "6001 0007 0003 4001aa 00 0003 4201bb 00 0003 4401cc");
    feed.send(0, false, "6201 93 0008 af").send(0, true, "6201 53 11");
    feed.send(3000, true, "0201 0009 d0")
        .send(6000, true, "0201 00")
        .send(9000, true, "2601 0010 af");
    String told = feed.told();
    assertEquals(
        HEVC_KEY + " " + SC + "0201d0 " + HEVC_KEY.substring(0, HEVC_KEY.length() - 2), told);
    assertEquals(1, feed.receiver.dropped());
  }
}
