package app.oriel.codec;

import app.oriel.camera.Codec;
import app.oriel.camera.TrackInfo;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the sound of a camera, each packet as its {@link Codec} says. Confined to the thread that
 * makes it; one native packet, buffer and frame are used again for every packet.
 */
public final class AudioDecoder implements AutoCloseable {
  static {
    FFmpeg.load();
  }

  /** The longest packet that is looked at: eight seconds of G.711, far more than any camera's. */
  public static final int LONGEST_PACKET = 1 << 16;

  private static final int LOWEST_RATE = 4_000;
  private static final int HIGHEST_RATE = 192_000;
  private static final int MOST_CHANNELS = 8;

  /** Of a sample of G.726. */
  private static final int FEWEST_BITS = 2;

  private static final int MOST_BITS = 5;

  /** A packet has one piece; more would be a decoder that never ends. */
  private static final int MOST_PIECES = 64;

  private static final int PADDING = avcodec.AV_INPUT_BUFFER_PADDING_SIZE;

  private final NativeHandle<AVCodecContext> context;
  private final NativeHandle<AVPacket> packet;
  private final NativeHandle<AVFrame> frame;
  private final NativeHandle<BytePointer> buffer;
  private final Sound sound;
  private final TrackInfo.Audio track;

  /**
   * Opens a decoder for one sound track.
   *
   * @throws IllegalArgumentException if no sound can be like this
   * @throws IllegalStateException if FFmpeg cannot
   */
  public AudioDecoder(TrackInfo.Audio track) {
    if (track.codec().isVideo()) {
      throw new IllegalArgumentException("no sound codec: " + track.codec());
    }
    this.track = track;
    if (!canBe(track)) {
      throw new IllegalArgumentException("no sound: " + track);
    }
    AVCodec decoder = avcodec.avcodec_find_decoder(FFmpeg.idOf(track.codec()));
    context =
        new NativeHandle<>(
            "a decoder",
            decoder == null ? null : avcodec.avcodec_alloc_context3(decoder),
            avcodec::avcodec_free_context);
    AVCodecContext c = context.get();
    c.thread_count(1);
    c.sample_rate(track.rate());
    c.bits_per_coded_sample(track.bits());
    c.max_samples(LONGEST_PACKET);
    c.pkt_timebase(avutil.av_make_q(1, 1_000_000));
    avutil.av_channel_layout_default(c.ch_layout(), track.channels());
    packet = new NativeHandle<>("a packet", avcodec.av_packet_alloc(), avcodec::av_packet_free);
    frame = new NativeHandle<>("a frame", avutil.av_frame_alloc(), avutil::av_frame_free);
    buffer =
        new NativeHandle<>(
            "a buffer",
            new BytePointer(avutil.av_malloc(LONGEST_PACKET + PADDING)),
            avutil::av_free);
    sound = new Sound(frame.get());
    if (avcodec.avcodec_open2(c, decoder, (AVDictionary) null) < 0) {
      close();
      throw new IllegalStateException("FFmpeg could not open its decoder for " + track.codec());
    }
  }

  /** Whether there can be sound like this: what is said of it is in bounds. */
  public static boolean canBe(TrackInfo.Audio track) {
    boolean bits =
        track.codec() == Codec.G726
            ? track.bits() >= FEWEST_BITS && track.bits() <= MOST_BITS
            : track.bits() == 0;
    return bits && isPlausible(track.rate(), track.channels());
  }

  private static boolean isPlausible(int rate, int channels) {
    return rate >= LOWEST_RATE
        && rate <= HIGHEST_RATE
        && channels >= 1
        && channels <= MOST_CHANNELS;
  }

  /** Takes a packet in; whether it may be sound, which {@link #next} then gives. */
  public boolean send(byte[] coded) {
    byte[] bytes = track.codec() == Codec.DVI4 ? Dvi4.samples(coded) : coded;
    if (bytes.length == 0 || bytes.length > LONGEST_PACKET) {
      return false;
    }
    BytePointer data = buffer.get();
    data.put(bytes, 0, bytes.length);
    for (int i = 0; i < PADDING; i++) {
      data.put(bytes.length + i, (byte) 0);
    }
    AVPacket p = packet.get();
    p.data(data);
    p.size(bytes.length);
    int sent = avcodec.avcodec_send_packet(context.get(), p);
    avcodec.av_packet_unref(p);
    return sent >= 0;
  }

  /** The next piece of what was sent; null once there is no more. What is broken is left out. */
  public @Nullable Sound next() {
    for (int tries = 0; tries < MOST_PIECES; tries++) {
      int received = avcodec.avcodec_receive_frame(context.get(), frame.get());
      if (received == avutil.AVERROR_EAGAIN() || received == avutil.AVERROR_EOF()) {
        return null;
      }
      if (received >= 0 && isPlausible(sound.rate(), sound.channels()) && sound.samples() > 0) {
        return sound;
      }
    }
    return null;
  }

  /** Forgets what came before, so that a gap is not joined to what follows. */
  public void flush() {
    avcodec.avcodec_flush_buffers(context.get());
  }

  @Override
  public void close() {
    buffer.close();
    frame.close();
    packet.close();
    context.close();
  }
}
