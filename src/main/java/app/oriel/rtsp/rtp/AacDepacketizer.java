package app.oriel.rtsp.rtp;

import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * AAC over RTP, RFC 3640, modes AAC-hbr and AAC-lbr, without interleaving: several units in a
 * packet, or one over several packets. Each unit leaves as one ADTS frame, as it came where it was
 * one already.
 */
final class AacDepacketizer implements Depacketizer {
  /** A unit has 1024 samples. */
  private static final long UNIT_MICROS = 1024 * 1_000_000L;

  private final TrackInfo.Audio track;
  private final AacFormat format;
  private final PacketSink sink;
  private final byte[] fragments = new byte[AacFormat.LONGEST_UNIT];
  private int gathered;
  private int expected;
  private final AtomicLong dropped = new AtomicLong();

  AacDepacketizer(TrackInfo.Audio track, AacFormat format, PacketSink sink) {
    this.track = track;
    this.format = format;
    this.sink = sink;
  }

  @Override
  public void take(RtpPacket packet, long micros, long arrival) {
    byte[] bytes = packet.bytes();
    int end = packet.offset() + packet.length();
    int headers = packet.offset() + 2;
    if (headers > end) {
      return;
    }
    if (AacFormat.isAdts(bytes, packet.offset(), packet.length())) {
      // Without AU headers, whatever the description says.
      forgetFragments();
      emit(bytes, packet.offset(), packet.length(), micros, arrival);
      return;
    }
    int headerBits = RtpPacket.unsigned16(bytes, packet.offset());
    int data = headers + (headerBits + 7) / 8;
    int count = count(headerBits);
    if (data > end || count == 0) {
      dropped.incrementAndGet();
      return;
    }
    int first = bits(bytes, headers, 0, format.sizeBits());
    if (count == 1 && (first > end - data || gathered > 0)) {
      fragment(bytes, data, end - data, first, micros, arrival);
    } else {
      forgetFragments();
      units(bytes, headers, count, data, end, micros, arrival);
    }
  }

  /** How many AU headers there are in so many bits. */
  private int count(int headerBits) {
    int firstBits = format.sizeBits() + format.indexBits();
    int otherBits = format.sizeBits() + format.deltaBits();
    return headerBits < firstBits ? 0 : 1 + (headerBits - firstBits) / otherBits;
  }

  private void units(
      byte[] bytes, int headers, int count, int data, int end, long micros, long arrival) {
    int at = data;
    int bit = 0;
    for (int i = 0; i < count; i++) {
      int size = bits(bytes, headers, bit, format.sizeBits());
      bit += format.sizeBits() + (i == 0 ? format.indexBits() : format.deltaBits());
      if (size == 0 || size > end - at || size > AacFormat.LONGEST_UNIT) {
        dropped.incrementAndGet();
        return;
      }
      emit(bytes, at, size, micros + i * UNIT_MICROS / format.rate(), arrival);
      at += size;
    }
  }

  /** A piece of one unit; each piece says the size of the whole. */
  private void fragment(byte[] bytes, int from, int length, int whole, long micros, long arrival) {
    boolean continues = gathered > 0 && whole == expected;
    if (!continues) {
      forgetFragments();
      expected = whole;
    }
    if (whole > AacFormat.LONGEST_UNIT || length > whole - gathered) {
      gathered = 0;
      dropped.incrementAndGet();
      return;
    }
    System.arraycopy(bytes, from, fragments, gathered, length);
    gathered += length;
    if (gathered == whole && whole > 0) {
      gathered = 0;
      emit(fragments, 0, whole, micros, arrival);
    }
  }

  private void forgetFragments() {
    dropped.addAndGet(gathered > 0 ? 1 : 0);
    gathered = 0;
  }

  private void emit(byte[] bytes, int from, int size, long micros, long arrival) {
    byte[] frame =
        AacFormat.isAdts(bytes, from, size)
            ? Arrays.copyOfRange(bytes, from, from + size)
            : format.adts(bytes, from, size);
    sink.accept(new Packet.Audio(track, frame, micros, arrival));
  }

  private static int bits(byte[] bytes, int from, int firstBit, int count) {
    int value = 0;
    for (int bit = firstBit; bit < firstBit + count; bit++) {
      value = value << 1 | (bytes[from + bit / 8] >> (7 - bit % 8) & 1);
    }
    return value;
  }

  @Override
  public void gap() {
    forgetFragments();
  }

  @Override
  public long dropped() {
    return dropped.get();
  }
}
