package app.oriel.codec;

import java.util.Arrays;

/**
 * What the first sequence parameter set of an H.264 stream says of the order of its pictures:
 * 7.3.2.1.1, E.1.1. Whatever the bytes are, it reads no further than they go.
 */
final class SequenceSet {
  private static final int BASELINE = 66;
  private static final int EXTENDED_SAR = 255;
  private static final int LONGEST_CODE = 32;

  private final byte[] bytes;
  private int at;

  private SequenceSet(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * How many pictures at most come before one that is shown before them.
   *
   * @param set from its head on, without its start code
   * @return 0 for none, {@link DecodeDelay#UNKNOWN} where the set does not say
   */
  static int reordering(byte[] set) {
    try {
      return new SequenceSet(withoutEmulation(set)).reordering();
    } catch (IndexOutOfBoundsException e) {
      return DecodeDelay.UNKNOWN;
    }
  }

  /** 7.4.1: a 3 after two zeros stands for nothing. */
  private static byte[] withoutEmulation(byte[] set) {
    byte[] plain = new byte[set.length];
    int length = 0;
    for (int i = 0; i < set.length; i++) {
      if (i < 2 || set[i] != 3 || set[i - 1] != 0 || set[i - 2] != 0) {
        plain[length++] = set[i];
      }
    }
    return Arrays.copyOf(plain, length);
  }

  private int reordering() {
    bits(8);
    int profile = bits(8);
    bits(16); // constraints, level
    unsigned(); // id
    if (profile == BASELINE) {
      return 0;
    }
    // Those below have none of it: Main and Extended.
    if (profile != 77 && profile != 88) {
      chroma();
    }
    unsigned(); // frame numbers
    int order = unsigned();
    if (order == 2) {
      return 0;
    }
    if (order == 0) {
      unsigned();
    } else {
      orderByCycle();
    }
    unsigned(); // reference frames
    bits(1);
    unsigned(); // width
    unsigned(); // height
    if (bits(1) == 0) {
      bits(1);
    }
    bits(1);
    if (bits(1) == 1) {
      skipUnsigned(4); // what is cut off
    }
    return bits(1) == 1 ? usability() : DecodeDelay.UNKNOWN;
  }

  private void chroma() {
    int format = unsigned();
    if (format == 3) {
      bits(1);
    }
    skipUnsigned(2); // depths
    bits(1);
    if (bits(1) == 1) {
      for (int i = 0; i < (format == 3 ? 12 : 8); i++) {
        if (bits(1) == 1) {
          scaling(i < 6 ? 16 : 64);
        }
      }
    }
  }

  private void scaling(int size) {
    int last = 8;
    int next = 8;
    for (int i = 0; i < size && next != 0; i++) {
      next = (last + signed() + 256) & 0xff;
      last = next == 0 ? last : next;
    }
  }

  private void orderByCycle() {
    bits(1);
    signed();
    signed();
    int count = unsigned();
    if (count > 255) {
      throw new IndexOutOfBoundsException("too many");
    }
    for (int i = 0; i < count; i++) {
      signed();
    }
  }

  /** E.1.1, as far as to what restricts the order. */
  private int usability() {
    if (bits(1) == 1 && bits(8) == EXTENDED_SAR) {
      bits(32);
    }
    if (bits(1) == 1) {
      bits(1); // overscan
    }
    if (bits(1) == 1) {
      bits(4);
      if (bits(1) == 1) {
        bits(24); // colours
      }
    }
    if (bits(1) == 1) {
      skipUnsigned(2); // where chroma lies
    }
    if (bits(1) == 1) {
      bits(32);
      bits(32);
      bits(1); // timing
    }
    boolean network = bits(1) == 1;
    if (network) {
      buffering();
    }
    boolean video = bits(1) == 1;
    if (video) {
      buffering();
    }
    if (network || video) {
      bits(1);
    }
    bits(1);
    if (bits(1) == 0) {
      return DecodeDelay.UNKNOWN;
    }
    bits(1);
    skipUnsigned(4);
    int reordered = unsigned();
    return reordered <= DecodeDelay.MOST ? reordered : DecodeDelay.UNKNOWN;
  }

  /** E.1.2. */
  private void buffering() {
    int count = unsigned() + 1;
    if (count > 32) {
      throw new IndexOutOfBoundsException("too many");
    }
    bits(8);
    for (int i = 0; i < count; i++) {
      skipUnsigned(2);
      bits(1);
    }
    bits(20);
  }

  private int bits(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 1 | (bytes[at >> 3] >> (7 - (at & 7)) & 1);
      at++;
    }
    return value;
  }

  /** 9.1. */
  private int unsigned() {
    int zeros = 0;
    while (bits(1) == 0) {
      if (++zeros == LONGEST_CODE) {
        throw new IndexOutOfBoundsException("no code is so long");
      }
    }
    return (int) ((1L << zeros) - 1 + Integer.toUnsignedLong(bits(zeros)));
  }

  private int signed() {
    int code = unsigned();
    return (code & 1) == 1 ? (code >>> 1) + 1 : -(code >>> 1);
  }

  private void skipUnsigned(int count) {
    for (int i = 0; i < count; i++) {
      unsigned();
    }
  }
}
