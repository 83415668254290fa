package app.oriel.bitstream;

/** Walks through the messages of an SEI unit: H.264 and H.265, 7.3.2.3 and 7.3.5. */
final class SeiMessages {
  /** The same number in both codecs: H.264 D.1.8, H.265 D.2.8. */
  private static final int RECOVERY_POINT = 6;

  private static final int MOST = 32;

  private SeiMessages() {}

  /**
   * Whether there is a recovery point among them.
   *
   * @param bits stands behind the NAL unit's header
   */
  static boolean haveRecoveryPoint(NalBits bits) {
    for (int i = 0; i < MOST; i++) {
      int type = number(bits);
      int size = number(bits);
      if (size < 0) {
        return false;
      }
      if (type == RECOVERY_POINT) {
        // What is cut off at the unit's end is no message.
        return size > 0 && bits.read(8) >= 0;
      }
      for (int skipped = 0; skipped < size; skipped++) {
        if (bits.read(8) < 0) {
          return false;
        }
      }
    }
    return false;
  }

  /** A number in bytes of 255 and a last one below that; -1 where it is not there. */
  private static int number(NalBits bits) {
    int sum = 0;
    int more = bits.read(8);
    while (more == 0xff) {
      sum += more;
      more = bits.read(8);
    }
    return more < 0 ? -1 : sum + more;
  }
}
