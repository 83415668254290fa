package app.oriel.rtsp.rtp;

/**
 * H.265 over RTP, RFC 7798: single NAL units, aggregates and fragments. Decoding order numbers are
 * passed over: over TCP, cameras send in the order of decoding.
 */
final class H265Depacketizer implements Depacketizer {
  private static final int HEADER = 2;
  private static final int AGGREGATE = 48;
  private static final int FRAGMENT = 49;

  /** Of the first unit in a packet, and of each other one in an aggregate. */
  private static final int ORDER_NUMBER = 2;

  private static final int ORDER_DIFFERENCE = 1;

  private final AccessUnits units;
  private final NalCutter nals;
  private final int orderNumber;
  private final int orderDifference;

  /**
   * @param hasOrderNumbers whether there are DONL and DOND fields
   */
  H265Depacketizer(AccessUnits units, boolean hasOrderNumbers) {
    this.units = units;
    this.nals = units.nals();
    orderNumber = hasOrderNumbers ? ORDER_NUMBER : 0;
    orderDifference = hasOrderNumbers ? ORDER_DIFFERENCE : 0;
  }

  @Override
  public void take(RtpPacket packet, long micros, long arrival) {
    units.at(packet.timestamp(), arrival);
    if (packet.length() >= HEADER) {
      payload(packet.bytes(), packet.offset(), packet.length());
    } else if (packet.length() > 0) {
      units.damage();
    }
    if (packet.marker()) {
      units.marker();
    }
  }

  private void payload(byte[] bytes, int from, int length) {
    switch (bytes[from] >> 1 & 0x3f) {
      case AGGREGATE -> aggregate(bytes, from + HEADER, from + length);
      case FRAGMENT -> fragment(bytes, from, length);
      default -> single(bytes, from, length);
    }
  }

  private void single(byte[] bytes, int from, int length) {
    if (length < HEADER + orderNumber) {
      units.damage();
      return;
    }
    nals.begin();
    nals.add(bytes, from, HEADER);
    nals.add(bytes, from + HEADER + orderNumber, length - HEADER - orderNumber);
    nals.end();
  }

  /** Each NAL unit after its length in two bytes; some cameras fill up with zeros. */
  private void aggregate(byte[] bytes, int from, int end) {
    int at = from + orderNumber;
    while (end - at >= 2) {
      int length = RtpPacket.unsigned16(bytes, at);
      if (length == 1 || length > end - at - 2) {
        units.damage();
        return;
      }
      nals.begin();
      nals.add(bytes, at + 2, length);
      nals.end();
      at += 2 + length + orderDifference;
    }
  }

  /**
   * One fragment: the payload's header, then S, E and the type, then bytes of the unit without its
   * header. Cameras were seen to name another type in all but the first.
   */
  private void fragment(byte[] bytes, int from, int length) {
    boolean starts = length > HEADER && (bytes[from + HEADER] & 0x80) != 0;
    int payload = HEADER + 1 + (starts ? orderNumber : 0);
    if (length < payload || (!starts && !nals.isOpen())) {
      units.damage();
      return;
    }
    if (starts) {
      nals.begin();
      nals.add((byte) ((bytes[from] & 0x81) | (bytes[from + HEADER] & 0x3f) << 1));
      nals.add(bytes[from + 1]);
    }
    nals.add(bytes, from + payload, length - payload);
    if ((bytes[from + HEADER] & 0x40) != 0) {
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
