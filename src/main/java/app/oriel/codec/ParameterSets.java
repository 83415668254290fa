package app.oriel.codec;

import app.oriel.camera.Codec;
import java.util.Arrays;

/** Finds the parameter sets in an access unit, where they stand before its pictures. */
final class ParameterSets {
  private static final byte[] START = {0, 0, 0, 1};

  /** Bytes of all, and sets of one kind: more than any encoder makes. */
  private static final int LONGEST = 32 << 10;

  private static final int MOST = 16;

  private ParameterSets() {}

  /**
   * All parameter sets of a unit, each behind a start code, or what a JPEG picture says of itself
   * instead; empty where there are none.
   */
  static byte[] of(Codec codec, byte[] unit) {
    if (codec == Codec.MJPEG) {
      return Jpeg.frameHeader(unit);
    }
    byte[] sets = new byte[0];
    int at = afterStartCode(unit, 0);
    while (at >= 0 && at < unit.length) {
      if (isSlice(codec, unit[at])) {
        // The pictures follow, which are most of the unit.
        return sets;
      }
      int next = afterStartCode(unit, at);
      int end = next < 0 ? unit.length : next - 3;
      if (isSet(codec, unit[at])) {
        sets = joined(sets, unit, at, withoutZeros(unit, at, end));
      }
      at = next;
    }
    return sets;
  }

  /**
   * Whether a decoder and a file's head find all in them that they need, and no more than there is
   * room for: ISO/IEC 14496-15 counts and measures them in few bits.
   *
   * @param sets as {@link #of} gives them
   */
  static boolean areWhole(Codec codec, byte[] sets) {
    int[] count = new int[64];
    for (int at = afterStartCode(sets, 0); at >= 0 && at < sets.length; ) {
      count[codec == Codec.H264 ? sets[at] & 0x1f : sets[at] >> 1 & 0x3f]++;
      at = afterStartCode(sets, at);
    }
    boolean all =
        codec == Codec.H264
            ? count[7] > 0 && count[8] > 0
            : count[32] > 0 && count[33] > 0 && count[34] > 0;
    return all && sets.length <= LONGEST && Arrays.stream(count).allMatch(each -> each <= MOST);
  }

  /** The first sequence parameter set of H.264, without its start code; empty for none. */
  static byte[] firstSequence(byte[] sets) {
    int at = afterStartCode(sets, 0);
    while (at >= 0 && at < sets.length) {
      int next = afterStartCode(sets, at);
      if ((sets[at] & 0x1f) == 7) {
        return Arrays.copyOfRange(sets, at, next < 0 ? sets.length : next - 3);
      }
      at = next;
    }
    return new byte[0];
  }

  /** The byte behind the next 00 00 01, or -1. */
  private static int afterStartCode(byte[] unit, int from) {
    for (int i = from; i + 2 < unit.length; i++) {
      if (unit[i] == 0 && unit[i + 1] == 0 && unit[i + 2] == 1) {
        return i + 3;
      }
    }
    return -1;
  }

  /** H.264, table 7-1: types 7 and 8. H.265, table 7-1: types 32 to 34. */
  private static boolean isSet(Codec codec, byte head) {
    if (codec == Codec.H264) {
      int type = head & 0x1f;
      return type == 7 || type == 8;
    }
    int type = head >> 1 & 0x3f;
    return type >= 32 && type <= 34;
  }

  /** H.264: types 1 to 5. H.265: all below 32. */
  private static boolean isSlice(Codec codec, byte head) {
    int type = codec == Codec.H264 ? head & 0x1f : head >> 1 & 0x3f;
    return codec == Codec.H264 ? type >= 1 && type <= 5 : type < 32;
  }

  private static int withoutZeros(byte[] unit, int from, int end) {
    int last = end;
    while (last > from && unit[last - 1] == 0) {
      last--;
    }
    return last;
  }

  private static byte[] joined(byte[] sets, byte[] unit, int from, int end) {
    byte[] all = Arrays.copyOf(sets, sets.length + START.length + end - from);
    System.arraycopy(START, 0, all, sets.length, START.length);
    System.arraycopy(unit, from, all, sets.length + START.length, end - from);
    return all;
  }
}
