package app.oriel.rtsp.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Packet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access units of H.264 out of RTP. Bytes: 67 SPS, 68 PPS, 65 IDR slice, 41 slice, 06 SEI. */
class H264DepacketizerTest {
  private static final String SC = "00000001";
  private static final String SETS = SC + "6742" + SC + "68ce";
  private static final String KEY = "*" + SETS + SC + "6588aa";

  @Test
  void singleUnitsUpToTheMarker() {
    Feed feed = Feed.h264();
    feed.send(0, false, "6742").send(0, false, "68ce").send(0, true, "6588aa");
    assertEquals(KEY, feed.told());
    feed.send(3000, true, "4199bb");
    assertEquals(SC + "4199bb", feed.told());
  }

  @Test
  void anAggregate() {
    Feed feed = Feed.h264().send(0, true, "78 0002 6742 0002 68ce 0003 6588aa");
    assertEquals(KEY, feed.told());
  }

  @Test
  void fragments() {
    Feed feed = Feed.h264("6742", "68ce");
    feed.send(0, false, "7c 85 88aa").send(0, false, "7c 05 bbcc").send(0, true, "7c 45 dd");
    assertEquals("*" + SETS + SC + "6588aabbccdd", feed.told());
  }

  @Test
  void aParameterSetInFragments() {
    Feed feed = Feed.h264("6742", "68ce");
    feed.send(0, false, "7c 87 43").send(0, false, "7c 47 44").send(0, true, "6588aa");
    assertEquals("*" + SC + "674344" + SC + "68ce" + SC + "6588aa", feed.told());
  }

  /** By 7.4.1.2.3 such a message begins the next unit, whatever its timestamp. */
  @Test
  void theMarkerOnlyOnAClosingSei() {
    Feed feed = Feed.h264().send(0, false, "6742").send(0, false, "68ce");
    feed.send(0, false, "7c 85 88").send(0, false, "7c 45 aa").send(0, true, "0605 11");
    assertEquals(KEY, feed.told());
    feed.send(3000, false, "4199bb");
    assertEquals("", feed.told(), "it may go on");
    feed.send(3000, true, "060522");
    assertEquals(SC + "060511" + SC + "4199bb", feed.told());
  }

  @Test
  void noMarkerAtAll() {
    Feed feed = Feed.h264("6742", "68ce").send(0, false, "6588aa");
    assertEquals("", feed.told());
    feed.send(3000, false, "4199bb");
    assertEquals(KEY, feed.told());
    feed.send(6000, false, "4199cc");
    assertEquals(SC + "4199bb", feed.told());
  }

  @Test
  void twoPicturesOfOneTimestamp() {
    Feed feed = Feed.h264("6742", "68ce");
    feed.send(0, true, "6588aa").send(0, true, "4199bb");
    assertEquals(KEY + " " + SC + "4199bb", feed.told());
    feed = Feed.h264("6742", "68ce");
    feed.send(0, false, "6588aa").send(0, false, "4199bb").send(3000, false, "4199cc");
    assertEquals(KEY + " " + SC + "4199bb", feed.told());
  }

  @Test
  void severalSlicesAreOnePicture() {
    Feed feed = Feed.h264("6742", "68ce");
    feed.send(0, false, "6588aa").send(0, false, "6540bb").send(0, true, "6520cc");
    assertEquals(KEY + SC + "6540bb" + SC + "6520cc", feed.told());
  }

  @Test
  void parameterSetsWithMarkersOfTheirOwn() {
    Feed feed = Feed.h264();
    feed.send(0, true, "6742").send(0, true, "68ce").send(0, true, "6588aa");
    assertEquals(KEY, feed.told());
  }

  @Test
  void aKeyframeAlwaysHasItsSets() {
    Feed feed = Feed.h264("6742", "68ce").send(0, true, "6588aa").send(3000, true, "6588aa");
    assertEquals(KEY + " " + KEY, feed.told());
    // New ones come, and are in force from then on.
    feed.send(6000, false, "6743").send(6000, true, "6588aa").send(9000, true, "6588aa");
    String other = "*" + SC + "6743" + SC + "68ce" + SC + "6588aa";
    assertEquals(other + " " + other, feed.told());
  }

  @Test
  void newSetsBeforeAnOrdinaryPictureGoWithIt() {
    Feed feed = Feed.h264("6742", "68ce").send(0, true, "6588aa");
    feed.told();
    feed.send(3000, false, "68cf").send(3000, true, "4199bb").send(6000, true, "4199cc");
    assertEquals(SC + "6742" + SC + "68cf" + SC + "4199bb " + SC + "4199cc", feed.told());
  }

  @Test
  void severalSetsOfAKind() {
    Feed feed = Feed.h264("6742", "68ce", "68cf").send(0, true, "6588aa");
    assertEquals("*" + SETS + SC + "68cf" + SC + "6588aa", feed.told());
  }

  @Test
  void withoutSetsThereIsNoKeyframe() {
    Feed feed = Feed.h264("6742").send(0, true, "6588aa").send(3000, true, "4199bb");
    assertEquals("", feed.told());
    assertEquals(2, feed.receiver.dropped());
    feed.send(6000, false, "68ce").send(6000, true, "6588aa");
    assertEquals(KEY, feed.told());
  }

  @Test
  void whatNoDecoderNeedsIsLeftOut() {
    Feed feed = Feed.h264("6742", "68ce");
    feed.send(0, false, "0011").send(0, false, "06e2 01 80").send(0, false, "0910");
    feed.send(0, false, "6588aa").send(0, false, "1e11").send(0, true, "0cffff");
    assertEquals(KEY, feed.told());
    feed.send(3000, false, "1c 80 11").send(3000, false, "1c 40 22").send(3000, true, "4199bb");
    assertEquals(SC + "4199bb", feed.told());
    assertEquals(0, feed.receiver.dropped());
  }

  @Test
  void aLostFragmentCostsThePictureAndAllUpToTheNextKeyframe() {
    Feed feed = Feed.h264("6742", "68ce").send(0, true, "6588aa");
    feed.told();
    feed.send(3000, false, "7c 81 99").lose(1).send(3000, true, "7c 41 aa");
    for (int i = 2; i < 12; i++) {
      feed.send(3000L * i, true, "4199bb");
    }
    assertEquals("", feed.told());
    feed.send(90_000, true, "6588aa").send(93_000, true, "4199bb");
    assertEquals(KEY + " " + SC + "4199bb", feed.told());
    assertEquals(1, feed.receiver.lost());
    assertEquals(11, feed.receiver.dropped());
  }

  @Test
  void aKeyframeJustAfterAGapIsWhole() {
    Feed feed = Feed.h264("6742", "68ce").send(0, true, "6588aa").send(3000, true, "4199bb");
    feed.told();
    feed.lose(40).send(9000, true, "6588aa");
    assertEquals(KEY, feed.told());
    // A later slice of it is not its beginning.
    feed.lose(40).send(12_000, true, "6540aa").send(15_000, true, "6588aa");
    assertEquals(KEY, feed.told());
    // With the timestamp of what was before, it may be the end of that.
    feed.send(18_000, false, "4199bb").lose(40).send(18_000, true, "0605 11");
    feed.lose(40).send(21_000, true, "7c 45 aa");
    assertEquals("", feed.told());
  }

  @Test
  void aGapOfAnySizeCostsUpToTheNextKeyframe() {
    for (int gap = 1; gap < 65_536; gap += gap < 40 || gap > 65_490 ? 1 : 977) {
      Feed feed = Feed.h264("6742", "68ce").from(65_000).send(0, true, "6588aa");
      feed.lose(gap);
      for (int i = 1; i <= 20; i++) {
        feed.send(3000L * i, true, "4199bb");
      }
      assertEquals(KEY, feed.told(), "gap of " + gap);
      for (int i = 21; i <= 40; i++) {
        feed.send(3000L * i, true, i == 30 ? "6588aa" : "4199bb");
      }
      assertTrue(feed.told().startsWith(KEY + " " + SC + "4199bb"), "gap of " + gap);
    }
  }

  @Test
  void numbersWrap() {
    Feed feed = Feed.h264("6742", "68ce").from(65_534).send(0, true, "6588aa");
    for (int i = 1; i < 6; i++) {
      feed.send(3000L * i, true, "4199bb");
    }
    assertEquals(6, feed.out.size());
    assertEquals(0, feed.receiver.lost());
  }

  @Test
  void disorderIsMendedAndDoublesAreDropped() {
    Feed feed = Feed.h264("6742", "68ce").from(65_533).send(0, true, "6588aa");
    byte[][] packets = new byte[12][];
    for (int i = 0; i < 12; i++) {
      int sequence = 65_534 + i & 0xffff;
      packets[i] = Rtp.packet(sequence, 3000 * (i + 1L), true, Rtp.hex("4199%02x".formatted(i)));
    }
    for (int i : new int[] {1, 0, 0, 2, 5, 4, 3, 5, 2, 9, 8, 7, 6, 6, 10, 11}) {
      feed.take(packets[i]);
    }
    StringBuilder wanted = new StringBuilder(KEY);
    for (int i = 0; i < 12; i++) {
      wanted.append(" " + SC + "4199%02x".formatted(i));
    }
    assertEquals(wanted.toString(), feed.told());
    assertEquals(0, feed.receiver.lost());
  }

  @Test
  void controlPacketsOnTheWrongChannelAreNone() {
    Feed feed = Feed.h264("6742", "68ce").send(0, false, "6588aa");
    feed.take(Rtp.hex("80c8 0006 00001234 00000000 00000000 00000000 00000000 00000000"));
    feed.send(0, true, "6540bb");
    assertEquals(KEY + SC + "6540bb", feed.told());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "78 0003 4199bb 0000",
        "78 0000 0003 4199bb 00",
        "79 0007 0003 4199bb",
        "7a 0007 0003 05 0000 4199bb 0000 00 0000",
        "7b 0007 0003 05 000000 4199bb",
        "61" // nothing but a header is no slice
      })
  void oddAggregates(String payload) {
    Feed feed = Feed.h264("6742", "68ce").send(0, true, "6588aa");
    feed.send(3000, false, payload).send(3000, true, payload.equals("61") ? "4199bb" : "");
    assertEquals(KEY + " " + SC + "4199bb", feed.told());
  }

  @Test
  void unitsOfSeveralTimesInOneAggregate() {
    Feed feed = Feed.h264("6742", "68ce");
    feed.send(9000, false, "7a 0007 0003 00 0000 6588aa 0003 01 0bb8 4199bb");
    feed.send(15_000, true, "4199cc");
    List<Long> times = feed.out.stream().map(Packet::timestamp).toList();
    assertEquals(List.of(33_333L, 66_666L), List.of(since(times, 1), since(times, 2)));
  }

  private static long since(List<Long> times, int index) {
    return times.get(index) - times.getFirst();
  }

  @Test
  void fragmentsWithAnOrderNumber() {
    Feed feed = Feed.h264("6742", "68ce");
    feed.send(0, false, "7d 85 0007 88aa").send(0, true, "7c 45 bb");
    assertEquals("*" + SETS + SC + "6588aabb", feed.told());
  }

  @ParameterizedTest
  @ValueSource(strings = {"000001", "00000001"})
  void aStartCodeAndTheHeaderAgainInFragments(String code) {
    Feed feed = Feed.h264("6742", "68ce");
    feed.send(0, false, "7c 85" + code + "6588aa").send(0, true, "7c 45 bb");
    feed.send(3000, false, "5c 81" + code + "4199").send(3000, true, "5c 41 bb");
    assertEquals("*" + SETS + SC + "6588aabb " + SC + "4199bb", feed.told());
  }

  @Test
  void packetsThatAllHaveOneNumber() {
    Feed feed = Feed.h264("6742", "68ce");
    for (int i = 0; i < 12; i++) {
      feed.from(5).send(3000L * i, true, "4199bb");
    }
    feed.told();
    feed.from(5).send(60_000, false, "7c 85 88aa").from(5).send(60_000, true, "7c 45 bb");
    feed.from(5).send(63_000, true, "4199bb");
    assertEquals("*" + SETS + SC + "6588aabb " + SC + "4199bb", feed.told());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"78", "78 0005 4199", "79 00", "7a 0001 0005", "7c", "7c 05 aa", "7d 85 aa"})
  void nonsenseCostsThePicture(String payload) {
    Feed feed = Feed.h264("6742", "68ce").send(0, true, "6588aa");
    feed.told();
    feed.send(3000, false, "4199bb").send(3000, true, payload);
    feed.send(6000, true, "4199cc").send(9000, true, "6588aa");
    if (payload.equals("78")) {
      feed.told(); // an aggregate of nothing takes nothing away
    } else {
      assertEquals(KEY, feed.told());
    }
  }

  @Test
  void aUnitWithoutEndIsDropped() {
    Feed feed = Feed.h264("6742", "68ce");
    String rest = "7c 05" + "ab".repeat(60_000);
    feed.send(0, false, "7c 85 88");
    for (int i = 0; i < 200; i++) {
      feed.send(0, false, rest);
    }
    feed.send(0, true, "7c 45 88");
    assertEquals("", feed.told());
    feed.send(3000, true, "6588aa");
    assertEquals(KEY, feed.told());
  }

  @Test
  void noiseNeverHurts() {
    Random random = new Random(5);
    Feed feed = Feed.h264("6742", "68ce");
    for (int i = 0; i < 100_000; i++) {
      byte[] noise = new byte[random.nextInt(40)];
      random.nextBytes(noise);
      byte[] packet = Rtp.packet(i & 0xffff, random.nextInt(4) * 3000L, i % 3 == 0, noise);
      feed.take(random.nextInt(10) == 0 ? noise : packet);
    }
    for (Packet packet : feed.out) {
      assertTrue(packet.bytes().length > 4);
    }
  }
}
