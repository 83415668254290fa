package app.oriel.rtsp.rtp;

import app.oriel.bitstream.BitReader;
import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * AAC in LATM over RTP, RFC 6416, 6: one element a packet, or one over several packets of one
 * timestamp. What it is stands in the session description or in the elements. Each frame leaves as
 * an ADTS frame.
 */
final class LatmDepacketizer implements Depacketizer {
  /** Real ones are some hundred bytes. */
  private static final int LONGEST = 64 << 10;

  /** A frame has 1024 samples. */
  private static final long FRAME_MICROS = 1024 * 1_000_000L;

  private static final int MORE_FOLLOWS = 255;

  private final boolean inBand;
  private final PacketSink sink;
  private final byte[] element = new byte[LONGEST];
  private int gathered;
  private int stamp;
  private long began;

  /** Packets are missing: what comes may be the end of something. */
  private boolean afterGap;

  private boolean ending;
  private @Nullable LatmConfig config;
  private TrackInfo.@Nullable Audio track;
  private final AtomicLong dropped = new AtomicLong();

  LatmDepacketizer(RtpFormat.Latm format, PacketSink sink) {
    this.config = format.config();
    this.inBand = format.inBand();
    this.sink = sink;
  }

  @Override
  public void take(RtpPacket packet, long micros, long arrival) {
    boolean another = packet.timestamp() != stamp;
    stamp = packet.timestamp();
    if (another) {
      forget();
      ending = false;
    }
    if (afterGap) {
      // Its beginning may be lost; the next element is whole.
      afterGap = false;
      ending = true;
    }
    if (ending) {
      ending = !packet.marker();
      return;
    }
    began = gathered == 0 ? micros : began;
    add(packet);
    List<byte[]> frames = frames();
    if (!frames.isEmpty()) {
      gathered = 0;
      emit(frames, arrival);
    } else if (packet.marker()) {
      forget();
    }
  }

  private void add(RtpPacket packet) {
    if (packet.length() > LONGEST - gathered) {
      forget();
      ending = true;
      return;
    }
    System.arraycopy(packet.bytes(), packet.offset(), element, gathered, packet.length());
    gathered += packet.length();
  }

  /** The frames of the element; none while it is not whole, or where it makes no sense. */
  private List<byte[]> frames() {
    List<byte[]> frames = new ArrayList<>();
    BitReader bits = new BitReader(element, 0, gathered);
    LatmConfig now = inBand && !bits.flag() ? read(bits) : config;
    if (now == null || gathered == 0) {
      return frames;
    }
    for (int i = 0; i < now.frames(); i++) {
      int length = length(bits);
      if (length == 0 || length > AacFormat.LONGEST_UNIT || 8L * length > bits.left()) {
        return List.of();
      }
      frames.add(now.aac().adts(bits.take(8 * length), 0, length));
    }
    become(now);
    return frames;
  }

  private static @Nullable LatmConfig read(BitReader bits) {
    Optional<LatmConfig> found = LatmConfig.read(bits);
    return found.orElse(null);
  }

  private void become(LatmConfig now) {
    AacFormat aac = now.aac();
    if (track == null || !now.equals(config)) {
      track = new TrackInfo.Audio(Codec.AAC, aac.rate(), aac.channels());
    }
    config = now;
  }

  private static int length(BitReader bits) {
    int length = 0;
    int more = MORE_FOLLOWS;
    while (more == MORE_FOLLOWS && bits.left() >= 8) {
      more = bits.read(8);
      length += more;
    }
    return length;
  }

  private void emit(List<byte[]> frames, long arrival) {
    LatmConfig now = config;
    TrackInfo.Audio of = track;
    if (now != null && of != null) {
      for (int i = 0; i < frames.size(); i++) {
        long time = began + i * FRAME_MICROS / now.aac().rate();
        sink.accept(new Packet.Audio(of, frames.get(i), time, arrival));
      }
    }
  }

  private void forget() {
    dropped.addAndGet(gathered > 0 ? 1 : 0);
    gathered = 0;
  }

  @Override
  public void gap() {
    forget();
    afterGap = true;
  }

  @Override
  public long dropped() {
    return dropped.get();
  }
}
