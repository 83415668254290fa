package app.oriel.rtsp.rtp;

import app.oriel.bitstream.H264;
import app.oriel.bitstream.H265;
import app.oriel.bitstream.NalSyntax;
import app.oriel.camera.Codec;
import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Receives one track: RTP packets in, whole packets of the track out. Nothing is allocated for a
 * packet in order but what goes out. Confined to the thread that reads.
 */
public final class RtpReceiver {
  /** The law for pictures: RFC 6184 and RFC 7798, 8.2.1 and 7.1. */
  private static final int PICTURE_CLOCK = 90_000;

  /** So long the packets take to come that a JPEG picture or a piece of sound was cut into. */
  private static final long LONGEST_CUT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final SourceChoice sources;
  private final PacketOrder order = new PacketOrder(new InOrder());
  private final RtpClock clock;

  /** Whether each packet has a time of its own; those of a picture share one. */
  private final boolean timesPackets;

  private final Depacketizer depacketizer;
  private final RtpPacket packet = new RtpPacket();
  private long malformed;

  /**
   * Takes whatever comes first for its track.
   *
   * @param sink takes what becomes whole
   */
  public RtpReceiver(RtpFormat format, PacketSink sink) {
    this(format, null, sink);
  }

  /**
   * @param identity what is known of the packets of its track; null for nothing
   * @param sink takes what becomes whole
   */
  public RtpReceiver(RtpFormat format, @Nullable RtpIdentity identity, PacketSink sink) {
    boolean pictures = format instanceof RtpFormat.Video || format instanceof RtpFormat.Jpeg;
    sources = new SourceChoice(identity);
    clock = new RtpClock(format.clockRate(), !pictures || format.clockRate() == PICTURE_CLOCK);
    timesPackets = !pictures;
    depacketizer = depacketizer(format, clock, sink);
  }

  private static Depacketizer depacketizer(RtpFormat format, RtpClock clock, PacketSink sink) {
    return switch (format) {
      case RtpFormat.Video video -> pictures(video, clock, sink);
      case RtpFormat.Jpeg pictures -> new JpegDepacketizer(pictures, clock, sink);
      case RtpFormat.Plain sound -> new PlainDepacketizer(sound.track(), sink);
      case RtpFormat.Aal2 sound -> new Aal2Depacketizer(sound.track(), sink);
      case RtpFormat.Amr sound -> new AmrDepacketizer(sound, sink);
      case RtpFormat.MpegAudio sound -> new MpegAudioDepacketizer(sink);
      case RtpFormat.Latm sound -> new LatmDepacketizer(sound, sink);
      case RtpFormat.Aac sound -> {
        AacFormat aac = sound.aac();
        var track = new TrackInfo.Audio(Codec.AAC, aac.rate(), aac.channels());
        yield new AacDepacketizer(track, aac, sink);
      }
    };
  }

  private static Depacketizer pictures(RtpFormat.Video format, RtpClock clock, PacketSink sink) {
    var track = new TrackInfo.Video(format.codec());
    boolean h265 = format.codec() == Codec.H265;
    NalSyntax syntax = h265 ? new H265() : new H264();
    var units = new AccessUnits(track, syntax, format.parameterSets(), clock, sink);
    return h265
        ? new H265Depacketizer(units, format.hasOrderNumbers())
        : new H264Depacketizer(units);
  }

  /** Takes one packet as it came on the track's own channel. */
  public void take(byte[] array, int from, int length, long arrival) {
    take(array, from, length, true, arrival);
  }

  /**
   * Takes one packet as it came; what is no RTP packet is counted and forgotten.
   *
   * @param array may be written to again afterwards
   * @param own whether it came where the camera said that the track comes
   * @param arrival {@link System#nanoTime} when the packet's last byte was read
   */
  public void take(byte[] array, int from, int length, boolean own, long arrival) {
    if (!packet.read(array, from, length)) {
      malformed++;
      return;
    }
    if (packet.isControl()) {
      return;
    }
    switch (sources.judge(packet, array, from, length, own, arrival)) {
      case OURS -> order.take(array, from, length, packet, arrival);
      case OURS_ANEW -> {
        beginAnew();
        packet.read(array, from, length);
        order.take(array, from, length, packet, arrival);
      }
      case NOT_OURS -> {}
    }
  }

  private void beginAnew() {
    order.restart();
    clock.restart();
    depacketizer.gap();
    for (SourceChoice.Kept each : sources.takeKept()) {
      byte[] bytes = each.bytes();
      if (packet.read(bytes, 0, bytes.length)) {
        order.take(bytes, 0, bytes.length, packet, each.arrival());
      }
    }
  }

  /** Whether the track's packets were found, and are as the description says. */
  public boolean isSure() {
    return sources.isSure();
  }

  /** How many packets never came; from any thread. */
  public long lost() {
    return order.lost();
  }

  /** How many packets were no RTP. */
  public long malformed() {
    return malformed;
  }

  /**
   * Access units and pieces of sound that were damaged or waited in vain for a keyframe; from any
   * thread.
   */
  public long dropped() {
    return depacketizer.dropped();
  }

  private final class InOrder implements PacketOrder.Taker {
    private boolean begun;
    private int stamp;
    private long arrivedFirst;
    private long micros;

    @Override
    public void inOrder(RtpPacket next, long arrival) {
      depacketizer.take(next, timesPackets ? micros(next, arrival) : Packet.NO_TIMESTAMP, arrival);
    }

    /** The time of a packet; all those that one thing was cut into have that of the first. */
    private long micros(RtpPacket next, long arrival) {
      boolean goesOn =
          begun && next.timestamp() == stamp && arrival - arrivedFirst < LONGEST_CUT_NANOS;
      if (!goesOn) {
        stamp = next.timestamp();
        arrivedFirst = arrival;
        micros = clock.micros(stamp, arrival, false);
      }
      begun = !next.marker();
      return micros;
    }

    @Override
    public void gap() {
      depacketizer.gap();
    }
  }
}
