package app.oriel.codec;

import app.oriel.bitstream.H264;
import app.oriel.bitstream.H265;
import app.oriel.bitstream.NalKind;
import app.oriel.bitstream.StartCode;
import app.oriel.camera.Codec;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

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
      if (kind(codec, unit[at]).isSlice()) {
        // The pictures follow, which are most of the unit.
        return sets;
      }
      int next = afterStartCode(unit, at);
      int end = next < 0 ? unit.length : next - 3;
      if (kind(codec, unit[at]).isParameterSet()) {
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
    Map<NalKind, Integer> count = new EnumMap<>(NalKind.class);
    for (int at = afterStartCode(sets, 0); at >= 0 && at < sets.length; ) {
      count.merge(kind(codec, sets[at]), 1, Integer::sum);
      at = afterStartCode(sets, at);
    }
    boolean all =
        count.containsKey(NalKind.SPS)
            && count.containsKey(NalKind.PPS)
            && (codec == Codec.H264 || count.containsKey(NalKind.VPS));
    return all && sets.length <= LONGEST && count.values().stream().allMatch(each -> each <= MOST);
  }

  /** The first sequence parameter set of H.264, without its start code; empty for none. */
  static byte[] firstSequence(byte[] sets) {
    int at = afterStartCode(sets, 0);
    while (at >= 0 && at < sets.length) {
      int next = afterStartCode(sets, at);
      if (kind(Codec.H264, sets[at]) == NalKind.SPS) {
        return Arrays.copyOfRange(sets, at, next < 0 ? sets.length : next - 3);
      }
      at = next;
    }
    return new byte[0];
  }

  /** The byte behind the next 00 00 01, or -1. */
  private static int afterStartCode(byte[] unit, int from) {
    int code = StartCode.find(unit, from, unit.length);
    return code < 0 ? -1 : code + StartCode.LENGTH;
  }

  private static NalKind kind(Codec codec, byte head) {
    return codec == Codec.H264 ? H264.kindOf(head) : H265.kindOf(head);
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
