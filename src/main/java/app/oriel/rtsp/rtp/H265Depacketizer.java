package app.oriel.rtsp.rtp;

/** H.265 over RTP, RFC 7798, without DONL fields: single NAL units, aggregates and fragments. */
final class H265Depacketizer implements Depacketizer {
  private static final int HEADER = 2;
  private static final int AGGREGATE = 48;
  private static final int FRAGMENT = 49;

  private final AccessUnits units;
  private int fragmentType;

  H265Depacketizer(AccessUnits units) {
    this.units = units;
  }

  @Override
  public void take(RtpPacket packet, long micros, long arrival) {
    units.at(packet.timestamp(), micros, arrival);
    if (packet.length() >= HEADER) {
      payload(packet.bytes(), packet.offset(), packet.length());
    } else if (packet.length() > 0) {
      units.damage();
    }
    if (packet.marker()) {
      units.end();
    }
  }

  private void payload(byte[] bytes, int from, int length) {
    switch (bytes[from] >> 1 & 0x3f) {
      case AGGREGATE -> aggregate(bytes, from + HEADER, from + length);
      case FRAGMENT -> fragment(bytes, from, length);
      default -> nal(bytes, from, length);
    }
  }

  private void nal(byte[] bytes, int from, int length) {
    begin(bytes[from], length > HEADER ? bytes[from + HEADER] : 0);
    units.add(bytes, from, length);
    units.endNal();
  }

  private void begin(int header, int third) {
    NalKind kind = H265.kind(header);
    units.begin(kind, H265.isFirstSlice(kind, third));
  }

  /** Each NAL unit after its length in two bytes. */
  private void aggregate(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end) {
      int length = end - at < 2 ? 0 : RtpPacket.unsigned16(bytes, at);
      if (length < HEADER || length > end - at - 2) {
        units.damage();
        return;
      }
      nal(bytes, at + 2, length);
      at += 2 + length;
    }
  }

  /**
   * One fragment: the payload's header, then S, E and the type, then bytes of the unit without its
   * header.
   */
  private void fragment(byte[] bytes, int from, int length) {
    int payload = HEADER + 1;
    if (length < payload) {
      units.damage();
      return;
    }
    int type = bytes[from + HEADER] & 0x3f;
    if ((bytes[from + HEADER] & 0x80) != 0) {
      int header = (bytes[from] & 0x81) | type << 1;
      begin(header, length > payload ? bytes[from + payload] : 0);
      units.add((byte) header);
      units.add(bytes[from + 1]);
      fragmentType = type;
    } else if (!units.isInNal() || type != fragmentType) {
      units.damage();
      return;
    }
    units.add(bytes, from + payload, length - payload);
    if ((bytes[from + HEADER] & 0x40) != 0) {
      units.endNal();
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
