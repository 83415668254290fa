package app.oriel.kasa;

import app.oriel.camera.Codec;
import java.util.Arrays;

/**
 * Makes access units that a decoder can use out of video parts: joins parameter sets that came in
 * parts of their own, and tells keyframes. Not for several threads.
 */
final class PictureUnits {
  /** Parameter sets are some hundred bytes. */
  private static final int MOST_HELD = 64 << 10;

  private static final byte[] NOTHING = {};

  private Codec codec = Codec.H264;

  /** What came without a picture and waits for the next one. */
  private byte[] held = NOTHING;

  /** The parameter sets before the last keyframe, for one that comes without. */
  private byte[] sets = NOTHING;

  /**
   * Takes one part.
   *
   * @return the access unit, empty while only parameter sets came
   */
  byte[] take(Codec of, byte[] part) {
    if (of != codec) {
      codec = of;
      held = NOTHING;
      sets = NOTHING;
    }
    var scan = AnnexB.scan(of, part);
    if (scan.isOnlyParameters()) {
      held = part.length + held.length > MOST_HELD ? NOTHING : joined(held, part);
      return NOTHING;
    }
    byte[] unit = held.length == 0 ? part : joined(held, part);
    held = NOTHING;
    return scan.isIntra() ? withSets(unit) : unit;
  }

  /** What waits for its picture waits in vain: that may be missing. */
  void forgetHeld() {
    held = NOTHING;
  }

  /** Whether a decoder can start with this unit. */
  boolean isKeyframe(byte[] unit) {
    return AnnexB.scan(codec, unit).isKeyframe();
  }

  private byte[] withSets(byte[] unit) {
    var scan = AnnexB.scan(codec, unit);
    if (!scan.hasSets()) {
      return sets.length == 0 ? unit : joined(sets, unit);
    }
    if (scan.pictureAt() <= MOST_HELD
        && !Arrays.equals(sets, 0, sets.length, unit, 0, scan.pictureAt())) {
      sets = Arrays.copyOf(unit, scan.pictureAt());
    }
    return unit;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
