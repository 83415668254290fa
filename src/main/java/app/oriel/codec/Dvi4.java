package app.oriel.codec;

/**
 * IMA ADPCM as RTP carries it, RFC 3551, 4.5.1: the last sample before the packet in two bytes, the
 * index of its step in one, one that means nothing, then four bits a sample, the higher ones first.
 */
final class Dvi4 {
  private static final int HEAD = 4;
  private static final int[] INDEX_STEPS = {-1, -1, -1, -1, 2, 4, 6, 8};
  private static final int[] STEPS = {
    7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73,
    80, 88, 97, 107, 118, 130, 143, 157, 173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494,
    544, 598, 658, 724, 796, 876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878, 2066, 2272, 2499,
    2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894, 6484, 7132, 7845, 8630, 9493, 10442,
    11487, 12635, 13899, 15289, 16818, 18500, 20350, 22385, 24623, 27086, 29794, 32767
  };

  private Dvi4() {}

  /** The samples of a packet of one channel, as {@code L16} has them; none of what is no packet. */
  static byte[] samples(byte[] packet) {
    if (packet.length <= HEAD) {
      return new byte[0];
    }
    byte[] samples = new byte[(packet.length - HEAD) * 4];
    int value = (short) ((packet[0] & 0xff) << 8 | (packet[1] & 0xff));
    int index = Math.min(packet[2] & 0xff, STEPS.length - 1);
    for (int i = 0; i < samples.length / 2; i++) {
      int both = packet[HEAD + i / 2];
      int code = (i % 2 == 0 ? both >> 4 : both) & 0xf;
      int change = change(code, STEPS[index]);
      value = Math.clamp(value + ((code & 8) == 0 ? change : -change), -32_768, 32_767);
      index = Math.clamp(index + INDEX_STEPS[code & 7], 0, STEPS.length - 1);
      samples[2 * i] = (byte) (value >> 8);
      samples[2 * i + 1] = (byte) value;
    }
    return samples;
  }

  /** How far a code moves the sample, each part rounded down as the standard's own code does it. */
  private static int change(int code, int step) {
    return (step >> 3)
        + ((code & 4) == 0 ? 0 : step)
        + ((code & 2) == 0 ? 0 : step >> 1)
        + ((code & 1) == 0 ? 0 : step >> 2);
  }
}
