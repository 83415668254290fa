package app.oriel.rtsp.rtp;

import app.oriel.bitstream.BitReader;
import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import java.util.concurrent.atomic.AtomicLong;

/**
 * AMR over RTP, RFC 4867, of one channel, in both of its forms. Each frame leaves behind the header
 * that files have before it, 5.3.
 */
final class AmrDepacketizer implements Depacketizer {
  private static final long FRAME_MICROS = 20_000;
  private static final int MOST_FRAMES = 64;

  /** Bits of a frame of each type; -1 where there is none. 3GPP TS 26.101 and 26.201. */
  private static final int[] NARROW = {
    95, 103, 118, 134, 148, 159, 204, 244, 39, -1, -1, -1, -1, -1, -1, 0
  };

  private static final int[] WIDE = {
    132, 177, 253, 285, 317, 365, 397, 461, 477, 40, -1, -1, -1, -1, 0, 0
  };

  private final TrackInfo.Audio track;
  private final int[] sizes;
  private final boolean octets;
  private final PacketSink sink;
  private final int[] headers = new int[MOST_FRAMES];
  private final AtomicLong dropped = new AtomicLong();

  AmrDepacketizer(RtpFormat.Amr format, PacketSink sink) {
    this.track = format.track();
    this.sizes = track.codec() == Codec.AMR ? NARROW : WIDE;
    this.octets = format.octetAligned();
    this.sink = sink;
  }

  @Override
  public void take(RtpPacket packet, long micros, long arrival) {
    BitReader bits = new BitReader(packet.bytes(), packet.offset(), packet.length());
    bits.skip(octets ? 8 : 4); // which mode the other side should send in
    int count = contents(bits);
    long time = micros;
    for (int i = 0; i < count; i++) {
      int size = sizes[headers[i] >> 3];
      if (size < 0 || size > bits.left()) {
        dropped.incrementAndGet();
        return;
      }
      if (size > 0) {
        emit(headers[i], bits.take(size), time, arrival);
      }
      if (octets) {
        bits.align();
      }
      time += FRAME_MICROS;
    }
  }

  /** Reads the table of contents: the headers of all frames; how many, or 0 where it has no end. */
  private int contents(BitReader bits) {
    int count = 0;
    boolean more = true;
    while (more) {
      if (count == MOST_FRAMES || bits.left() < 6) {
        dropped.incrementAndGet();
        return 0;
      }
      more = bits.flag();
      headers[count++] = bits.read(5) << 2;
      bits.skip(octets ? 2 : 0);
    }
    return count;
  }

  private void emit(int header, byte[] frame, long micros, long arrival) {
    byte[] bytes = new byte[1 + frame.length];
    bytes[0] = (byte) header;
    System.arraycopy(frame, 0, bytes, 1, frame.length);
    sink.accept(new Packet.Audio(track, bytes, micros, arrival));
  }

  @Override
  public void gap() {}

  @Override
  public long dropped() {
    return dropped.get();
  }
}
