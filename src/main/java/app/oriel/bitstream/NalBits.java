package app.oriel.bitstream;

/**
 * Reads bits of a NAL unit, without the bytes that keep start codes out of it (H.264 and H.265,
 * 7.3.1.1). Used again for every unit; past the end it reads -1.
 */
final class NalBits {
  private static final int LONGEST_EXP_GOLOMB = 31;

  private byte[] bytes = {};
  private int at;
  private int end;
  private int zeros;
  private int current;
  private int left;

  /** Reads these bytes from now on. */
  NalBits on(byte[] array, int from, int to) {
    bytes = array;
    at = from;
    end = to;
    zeros = 0;
    left = 0;
    return this;
  }

  /** So many bits as a number, at most 31; -1 where they are not there. */
  int read(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      if (left == 0 && !next()) {
        return -1;
      }
      left--;
      value = value << 1 | (current >> left & 1);
    }
    return value;
  }

  /** An unsigned Exp-Golomb code, H.264 9.1; -1 where it is not there or too long. */
  int expGolomb() {
    for (int length = 0; length < LONGEST_EXP_GOLOMB; length++) {
      int bit = read(1);
      if (bit < 0) {
        return -1;
      }
      if (bit == 1) {
        int rest = read(length);
        return rest < 0 ? -1 : (1 << length) - 1 + rest;
      }
    }
    return -1;
  }

  private boolean next() {
    if (at < end && zeros >= 2 && bytes[at] == 3) {
      at++;
      zeros = 0;
    }
    if (at >= end) {
      return false;
    }
    current = bytes[at++] & 0xff;
    zeros = current == 0 ? zeros + 1 : 0;
    left = 8;
    return true;
  }
}
