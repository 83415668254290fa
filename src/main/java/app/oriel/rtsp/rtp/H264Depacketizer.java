package app.oriel.rtsp.rtp;

/** H.264 over RTP, RFC 6184: single NAL units, STAP-A and FU-A. */
final class H264Depacketizer implements Depacketizer {
  private static final int STAP_A = 24;
  private static final int MTAP24 = 27;
  private static final int FU_A = 28;
  private static final int FU_B = 29;

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
      payload(packet.bytes(), packet.offset(), packet.length());
    }
    if (packet.marker()) {
      units.marker();
    }
  }

  private void payload(byte[] bytes, int from, int length) {
    int type = bytes[from] & 0x1f;
    if (type < STAP_A) {
      nal(bytes, from, length);
    } else if (type == STAP_A) {
      aggregate(bytes, from + 1, from + length);
    } else if (type == FU_A) {
      fragment(bytes, from, length);
    } else if (type <= MTAP24 || type == FU_B) {
      // Only of the interleaved mode, which nobody asked for.
      units.damage();
    }
  }

  private void nal(byte[] bytes, int from, int length) {
    nals.begin();
    nals.add(bytes, from, length);
    nals.end();
  }

  /** Each NAL unit after its length in two bytes. */
  private void aggregate(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end) {
      int length = end - at < 2 ? 0 : RtpPacket.unsigned16(bytes, at);
      if (length == 0 || length > end - at - 2) {
        units.damage();
        return;
      }
      nal(bytes, at + 2, length);
      at += 2 + length;
    }
  }

  /**
   * One fragment: the indicator, then S, E, R and the type, then bytes of the unit without its
   * first. Cameras were seen to say something else of the unit in all but its first fragment.
   */
  private void fragment(byte[] bytes, int from, int length) {
    if (length < 2) {
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
    nals.add(bytes, from + 2, length - 2);
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
