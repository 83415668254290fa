package app.oriel.rtsp.rtp;

import java.io.ByteArrayOutputStream;
import java.util.HexFormat;

/** Writes RTP packets as cameras send them, and takes what a receiver makes of them. */
public final class Rtp {
  static final int SOURCE = 0x1234;

  private Rtp() {}

  /** A packet of 12 bytes of head and this payload. */
  public static byte[] packet(int sequence, long stamp, boolean marker, byte[] payload) {
    return packet(96, sequence, stamp, marker, payload);
  }

  /** As above, with another payload type. */
  public static byte[] packet(int type, int sequence, long stamp, boolean marker, byte[] payload) {
    return packet(type, SOURCE, sequence, stamp, marker, payload);
  }

  /** As above, of another source. */
  public static byte[] packet(
      int type, int source, int sequence, long stamp, boolean marker, byte[] payload) {
    var out = new ByteArrayOutputStream();
    out.write(0x80);
    out.write((marker ? 0x80 : 0) | type);
    number(out, sequence, 2);
    number(out, stamp, 4);
    number(out, source, 4);
    out.writeBytes(payload);
    return out.toByteArray();
  }

  private static void number(ByteArrayOutputStream out, long value, int bytes) {
    for (int shift = 8 * (bytes - 1); shift >= 0; shift -= 8) {
      out.write((int) (value >> shift));
    }
  }

  /** Bytes from digits; blanks do not count. */
  public static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  /** Digits from bytes. */
  public static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
