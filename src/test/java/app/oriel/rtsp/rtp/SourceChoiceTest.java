package app.oriel.rtsp.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of several sources and payload types on a channel are the track's. */
class SourceChoiceTest {
  private static final int OURS = 0x11;
  private static final int FOREIGN = 0x22;
  private static final String SC = "00000001";
  private static final String KEY = "*" + SC + "6742" + SC + "68ce" + SC + "6588aa";

  private static Feed feed(@Nullable Integer announced) {
    var format = new RtpFormat.Video(Codec.H264, 90_000, List.of(Rtp.hex("6742"), Rtp.hex("68ce")));
    return new Feed(format, new RtpIdentity(96, Set.of(8, 97), announced));
  }

  private static Feed announced() {
    return feed(OURS);
  }

  /** Both at once, for so many pictures. */
  private static void both(Feed feed, int from, int to) {
    for (int i = from; i < to; i++) {
      feed.of(OURS, 96)
          .from(1000 + i)
          .after(30)
          .send(3000L * i, true, i == 0 ? "6588aa" : "419abb");
      feed.of(FOREIGN, 96).from(40_000 + i).send(77_777 + 3000L * i, true, "65ff");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aForeignSourceDoesNotDisturb(boolean isAnnounced) {
    Feed feed = isAnnounced ? announced() : feed(null);
    both(feed, 0, 100);
    assertEquals(KEY + (" " + SC + "419abb").repeat(99), feed.told());
    assertEquals(0, feed.receiver.lost());
    assertTrue(feed.receiver.isSure());
  }

  @Test
  void evenWhereItIsFirst() {
    Feed feed = announced().of(FOREIGN, 96).send(9, true, "65ff").send(3009, true, "41ff");
    assertFalse(feed.receiver.isSure());
    both(feed, 0, 20);
    assertEquals(KEY + (" " + SC + "419abb").repeat(19), feed.told());
  }

  /** Some cameras announce one source and send another: nothing of it is lost. */
  @Test
  void whatWasAnnouncedAndDoesNotComeIsNotWaitedForLong() {
    Feed feed = announced().of(FOREIGN, 96).send(0, true, "6588aa");
    for (int i = 1; i < 20; i++) {
      feed.after(30).send(3000L * i, true, "419abb");
    }
    assertEquals(KEY + (" " + SC + "419abb").repeat(19), feed.told());
    // Should it come after all, it counts.
    feed.of(OURS, 96).from(7).send(0, true, "6588aa");
    assertEquals(KEY, feed.told());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCameraThatBeginsAnewIsFollowed(boolean isAnnounced) {
    Feed feed = isAnnounced ? announced() : feed(null);
    feed.of(OURS, 96).send(0, true, "6588aa");
    for (int i = 1; i < 70; i++) {
      feed.after(30).send(3000L * i, true, "419abb");
    }
    feed.told();
    feed.of(FOREIGN, 96).from(5).send(500, true, "6588aa");
    for (int i = 1; i < 40; i++) {
      feed.after(30).send(500 + 3000L * i, true, "419abb");
    }
    long last = feed.out.getLast().timestamp();
    assertEquals(KEY + (" " + SC + "419abb").repeat(39), feed.told());
    feed.after(32).send(500 + 3000L * 40, true, "419abb");
    assertTrue(Math.abs(last + 33_333 - feed.out.getLast().timestamp()) <= 1);
  }

  /** It is slow, and the other one is not. */
  @Test
  void aForeignSourceDoesNotTakeThePlaceOfASlowOne() {
    Feed feed = feed(null);
    for (int i = 0; i < 10; i++) {
      feed.of(OURS, 96).from(1000 + i).send(90_000L * i, true, i == 0 ? "6588aa" : "419abb");
      for (int k = 0; k < 20; k++) {
        feed.of(FOREIGN, 96).from(40_000 + 20 * i + k).after(80).send(k, true, "65ff");
      }
    }
    assertEquals(KEY + (" " + SC + "419abb").repeat(9), feed.told());
  }

  @Test
  void soundOnTheSameChannelIsNoPicture() {
    Feed feed = feed(null).of(OURS, 8).send(0, true, "65ff").of(OURS, 96);
    feed.from(10).send(0, true, "6588aa").of(FOREIGN, 97).from(7).send(3, true, "65ff");
    feed.of(OURS, 8)
        .from(8)
        .send(160, true, "65ff")
        .of(OURS, 96)
        .from(11)
        .send(3000, true, "419abb");
    assertEquals(KEY + " " + SC + "419abb", feed.told());
  }

  /** The description says 96. */
  @Test
  void aPayloadTypeThatNobodyNamedWillDoIfNothingElseComes() {
    Feed feed = feed(null).of(OURS, 99).send(0, true, "6588aa");
    for (int i = 1; i < 30; i++) {
      feed.after(30).send(3000L * i, true, "419abb");
    }
    assertEquals(KEY + (" " + SC + "419abb").repeat(29), feed.told());
    assertFalse(feed.receiver.isSure());
    // What was named is better.
    feed.of(FOREIGN, 96).from(9).send(0, true, "6588aa");
    assertEquals(KEY, feed.told());
    feed.of(OURS, 99).from(30).after(30).send(90_000, true, "65ff");
    assertEquals("", feed.told());
  }

  @Test
  void anotherChannelWillDoIfNothingComesOnItsOwn() {
    Feed feed = feed(null);
    byte[] key = Rtp.packet(96, OURS, 0, 0, true, Rtp.hex("6588aa"));
    feed.take(key, false);
    for (int i = 1; i < 20; i++) {
      feed.after(30).take(Rtp.packet(96, OURS, i, 3000L * i, true, Rtp.hex("419abb")), false);
    }
    assertEquals(KEY + (" " + SC + "419abb").repeat(19), feed.told());
    feed.of(FOREIGN, 96).from(9).send(0, true, "6588aa");
    assertEquals(KEY, feed.told());
  }

  /** Some cameras change their source in the middle, a few with every picture. */
  @ParameterizedTest
  @ValueSource(ints = {1, 10})
  void anotherSourceThatCountsOnIsTheSame(int pictures) {
    Feed feed = feed(null).of(OURS, 96).send(0, true, "6588aa");
    for (int i = 1; i < 30; i++) {
      feed.of(OURS + i / pictures, 96).after(30).send(3000L * i, true, "419abb");
    }
    assertEquals(KEY + (" " + SC + "419abb").repeat(29), feed.told());
  }

  @Test
  void aForeignSourceThatHappensToHaveTheNextNumberIsNot() {
    Feed feed = announced();
    both(feed, 0, 10);
    feed.of(FOREIGN, 96).from(1010).send(30_000, true, "65ff");
    feed.of(0x33, 96).from(1010).send(90_000_000, true, "65ff");
    both(feed, 10, 20);
    assertEquals(KEY + (" " + SC + "419abb").repeat(19), feed.told());
  }
}
