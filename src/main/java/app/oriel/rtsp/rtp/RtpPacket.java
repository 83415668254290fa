package app.oriel.rtsp.rtp;

/**
 * One RTP packet, seen in the array that holds it; the object is used again for every packet.
 *
 * <pre>
 *  0                   1                   2                   3
 * |V=2|P|X|  CC   |M|     PT      |       sequence number         |
 * |                           timestamp                           |
 * |                             SSRC                              |
 * |                      CSRC, CC times                           |
 * |        profile of the extension         | its length in words |
 * </pre>
 */
final class RtpPacket {
  /** RFC 3550, 5.1. */
  private static final int FIXED_HEAD = 12;

  private static final int NO_EXTENSION = -1;

  private byte[] bytes = {};
  private int sequence;
  private int timestamp;
  private int source;
  private int payloadType;
  private boolean marker;
  private int offset;
  private int length;
  private int extensionKind;
  private int extensionLength;

  /**
   * Looks at a packet; the array must stay as it is while this object is used.
   *
   * @return whether it is sound; if not, the fields mean nothing
   */
  boolean read(byte[] array, int from, int size) {
    if (size < FIXED_HEAD || (array[from] & 0xc0) != 0x80) {
      return false;
    }
    int end = from + size;
    int head = from + FIXED_HEAD + 4 * (array[from] & 0x0f);
    extensionKind = NO_EXTENSION;
    extensionLength = 0;
    if ((array[from] & 0x10) != 0) {
      if (head + 4 > end) {
        return false;
      }
      extensionKind = unsigned16(array, head);
      extensionLength = 4 * unsigned16(array, head + 2);
      head += 4 + extensionLength;
    }
    int padding = (array[from] & 0x20) == 0 || head >= end ? 0 : array[end - 1] & 0xff;
    if (head > end) {
      return false;
    }
    if (head + padding > end) {
      // Cameras were seen to set the bit and to add nothing.
      padding = 0;
    }
    bytes = array;
    marker = (array[from + 1] & 0x80) != 0;
    payloadType = array[from + 1] & 0x7f;
    sequence = unsigned16(array, from + 2);
    timestamp = signed32(array, from + 4);
    source = signed32(array, from + 8);
    offset = head;
    length = end - padding - head;
    return true;
  }

  /** The array that holds the packet. */
  byte[] bytes() {
    return bytes;
  }

  /** Where the payload begins in the array. */
  int offset() {
    return offset;
  }

  /** The payload's length, without padding. */
  int length() {
    return length;
  }

  /** What its header extension holds, as RFC 3550, 5.3.1 has it; -1 where it has none. */
  int extensionKind() {
    return extensionKind;
  }

  /** How many bytes the extension has: they end where the payload begins. */
  int extensionLength() {
    return extensionLength;
  }

  /** 0 to 65535. */
  int sequence() {
    return sequence;
  }

  /** Unsigned, in units of the track's clock. */
  int timestamp() {
    return timestamp;
  }

  /** The synchronisation source. */
  int source() {
    return source;
  }

  /** 0 to 127. */
  int payloadType() {
    return payloadType;
  }

  boolean marker() {
    return marker;
  }

  /** Whether it is an RTCP packet on the wrong channel: RFC 5761, 4. */
  boolean isControl() {
    return payloadType >= 72 && payloadType <= 79;
  }

  static int unsigned16(byte[] array, int at) {
    return (array[at] & 0xff) << 8 | (array[at + 1] & 0xff);
  }

  private static int signed32(byte[] array, int at) {
    return unsigned16(array, at) << 16 | unsigned16(array, at + 2);
  }
}
