package app.oriel.rtsp.rtp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Where pictures end, and when they leave. H.264: 65 IDR slice, 41 slice; a slice with 88 or 9a is
 * the first of its picture, with 40 or 20 a later one.
 */
class PictureEndsTest {
  private static final String SC = "00000001";
  private static final String SETS = SC + "6742" + SC + "68ce";
  private static final String KEY = "*" + SETS + SC + "6588aa" + SC + "6540bb";
  private static final String PICTURE = SC + "419abb" + SC + "4140cc";

  private final Feed feed = Feed.h264("6742", "68ce");

  /** Each packet with the marker. */
  private Feed slices(long stamp, String... slices) {
    for (String slice : slices) {
      feed.send(stamp, true, slice);
    }
    return feed;
  }

  @Test
  void slicesWithAMarkerEachAreOnePictureFromTheFirstOn() {
    slices(0, "6742", "68ce", "6588aa", "6540bb");
    slices(3000, "419abb", "4140cc");
    assertEquals(KEY, feed.told());
    slices(6000, "419abb", "4140cc");
    assertEquals(PICTURE, feed.told());
    assertEquals(0, feed.receiver.dropped());
  }

  /** Sets come with the description alone, and only slices have a marker. */
  @Test
  void aKeyframeThatWasSeenInPartComesAgainWhole() {
    feed.seesAtOnce = true;
    slices(0, "6588aa", "6540bb");
    slices(3000, "419abb", "4140cc");
    slices(6000, "419abb", "4140cc");
    assertEquals("*" + SETS + SC + "6588aa " + KEY + " " + PICTURE, feed.told());
  }

  @Test
  void whatIsJoinedInTheMiddleTeachesTheMarkerToo() {
    slices(0, "4140cc");
    slices(3000, "419abb", "4140cc");
    slices(6000, "6588aa");
    assertEquals("", feed.told());
    slices(6000, "6540bb");
    slices(9000, "419abb");
    assertEquals(KEY, feed.told());
  }

  @Test
  void anOrdinaryPictureLeavesWithItsMarker() {
    feed.send(0, false, "6588aa").send(0, true, "6540bb");
    assertEquals(KEY, feed.told());
    for (int i = 1; i < 40; i++) {
      feed.send(3000L * i, false, "419abb");
      assertEquals("", feed.told());
      feed.send(3000L * i, true, "4140cc");
      assertEquals(PICTURE, feed.told(), "picture " + i);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void withoutAMarkerThatMeansAnythingASteadyNumberOfSlicesEndsAPicture(boolean onEach) {
    feed.send(0, onEach, "6588aa").send(0, onEach, "6540bb");
    feed.send(3000, onEach, "419abb").send(3000, onEach, "4140cc");
    assertEquals(KEY, feed.told());
    feed.send(6000, onEach, "419abb");
    assertEquals(PICTURE, feed.told());
    feed.send(6000, onEach, "4140cc");
    assertEquals("", feed.told(), "it may go on");
    for (int i = 3; i < 20; i++) {
      feed.send(3000L * i, onEach, "419abb").send(3000L * i, onEach, "4140cc");
    }
    feed.told();
    for (int i = 20; i < 40; i++) {
      feed.send(3000L * i, onEach, "419abb");
      assertEquals("", feed.told());
      feed.send(3000L * i, onEach, "4140cc");
      assertEquals(PICTURE, feed.told(), "picture " + i);
    }
  }

  @Test
  void aNumberOfSlicesThatChangesMisleadsOnce() {
    slices(0, "6588aa", "6540bb");
    for (int i = 1; i < 30; i++) {
      slices(3000L * i, "419abb", "4140cc");
    }
    feed.told();
    slices(90_000, "419abb", "4140cc", "4120dd");
    slices(93_000, "419abb", "4140cc");
    assertEquals(PICTURE, feed.told(), "what came too early");
    assertEquals(1, feed.receiver.dropped(), "and cost the pictures up to a keyframe");
    slices(96_000, "6588aa", "6540bb");
    for (int i = 33; i < 80; i++) {
      slices(3000L * i, "419abb", "4140cc");
      feed.told();
      slices(3000L * i, "4120dd");
      assertEquals("", feed.told());
    }
  }

  @Test
  void aMarkerThatComesTooEarlyLaterCostsUpToAKeyframe() {
    feed.send(0, false, "6588aa").send(0, true, "6540bb").send(3000, true, "419abb");
    feed.told();
    feed.send(6000, true, "419abb").send(6000, true, "4140cc").send(9000, true, "419abb");
    assertEquals(SC + "419abb", feed.told());
    feed.send(12_000, false, "6588aa").send(12_000, true, "6540bb").send(15_000, true, "419abb");
    assertEquals(KEY, feed.told());
  }

  @Test
  void slicesOfOnePictureMayHaveTimestampsOfTheirOwn() {
    feed.send(0, false, "6588aa").send(7, true, "6540bb");
    feed.send(3000, false, "5c 81 9a").send(3007, false, "5c 41 bb").send(3014, true, "4140cc");
    assertEquals(KEY + " " + PICTURE, feed.told());
  }

  @Test
  void delimitersAloneTellPicturesApart() {
    for (String picture : new String[] {"6588aa 6540bb", "419abb 4140cc", "419abb 4140cc"}) {
      feed.send(0, false, "0910");
      for (String slice : picture.split(" ", -1)) {
        feed.send(0, false, slice);
      }
    }
    feed.send(0, false, "0910");
    assertEquals(KEY + " " + PICTURE + " " + PICTURE, feed.told());
  }

  @Test
  void whatEndsASequenceStaysWithItOrLeadsTheNext() {
    feed.send(0, false, "6588aa").send(0, false, "0a").send(3000, true, "6588aa");
    String key = "*" + SETS + SC + "6588aa";
    assertEquals(key + SC + "0a " + key, feed.told());
    feed.send(3000, true, "0a").send(6000, true, "6588aa");
    assertEquals("*" + SETS + SC + "0a" + SC + "6588aa", feed.told());
  }

  @Test
  void partitionsBelongToTheirSlice() {
    feed.send(0, true, "6588aa").send(3000, false, "429abb").send(3000, false, "43cc");
    feed.send(3000, true, "44dd").send(6000, true, "419abb");
    String key = "*" + SETS + SC + "6588aa";
    assertEquals(
        key + " " + SC + "429abb" + SC + "43cc" + SC + "44dd " + SC + "419abb", feed.told());
  }

  /** H.265: 26 IDR slice, 02 slice, 50 SEI after it, 48 end of sequence, 4c filler. */
  @Test
  void theSameOfH265() {
    Feed hevc = Feed.h265("4001aa", "4201bb", "4401cc");
    String sets = SC + "4001aa" + SC + "4201bb" + SC + "4401cc";
    String key = "*" + sets + SC + "2601af" + SC + "260140";
    hevc.send(0, true, "2601af").send(0, true, "260140").send(0, true, "500105");
    hevc.send(0, true, "4c01ff").send(0, true, "4801");
    hevc.send(3000, true, "0201d0").send(3000, true, "020150").send(6000, true, "460110");
    assertEquals(key + SC + "4801 " + SC + "0201d0" + SC + "020150", hevc.told());
  }
}
