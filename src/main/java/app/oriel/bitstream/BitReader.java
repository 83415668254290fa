package app.oriel.bitstream;

/** Reads an array bit by bit, the highest of a byte first; beyond its end there are zeros. */
public final class BitReader {
  private final byte[] bytes;
  private final long end;
  private long at;

  public BitReader(byte[] bytes, int from, int length) {
    this.bytes = bytes;
    this.at = 8L * from;
    this.end = 8L * (from + length);
  }

  /** The next bits, 32 at most. */
  public int read(int count) {
    int value = 0;
    for (int i = 0; i < count; i++) {
      value = value << 1 | bit();
    }
    return value;
  }

  /** Whether the next bit is set. */
  public boolean flag() {
    return bit() == 1;
  }

  private int bit() {
    int bit = at < end ? bytes[(int) (at / 8)] >> (7 - at % 8) & 1 : 0;
    at++;
    return bit;
  }

  /** Passes over some. */
  public void skip(long count) {
    at += count;
  }

  /** Goes on with a whole byte. */
  public void align() {
    at = (at + 7) / 8 * 8;
  }

  /** How many are left; negative once more were read than there are. */
  public long left() {
    return end - at;
  }

  /** The next bits in bytes of their own, the last one filled with zeros; they must be there. */
  public byte[] take(int count) {
    byte[] taken = new byte[(count + 7) / 8];
    for (int i = 0; i < taken.length; i++) {
      int some = Math.min(8, count - 8 * i);
      taken[i] = (byte) (read(some) << (8 - some));
    }
    return taken;
  }
}
