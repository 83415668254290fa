package app.oriel.bitstream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks for the start codes of Annex B, eight bytes at a time: most of them hold no zero. */
public final class StartCode {
  public static final int LENGTH = 3;

  private static final int BLOCK = 16;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGHS = 0x8080_8080_8080_8080L;

  private StartCode() {}

  /** Where the first 00 00 01 begins that ends before a place, or -1. */
  public static int find(byte[] bytes, int from, int end) {
    int at = from;
    while (at <= end - BLOCK) {
      if (hasZero(bytes, at)) {
        int found = among(bytes, at, Math.min(at + BLOCK, end - LENGTH + 1));
        if (found >= 0) {
          return found;
        }
      }
      at += BLOCK;
    }
    return among(bytes, at, end - LENGTH + 1);
  }

  private static boolean hasZero(byte[] bytes, int at) {
    return (zeros(bytes, at) | zeros(bytes, at + 8)) != 0;
  }

  /** The highest bit of each byte that is zero, and of some behind one. */
  private static long zeros(byte[] bytes, int at) {
    long word = (long) LONGS.get(bytes, at);
    return word - ONES & ~word & HIGHS;
  }

  private static int among(byte[] bytes, int from, int to) {
    for (int at = from; at < to; at++) {
      if (bytes[at] == 0 && bytes[at + 1] == 0 && bytes[at + 2] == 1) {
        return at;
      }
    }
    return -1;
  }
}
