package app.oriel.rtsp.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/**
 * With which pictures a stream begins. H.264: 65 IDR slice, 41 slice; second byte 88 is an I slice,
 * 9a a P slice and a0 a B slice; 06 06 is a recovery point.
 */
class StartPointsTest {
  private static final String SC = "00000001";
  private static final String SETS = SC + "6742" + SC + "68ce";
  private static final String RECOVERY = "0606 01 c4 80";

  private final Feed feed = Feed.h264("6742", "68ce");

  private void pictures(int from, int to, String slice) {
    for (int i = from; i < to; i++) {
      feed.after(66).send(6000L * i, true, slice);
    }
  }

  @Test
  void nothingComesBeforeTheFirstKeyframe() {
    pictures(0, 10, "419a");
    assertEquals("", feed.told());
    feed.send(60_000, true, "6588").send(66_000, true, "419a");
    assertEquals("*" + SETS + SC + "6588 " + SC + "419a", feed.told());
  }

  @Test
  void aRecoveryPointWillDoWhereNoKeyframeComes() {
    pictures(0, 3, "419a");
    feed.send(18_000, false, RECOVERY).send(18_000, true, "419a").send(24_000, true, "419a");
    String start = "*" + SETS + SC + "060601c480" + SC + "419a";
    assertEquals(start + " " + SC + "419a", feed.told());
    // And again after a loss.
    feed.lose(40).send(36_000, true, "419a");
    feed.send(42_000, false, RECOVERY).send(42_000, true, "419a");
    assertEquals(start, feed.told());
  }

  /** Among other messages: of user data, with bytes that look like it. */
  @Test
  void aRecoveryPointIsFoundAmongOtherMessages() {
    feed.send(0, false, "06 05 04 06010606 06 01 c4 80").send(0, true, "419a");
    assertEquals('*', feed.told().charAt(0));
    Feed other = Feed.h264("6742", "68ce");
    other.send(0, false, "06 05 04 06010606 80").send(0, true, "419a");
    assertEquals("", other.told());
  }

  @Test
  void whileKeyframesComeARecoveryPointIsNone() {
    feed.send(0, true, "6588").send(6000, false, RECOVERY).send(6000, true, "419a");
    assertEquals("*" + SETS + SC + "6588 " + SC + "060601c480" + SC + "419a", feed.told());
    feed.after(11_000).send(990_000, false, RECOVERY).send(990_000, true, "419a");
    assertEquals('*', feed.told().charAt(0), "none came for long");
  }

  /** Every tenth picture is one; 66 ms lie between two. */
  @Test
  void afterAWhileAPictureThatRefersToNoOtherWillDo() {
    for (int i = 0; i < 85; i++) {
      feed.after(65).send(6000L * i, true, i % 10 == 5 ? "4188" : "419a");
    }
    assertEquals("", feed.told());
    for (int i = 85; i < 97; i++) {
      feed.after(65).send(6000L * i, true, i % 10 == 5 ? "4188" : "419a");
    }
    String start = "*" + SETS + SC + "4188";
    String plain = " " + SC + "419a";
    assertEquals(start + plain.repeat(9) + " " + start + plain, feed.told());
  }

  @Test
  void aPictureOfWhichOnlyAPartRefersToNoOtherIsNoStart() {
    for (int i = 0; i < 120; i++) {
      feed.after(65).send(6000L * i, false, "4188").send(6000L * i, true, "4158");
    }
    assertEquals("", feed.told());
  }

  /** Its leading pictures refer to what was before, and are shown before it. */
  @Test
  void picturesShownBeforeTheStartAreLeftOut() {
    feed.send(30_000, true, "419a");
    feed.send(60_000, false, RECOVERY).send(60_000, true, "4188");
    feed.send(48_000, true, "01a0").send(54_000, true, "01a0").send(78_000, true, "419a");
    feed.send(66_000, true, "01a0");
    String start = "*" + SETS + SC + "060601c480" + SC + "4188";
    assertEquals(start + " " + SC + "419a " + SC + "01a0", feed.told());
    assertEquals(1, feed.receiver.dropped(), "what never could be seen is no loss");
  }

  /** H.265: 2a a clean random access picture, 12 a leading picture of it, 02 one after it. */
  @Test
  void leadingPicturesOfARandomAccessPointAreLeftOutAtTheStartAlone() {
    Feed hevc = Feed.h265("4001aa", "4201bb", "4401cc");
    String cra = "*" + SC + "4001aa" + SC + "4201bb" + SC + "4401cc" + SC + "2a01a0";
    hevc.send(9000, true, "2a01a0").send(3000, true, "1201e0").send(12_000, true, "0201e0");
    assertEquals(cra + " " + SC + "0201e0", hevc.told());
    hevc.send(21_000, true, "2a01a0").send(18_000, true, "1201e0");
    assertEquals(cra + " " + SC + "1201e0", hevc.told());
    assertEquals(0, hevc.receiver.dropped());
  }

  /** H.265: 4e 01 06 is a recovery point. */
  @Test
  void theSameOfH265() {
    Feed hevc = Feed.h265("4001aa", "4201bb", "4401cc").send(0, true, "0201d0");
    hevc.send(3000, false, "4e01 06 01 c4 80").send(3000, true, "0201d0");
    assertEquals("*" + SC + "4001aa" + SC + "4201bb" + SC + "4401cc" + SC + "0201d0", hevc.told());
  }

  /** A slice: 1 (it is the first), 1 (of the set 0), 011 or 010 (an I or a P slice). */
  @Test
  void afterAWhileAPictureOfH265ThatRefersToNoOtherWillDo() {
    Feed hevc = Feed.h265("4001aa", "4201bb", "4401c0");
    for (int i = 0; i < 90; i++) {
      hevc.after(65).send(6000L * i, true, i % 10 == 5 ? "0201d8" : "0201d0");
    }
    assertEquals(1, hevc.told().chars().filter(c -> c == '*').count());
    // Where the set says so, seven more bits stand before the kind: 44 01, 1 1 00 111.
    hevc = Feed.h265("4001aa", "4201bb", "4401ce");
    for (int i = 0; i < 90; i++) {
      hevc.after(65).send(6000L * i, true, i % 10 == 5 ? "0201c030" : "0201c020");
    }
    assertEquals(1, hevc.told().chars().filter(c -> c == '*').count());
  }
}
