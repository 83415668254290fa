package app.oriel.rtsp.rtp;

import app.oriel.camera.Codec;
import app.oriel.camera.TrackInfo;

/**
 * Receives one track: RTP packets in, whole packets of the track out. Nothing is allocated for a
 * packet in order but what goes out. Confined to the thread that reads.
 */
public final class RtpReceiver {
  private final PacketOrder order;
  private final RtpClock clock;
  private final Depacketizer depacketizer;
  private final RtpPacket packet = new RtpPacket();
  private boolean started;
  private int source;
  private long malformed;

  /**
   * @param sink takes what becomes whole
   */
  public RtpReceiver(RtpFormat format, PacketSink sink) {
    clock = new RtpClock(format.clockRate());
    depacketizer = depacketizer(format, sink);
    order = new PacketOrder(new InOrder());
  }

  private static Depacketizer depacketizer(RtpFormat format, PacketSink sink) {
    return switch (format) {
      case RtpFormat.Video video -> {
        var track = new TrackInfo.Video(video.codec());
        var units = new AccessUnits(track, video.parameterSets(), sink);
        yield video.codec() == Codec.H265
            ? new H265Depacketizer(units)
            : new H264Depacketizer(units);
      }
      case RtpFormat.Jpeg pictures -> new JpegDepacketizer(pictures, sink);
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

  /**
   * Takes one packet as it came; what is no RTP packet is counted and forgotten.
   *
   * @param array may be written to again afterwards
   * @param arrival {@link System#nanoTime} when the packet's last byte was read
   */
  public void take(byte[] array, int from, int length, long arrival) {
    if (!packet.read(array, from, length)) {
      malformed++;
      return;
    }
    if (packet.isControl()) {
      return;
    }
    if (started && packet.source() != source) {
      order.restart();
      depacketizer.gap();
    }
    started = true;
    source = packet.source();
    order.take(array, from, length, packet, arrival);
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
    @Override
    public void inOrder(RtpPacket next, long arrival) {
      depacketizer.take(next, clock.micros(next.timestamp(), arrival), arrival);
    }

    @Override
    public void gap() {
      depacketizer.gap();
    }
  }
}
