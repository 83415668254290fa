package app.oriel.rtsp.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** The order of packets. H.264: 65 IDR slice, 41 slice, 01 B slice (a0). */
class PacketOrderTest {
  private static final String SC = "00000001";
  private static final String KEY = "*" + SC + "6742" + SC + "68ce" + SC + "6588aa";

  private final Feed feed = Feed.h264("6742", "68ce");

  @Test
  void aGapBehindAGapIsCountedOnce() {
    feed.send(0, true, "6588aa");
    feed.lose(1).send(3000, true, "419a").lose(1).send(6000, true, "419a");
    feed.lose(100).send(9000, true, "6588aa");
    assertEquals(102, feed.receiver.lost());
  }

  @Test
  void aDoubleOfAPictureThatIsShownLaterIsNone() {
    feed.from(7).send(0, true, "6588aa").send(9000, true, "419a").send(3000, true, "01a0");
    feed.from(8).send(9000, true, "419a").send(6000, true, "01a0");
    assertEquals(KEY + " " + SC + "419a " + SC + "01a0", feed.told());
    assertEquals(0, feed.receiver.lost());
    feed.from(10).send(6000, true, "01a0").send(18_000, true, "419a");
    assertEquals(SC + "01a0 " + SC + "419a", feed.told());
  }

  /** The same source counts anew: its first packets are no doubles. */
  @Test
  void whatCountsAnewLosesNothing() {
    feed.from(500).send(90_000, true, "6588aa");
    feed.told();
    feed.from(7).send(1000, true, "6588aa");
    for (int i = 1; i < 12; i++) {
      feed.send(1000 + 3000L * i, true, "419a");
    }
    assertEquals(KEY + (" " + SC + "419a").repeat(11), feed.told());
  }
}
