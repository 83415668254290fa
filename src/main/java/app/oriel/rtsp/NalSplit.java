package app.oriel.rtsp;

import app.oriel.bitstream.StartCode;
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
    while (from <= bytes.length) {
      int code = StartCode.find(bytes, from, bytes.length);
      int end = code < 0 ? bytes.length : code;
      add(bytes, from, end, units);
      from = end + StartCode.LENGTH;
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
