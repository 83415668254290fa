package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.codec.VideoDecoder.Outcome;
import java.util.Arrays;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A camera whose parameter sets announce a picture that no memory holds. */
@Timeout(60)
class AbsurdSizeTest {
  private static final long MEGABYTE = 1 << 20;

  /** What may be left of twenty refusals. */
  private static final long KEPT = 16 * MEGABYTE;

  private static byte[] keyframe(Codec codec) {
    if (codec == Codec.H264) {
      return TestPictures.bars(320, 192, 1, 1).getFirst().accessUnit();
    }
    byte[] all = TestPictures.resource("bars.h265");
    for (int i = 5; i + 4 < all.length; i++) {
      if (all[i] == 0
          && all[i + 1] == 0
          && all[i + 2] == 0
          && all[i + 3] == 1
          && all[i + 4] == 70) {
        return Arrays.copyOf(all, i);
      }
    }
    throw new IllegalStateException("the clip has no second unit");
  }

  /** So that what is refused below is refused for its size. */
  @ParameterizedTest
  @EnumSource(names = {"H264", "H265"})
  void withItsOwnSizeItIsAPicture(Codec codec) {
    byte[] again = ClaimedSize.of(codec, keyframe(codec), 320, 192);
    assertArrayEquals(ClaimedSize.of(codec, again, 320, 192), again);
    try (VideoDecoder decoder = new VideoDecoder(codec)) {
      assertEquals(Outcome.PICTURE, decoder.decode(again));
      assertEquals(320, decoder.picture().width());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "H264, 20000, 20000",
    "H265, 20000, 20000",
    "H264, 16000, 16000",
    "H265, 16000, 16000",
    "H264, 16384, 16",
    "H265, 32768, 32768",
  })
  void isRefusedWithinBoundsAndForgotten(Codec codec, int width, int height) {
    byte[] keyframe = keyframe(codec);
    byte[] hostile = ClaimedSize.of(codec, keyframe, width, height);
    try (VideoDecoder decoder = new VideoDecoder(codec)) {
      assertEquals(Outcome.PICTURE, decoder.decode(keyframe));
      // The first may load and keep what the next need no more; the program has other work too,
      // so the calmest of some rounds counts. What leaks grows in each.
      long calmest = Long.MAX_VALUE;
      for (int round = 0; round < 5 && calmest > KEPT; round++) {
        long before = Pointer.physicalBytes();
        refuses(decoder, hostile);
        assertEquals(Outcome.PICTURE, decoder.decode(keyframe));
        assertEquals(320, decoder.picture().width());
        calmest = Math.min(calmest, Pointer.physicalBytes() - before);
      }
      long megabytes = calmest / MEGABYTE;
      assertTrue(calmest <= KEPT, () -> "each round the program grew by " + megabytes + " MB");
    }
  }

  private static void refuses(VideoDecoder decoder, byte[] hostile) {
    long before = Pointer.physicalBytes();
    for (int i = 0; i < 20; i++) {
      boolean shows = decoder.decode(hostile) == Outcome.PICTURE;
      // FFmpeg does not take a set that it finds absurd: then the one before is in force.
      assertTrue(!shows || decoder.picture().width() == 320);
    }
    // One picture of the least size here has 384 MB.
    long grown = (Pointer.physicalBytes() - before) / MEGABYTE;
    assertTrue(grown <= 256, () -> "the program grew by " + grown + " MB");
  }
}
