package app.oriel.rtsp.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Access units of H.265: 40 VPS, 42 SPS, 44 PPS, 26 IDR slice, 02 slice, 4e SEI; then 01. */
class H265DepacketizerTest {
  private static final String SC = "00000001";
  private static final String SETS = SC + "4001aa" + SC + "4201bb" + SC + "4401cc";
  private static final String KEY = "*" + SETS + SC + "2601af11";

  @Test
  void singleUnits() {
    Feed feed = Feed.h265().send(0, false, "4001aa").send(0, false, "4201bb");
    feed.send(0, false, "4401cc").send(0, false, "4e0105").send(0, true, "2601af11");
    assertEquals(KEY, feed.told());
    feed.send(3000, true, "0201d0");
    assertEquals(SC + "0201d0", feed.told());
  }

  @Test
  void anAggregate() {
    String sets = "0003 4001aa 0003 4201bb 0003 4401cc";
    Feed feed = Feed.h265().send(0, false, "6001" + sets).send(0, true, "2601af11");
    assertEquals(KEY, feed.told());
  }

  @Test
  void fragments() {
    Feed feed = Feed.h265("4001aa", "4201bb", "4401cc");
    feed.send(0, false, "6201 93 af").send(0, true, "6201 53 11");
    assertEquals(KEY, feed.told());
  }

  @Test
  void setsOfTheDescriptionAreReplaced() {
    Feed feed = Feed.h265("4001aa", "4201b0", "4401cc").send(0, true, "2601af11");
    assertEquals("*" + SETS.replace("bb", "b0") + SC + "2601af11", feed.told());
    feed.send(3000, false, "4201bb").send(3000, true, "2601af11");
    assertEquals(KEY, feed.told());
  }

  @Test
  void withoutAVpsThereIsNoKeyframe() {
    assertEquals("", Feed.h265("4201bb", "4401cc").send(0, true, "2601af11").told());
  }

  @Test
  void slicesThatAreNotTheFirstBelongToThePicture() {
    Feed feed = Feed.h265("4001aa", "4201bb", "4401cc");
    feed.send(0, false, "2601af11").send(0, false, "26012f22").send(3000, false, "0201d0");
    assertEquals(KEY + SC + "26012f22", feed.told());
  }

  @Test
  void aLostFragmentCostsUpToTheNextKeyframe() {
    Feed feed = Feed.h265("4001aa", "4201bb", "4401cc").send(0, true, "2601af11");
    feed.told();
    feed.send(3000, false, "6201 81 d0").lose(50).send(3000, true, "6201 41 11");
    feed.send(6000, true, "0201d0").send(9000, true, "2601af11");
    assertEquals(KEY, feed.told());
  }

  @ParameterizedTest
  @ValueSource(strings = {"02", "6001 0001 02", "6001 0009 0201d0", "6201", "6201 01 aa"})
  void nonsenseCostsThePicture(String payload) {
    Feed feed = Feed.h265("4001aa", "4201bb", "4401cc").send(0, true, "2601af11");
    feed.told();
    feed.send(3000, false, "0201d0").send(3000, true, payload);
    feed.send(6000, true, "0201d0").send(9000, true, "2601af11");
    assertEquals(KEY, feed.told());
  }

  @ParameterizedTest
  @ValueSource(strings = {"6001 0003 0201d0 0000", "6001 0000 0003 0201d0 00"})
  void aggregatesFilledUpWithZeros(String payload) {
    Feed feed = Feed.h265("4001aa", "4201bb", "4401cc").send(0, true, "2601af11");
    feed.send(3000, true, payload);
    assertEquals(KEY + " 000000010201d0", feed.told());
  }

  @Test
  void aStartCodeAndTheHeaderAgainInFragments() {
    Feed feed = Feed.h265("4001aa", "4201bb", "4401cc");
    feed.send(0, false, "6201 93 00000001 2601af").send(0, true, "6201 53 11");
    assertEquals(KEY, feed.told());
    feed.send(3000, true, "0201").send(3000, true, "0201d0");
    assertEquals("000000010201d0", feed.told(), "nothing but a header is no slice");
  }
}
