package app.oriel.rtsp;

import java.util.Arrays;
import java.util.List;

/** Takes start codes off: some cameras put them into the parameter sets of a description. */
final class NalSplit {
  private static final int LONGEST = 16 << 10;

  private NalSplit() {}

  /** Adds the NAL units in these bytes, without start codes and closing zeros. */
  static void into(byte[] bytes, List<byte[]> units) {
    if (bytes.length > LONGEST) {
      return;
    }
    int from = 0;
    for (int at = 0; at <= bytes.length; at++) {
      boolean code =
          at + 3 <= bytes.length && bytes[at] == 0 && bytes[at + 1] == 0 && bytes[at + 2] == 1;
      if (code || at == bytes.length) {
        add(bytes, from, at, units);
        from = at + 3;
        at += code ? 2 : 0;
      }
    }
  }

  private static void add(byte[] bytes, int from, int to, List<byte[]> units) {
    int end = to;
    while (end > from && bytes[end - 1] == 0) {
      end--;
    }
    if (end > from) {
      units.add(Arrays.copyOfRange(bytes, from, end));
    }
  }
}
