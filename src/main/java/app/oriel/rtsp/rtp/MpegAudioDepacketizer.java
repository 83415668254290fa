package app.oriel.rtsp.rtp;

import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * MPEG audio over RTP, RFC 2250, 3.5: four bytes of which two say where in a frame this begins,
 * then whole frames, or a piece of one.
 */
final class MpegAudioDepacketizer implements Depacketizer {
  private static final int HEAD = 4;

  private final PacketSink sink;
  private final byte[] pieces = new byte[MpegAudioFrame.LARGEST];
  private int gathered;
  private @Nullable MpegAudioFrame expected;
  private TrackInfo.@Nullable Audio track;
  private final AtomicLong dropped = new AtomicLong();

  MpegAudioDepacketizer(PacketSink sink) {
    this.sink = sink;
  }

  @Override
  public void take(RtpPacket packet, long micros, long arrival) {
    if (packet.length() <= HEAD) {
      return;
    }
    byte[] bytes = packet.bytes();
    int place = RtpPacket.unsigned16(bytes, packet.offset() + 2);
    int from = packet.offset() + HEAD;
    int length = packet.length() - HEAD;
    if (place > 0) {
      goOn(bytes, from, length, place, micros, arrival);
    } else {
      forget();
      frames(bytes, from, from + length, micros, arrival);
    }
  }

  private void frames(byte[] bytes, int from, int end, long micros, long arrival) {
    int at = from;
    long time = micros;
    while (at < end) {
      MpegAudioFrame frame = MpegAudioFrame.read(bytes, at, end - at);
      if (frame == null || frame.size() > pieces.length) {
        dropped.incrementAndGet();
        return;
      }
      if (frame.size() > end - at) {
        expected = frame;
        gathered = end - at;
        System.arraycopy(bytes, at, pieces, 0, gathered);
        return;
      }
      emit(frame, Arrays.copyOfRange(bytes, at, at + frame.size()), time, arrival);
      at += frame.size();
      time += frame.samples() * 1_000_000L / frame.track().rate();
    }
  }

  private void goOn(byte[] bytes, int from, int length, int place, long micros, long arrival) {
    MpegAudioFrame frame = expected;
    if (frame == null || place != gathered || length > frame.size() - gathered) {
      forget();
      return;
    }
    System.arraycopy(bytes, from, pieces, gathered, length);
    gathered += length;
    if (gathered == frame.size()) {
      expected = null;
      emit(frame, Arrays.copyOf(pieces, gathered), micros, arrival);
    }
  }

  private void emit(MpegAudioFrame frame, byte[] bytes, long micros, long arrival) {
    // All packets of a track share one value.
    TrackInfo.Audio now = frame.track().equals(track) && track != null ? track : frame.track();
    track = now;
    sink.accept(new Packet.Audio(now, bytes, micros, arrival));
  }

  private void forget() {
    dropped.addAndGet(expected == null ? 0 : 1);
    expected = null;
    gathered = 0;
  }

  @Override
  public void gap() {
    forget();
  }

  @Override
  public long dropped() {
    return dropped.get();
  }
}
