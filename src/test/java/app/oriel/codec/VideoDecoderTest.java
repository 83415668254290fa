package app.oriel.codec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.oriel.camera.Codec;
import app.oriel.codec.VideoDecoder.Outcome;
import app.oriel.codec.VideoEncoder.Encoded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access units in, pictures out, and no harm from what is broken. */
@Timeout(60)
class VideoDecoderTest {
  private static final List<byte[]> H264 = units(TestPictures.bars(320, 192, 16, 8));
  private static final List<byte[]> SMALL = units(TestPictures.bars(160, 96, 8, 8));
  private static final List<byte[]> H265 = TestPictures.h265();

  private final VideoDecoder decoder = new VideoDecoder(Codec.H264);
  private final PictureScaler scaler = new PictureScaler();

  @AfterEach
  void end() {
    scaler.close();
    decoder.close();
  }

  @Test
  void everyUnitGivesItsPictureAtOnce() {
    for (byte[] unit : H264) {
      assertShows(decoder, unit, 320, 192);
    }
  }

  @Test
  void followsAChangeOfSize() {
    for (List<byte[]> part : List.of(H264, SMALL, H264)) {
      for (byte[] unit : part) {
        boolean small = part.equals(SMALL);
        assertShows(decoder, unit, small ? 160 : 320, small ? 96 : 192);
      }
    }
  }

  @Test
  void decodesH265AtOnceAndFollowsItsSize() {
    assertEquals(20, H265.size());
    try (VideoDecoder h265 = new VideoDecoder(Codec.H265)) {
      for (int i = 0; i < H265.size(); i++) {
        assertShows(h265, H265.get(i), i < 12 ? 320 : 160, i < 12 ? 192 : 96);
      }
    }
  }

  /**
   * Each keyframe lets go all at once what was held back to be reordered. The pictures grow
   * brighter.
   */
  @ParameterizedTest
  @EnumSource(names = {"H264", "H265"})
  void reorderedPicturesComeInTheOrderOfShowingAcrossKeyframes(Codec codec) throws Exception {
    List<Integer> brightness = new ArrayList<>();
    try (VideoDecoder fresh = new VideoDecoder(codec)) {
      for (byte[] unit : TestPictures.reordered(codec)) {
        Outcome outcome = fresh.decode(unit);
        assertNotEquals(Outcome.DAMAGED, outcome, "after " + brightness);
        if (outcome == Outcome.PICTURE) {
          Pixels pixels = new Pixels(32, 16);
          scaler.scale(fresh.picture(), pixels);
          brightness.add(pixels.buffer().get(0) & 0xFF);
        }
      }
      assertEquals(38, brightness.size(), "all but the two that are still held back");
      while (fresh.drain() == Outcome.PICTURE) {
        Pixels pixels = new Pixels(32, 16);
        scaler.scale(fresh.picture(), pixels);
        brightness.add(pixels.buffer().get(0) & 0xFF);
      }
      assertEquals(40, brightness.size());
      scaler.scale(fresh.picture(), new Pixels(32, 16));
      fresh.flush();
      assertEquals(Outcome.NOTHING, fresh.decode(TestPictures.reordered(codec).getFirst()));
    }
    for (int i = 1; i < brightness.size(); i++) {
      assertTrue(brightness.get(i) > brightness.get(i - 1), brightness::toString);
    }
  }

  @Test
  void aFlushForgetsWhatWasLetGoAndNotYetShown() throws Exception {
    List<byte[]> units = TestPictures.reordered(Codec.H265);
    try (VideoDecoder fresh = new VideoDecoder(Codec.H265)) {
      for (int i = 0; i <= 12; i++) {
        fresh.decode(units.get(i));
      }
      fresh.flush();
      // A new beginning: nothing of before is shown, and the decoder takes units at once.
      assertEquals(Outcome.NOTHING, fresh.decode(units.get(12)));
      assertEquals(Outcome.NOTHING, fresh.decode(units.get(13)));
      assertEquals(Outcome.PICTURE, fresh.decode(units.get(14)));
    }
  }

  @Test
  void parameterSetsAloneMakeNoPicture() {
    byte[] keyframe = H264.getFirst();
    byte[] sets = Arrays.copyOf(keyframe, sliceStart(keyframe));
    assertNotEquals(Outcome.PICTURE, decoder.decode(sets));
    assertShows(decoder, keyframe, 320, 192);
  }

  @Test
  void anEmptyUnitIsNoPictureAndNotTheEnd() {
    assertShows(decoder, H264.get(0), 320, 192);
    assertNotEquals(Outcome.PICTURE, decoder.decode(new byte[0]));
    assertShows(decoder, H264.get(1), 320, 192);
  }

  @Test
  void aStreamCannotBeginBetweenKeyframes() {
    assertNotEquals(Outcome.PICTURE, decoder.decode(H264.get(1)));
    assertNotEquals(Outcome.PICTURE, decoder.decode(H264.get(2)));
    assertShows(decoder, H264.get(8), 320, 192);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 5, 6, 20, 200, 3_000})
  void noiseIsNoPicture(int length) {
    for (int seed = 0; seed < 50; seed++) {
      byte[] noise = new byte[length];
      new Random(seed).nextBytes(noise);
      assertNotEquals(Outcome.PICTURE, decoder.decode(noise));
      if (length > 5) {
        assertNotEquals(Outcome.PICTURE, decoder.decode(TestPictures.noise(length, seed)));
      }
    }
    assertShows(decoder, H264.getFirst(), 320, 192);
  }

  @Test
  void halfAKeyframeIsNotShown() {
    byte[] keyframe = H264.getFirst();
    for (int eighths = 2; eighths <= 6; eighths++) {
      byte[] cut = Arrays.copyOf(keyframe, keyframe.length * eighths / 8);
      assertEquals(Outcome.DAMAGED, decoder.decode(cut), eighths + " eighths");
      decoder.flush();
    }
    assertShows(decoder, keyframe, 320, 192);
  }

  @Test
  void halfAPictureIsNotShown() {
    assertShows(decoder, H264.get(0), 320, 192);
    byte[] cut = Arrays.copyOf(H264.get(1), H264.get(1).length / 2);
    assertEquals(Outcome.DAMAGED, decoder.decode(cut));
  }

  @Test
  void aUnitWithoutItsSliceIsNoPicture() {
    assertShows(decoder, H264.get(0), 320, 192);
    byte[] headOnly = Arrays.copyOf(H264.get(1), 5);
    assertNotEquals(Outcome.PICTURE, decoder.decode(headOnly));
    assertShows(decoder, H264.get(8), 320, 192);
  }

  /**
   * FFmpeg fills such gaps in silence for H.264, so there it is the queue that must not make any.
   */
  @Test
  void whatRefersToALostPictureOfH265IsNotShown() {
    try (VideoDecoder h265 = new VideoDecoder(Codec.H265)) {
      assertShows(h265, H265.get(0), 320, 192);
      assertShows(h265, H265.get(1), 320, 192);
      assertNotEquals(Outcome.PICTURE, h265.decode(H265.get(3)), "picture 2 never came");
      h265.flush();
      assertShows(h265, H265.get(8), 320, 192);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"H264", "H265"})
  void goesOnWithTheNextKeyframe(Codec codec) {
    Random random = new Random(11);
    try (VideoDecoder fresh = new VideoDecoder(codec)) {
      List<byte[]> units = stream(codec);
      for (int round = 0; round < 60; round++) {
        for (int i = 0; i < 8; i++) {
          fresh.decode(damaged(units.get(i), random));
        }
        fresh.flush();
        assertShows(fresh, units.get(8), 320, 192);
        assertShows(fresh, units.get(9), 320, 192);
      }
    }
  }

  @Test
  void keepsGoingWithoutAFlushToo() {
    Random random = new Random(12);
    for (int round = 0; round < 40; round++) {
      for (int i = 0; i < 8; i++) {
        decoder.decode(damaged(H264.get(i), random));
      }
      decoder.decode(H264.get(8));
      for (int i = 9; i < 12; i++) {
        decoder.decode(H264.get(i));
      }
    }
    decoder.flush();
    assertShows(decoder, H264.getFirst(), 320, 192);
  }

  @Test
  void soundIsNoVideo() {
    assertThrows(IllegalArgumentException.class, () -> new VideoDecoder(Codec.PCMU));
  }

  @Test
  void useAfterCloseIsAMistakeAndNoCrash() {
    VideoDecoder closed = new VideoDecoder(Codec.H264);
    closed.decode(H264.getFirst());
    closed.close();
    closed.close();
    assertThrows(IllegalStateException.class, () -> closed.decode(H264.getFirst()));
    assertThrows(IllegalStateException.class, closed::picture);
    assertThrows(IllegalStateException.class, closed::flush);
  }

  private void assertShows(VideoDecoder from, byte[] unit, int width, int height) {
    assertEquals(Outcome.PICTURE, from.decode(unit));
    assertEquals(width, from.picture().width());
    assertEquals(height, from.picture().height());
    Pixels pixels = new Pixels(width / 2, height / 2);
    scaler.scale(from.picture(), pixels);
    TestPictures.assertBars(pixels);
  }

  /** Some bytes flipped, the end cut off, a piece taken out, or something put in. */
  private static byte[] damaged(byte[] unit, Random random) {
    int at = random.nextInt(unit.length);
    return switch (random.nextInt(4)) {
      case 0 -> flipped(unit, random);
      case 1 -> Arrays.copyOf(unit, at);
      case 2 -> joined(unit, at, unit, Math.min(unit.length, at + 1 + random.nextInt(40)));
      default -> joined(unit, at, TestPictures.noise(64, at), 5);
    };
  }

  private static byte[] flipped(byte[] unit, Random random) {
    byte[] bytes = unit.clone();
    for (int i = 0; i < 10; i++) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return bytes;
  }

  /** The first bytes of one, then another from a place on. */
  private static byte[] joined(byte[] first, int length, byte[] second, int from) {
    byte[] all = Arrays.copyOf(first, length + second.length - from);
    System.arraycopy(second, from, all, length, second.length - from);
    return all;
  }

  /** What follows the head of a sequence parameter set of this size, in macroblocks. */
  static byte[] sequenceSet(int widthInBlocks, int heightInBlocks) {
    Bits bits = new Bits();
    bits.write(66, 8); // profile_idc: baseline
    bits.write(0, 8);
    bits.write(62, 8); // level_idc
    bits.golomb(0); // seq_parameter_set_id
    bits.golomb(0); // log2_max_frame_num_minus4
    bits.golomb(2); // pic_order_cnt_type
    bits.golomb(1); // max_num_ref_frames
    bits.write(0, 1);
    bits.golomb(widthInBlocks - 1);
    bits.golomb(heightInBlocks - 1);
    bits.write(0b110, 3); // frame_mbs_only, direct_8x8_inference, no cropping
    bits.write(0b01, 2); // no VUI, the stop bit
    return bits.bytes();
  }

  /** Where the slice of a keyframe begins, its start code included. */
  private static int sliceStart(byte[] unit) {
    for (int i = 0; i + 4 < unit.length; i++) {
      boolean code = unit[i] == 0 && unit[i + 1] == 0 && unit[i + 2] == 1;
      if (code && (unit[i + 3] & 0x1F) == 5) {
        return i > 0 && unit[i - 1] == 0 ? i - 1 : i;
      }
    }
    throw new IllegalStateException("no keyframe");
  }

  private static List<byte[]> stream(Codec codec) {
    return codec == Codec.H265 ? H265 : H264;
  }

  private static List<byte[]> units(List<Encoded> encoded) {
    return encoded.stream().map(Encoded::accessUnit).toList();
  }

  /** Writes bit by bit. */
  private static final class Bits {
    private final StringBuilder bits = new StringBuilder();

    void write(int value, int count) {
      for (int i = count - 1; i >= 0; i--) {
        bits.append(value >> i & 1);
      }
    }

    /** Exp-Golomb, unsigned. */
    void golomb(int value) {
      int length = 32 - Integer.numberOfLeadingZeros(value + 1);
      write(0, length - 1);
      write(value + 1, length);
    }

    byte[] bytes() {
      byte[] bytes = new byte[(bits.length() + 7) / 8];
      for (int i = 0; i < bits.length(); i++) {
        bytes[i / 8] |= (byte) ((bits.charAt(i) - '0') << (7 - i % 8));
      }
      return bytes;
    }
  }
}
