package app.oriel.rtsp.rtp;

/**
 * H.264 over RTP, RFC 6184: single NAL units, aggregates and fragments. Decoding order numbers are
 * passed over: over TCP, cameras send in the order of decoding.
 */
final class H264Depacketizer implements Depacketizer {
  private static final int STAP_A = 24;
  private static final int STAP_B = 25;
  private static final int MTAP16 = 26;
  private static final int MTAP24 = 27;
  private static final int FU_A = 28;
  private static final int FU_B = 29;

  private static final int ORDER_NUMBER = 2;

  /** Before each unit in an MTAP, behind its length: what is added to the order number. */
  private static final int ORDER_DIFFERENCE = 1;

  private final AccessUnits units;
  private final NalCutter nals;

  H264Depacketizer(AccessUnits units) {
    this.units = units;
    this.nals = units.nals();
  }

  @Override
  public void take(RtpPacket packet, long micros, long arrival) {
    units.at(packet.timestamp(), arrival);
    if (packet.length() > 0) {
      payload(packet, arrival);
    }
    if (packet.marker()) {
      units.marker();
    }
  }

  private void payload(RtpPacket packet, long arrival) {
    byte[] bytes = packet.bytes();
    int from = packet.offset();
    int type = bytes[from] & 0x1f;
    switch (type) {
      case STAP_A -> aggregate(packet, 1, 0, arrival);
      case STAP_B -> aggregate(packet, 1 + ORDER_NUMBER, 0, arrival);
      case MTAP16 -> aggregate(packet, 1 + ORDER_NUMBER, 2, arrival);
      case MTAP24 -> aggregate(packet, 1 + ORDER_NUMBER, 3, arrival);
      case FU_A -> fragment(bytes, from, packet.length(), 0);
      case FU_B -> fragment(bytes, from, packet.length(), ORDER_NUMBER);
      default -> {
        if (type < STAP_A) {
          nal(bytes, from, packet.length());
        }
      }
    }
  }

  private void nal(byte[] bytes, int from, int length) {
    nals.begin();
    nals.add(bytes, from, length);
    nals.end();
  }

  /**
   * Each NAL unit after its length in two bytes; some cameras fill up with zeros.
   *
   * @param head bytes before the first length
   * @param stampBytes by which each unit says how much later it is than the packet
   */
  private void aggregate(RtpPacket packet, int head, int stampBytes, long arrival) {
    byte[] bytes = packet.bytes();
    int more = stampBytes == 0 ? 0 : ORDER_DIFFERENCE + stampBytes;
    int at = packet.offset() + head;
    int end = packet.offset() + packet.length();
    if (at > end) {
      units.damage();
    }
    while (end - at >= 2) {
      int length = RtpPacket.unsigned16(bytes, at);
      at += 2 + more;
      if (length > end - at) {
        units.damage();
        return;
      }
      if (more > 0) {
        units.at(packet.timestamp() + number(bytes, at - stampBytes, stampBytes), arrival);
      }
      nal(bytes, at, length);
      at += length;
    }
  }

  private static int number(byte[] bytes, int from, int count) {
    int value = 0;
    for (int i = from; i < from + count; i++) {
      value = value << 8 | (bytes[i] & 0xff);
    }
    return value;
  }

  /**
   * One fragment: the indicator, then S, E, R and the type, then bytes of the unit without its
   * first. Cameras were seen to say something else of the unit in all but its first fragment.
   */
  private void fragment(byte[] bytes, int from, int length, int orderNumber) {
    int head = 2 + orderNumber;
    if (length < head) {
      units.damage();
      return;
    }
    if ((bytes[from + 1] & 0x80) != 0) {
      nals.begin();
      nals.add((byte) ((bytes[from] & 0xe0) | (bytes[from + 1] & 0x1f)));
    } else if (!nals.isOpen()) {
      units.damage();
      return;
    }
    nals.add(bytes, from + head, length - head);
    if ((bytes[from + 1] & 0x40) != 0) {
      nals.end();
    }
  }

  @Override
  public void gap() {
    units.gap();
  }

  @Override
  public long dropped() {
    return units.dropped();
  }
}
