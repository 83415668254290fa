package app.oriel.codec;

import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import app.oriel.camera.Codec;
import app.oriel.camera.TrackInfo;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Compresses samples: AAC-LC, or what else FFmpeg has an encoder for. Confined to the thread that
 * makes it; owns native memory until closed.
 */
public final class AudioEncoder implements AutoCloseable {
  static {
    FFmpeg.load();
  }

  /**
   * Samples of each channel in a frame of AAC. The first frame holds what the codec needs before
   * the first sample, and none of ours.
   */
  public static final int FRAME = 1024;

  /** Of codecs whose frames may be of any length. */
  private static final int ANY_FRAMES_A_SECOND = 50;

  private final NativeHandle<AVCodecContext> context;
  private final NativeHandle<AVPacket> packet;
  private final NativeHandle<AVFrame> frame;
  private final int channels;
  private final short[] samples;
  private int filled;
  private long sent;

  /**
   * Opens one of AAC-LC of one channel.
   *
   * @param rate samples per second
   * @param bitrate bits per second
   * @throws IllegalStateException if FFmpeg cannot
   */
  public AudioEncoder(int rate, int bitrate) {
    this(new TrackInfo.Audio(Codec.AAC, rate, 1), bitrate);
  }

  /**
   * Opens an encoder.
   *
   * @param track what comes out
   * @param bitrate bits per second
   * @throws IllegalStateException if FFmpeg cannot
   */
  public AudioEncoder(TrackInfo.Audio track, int bitrate) {
    channels = track.channels();
    AVCodec encoder = encoder(track.codec());
    boolean aac = track.codec() == Codec.AAC;
    context =
        new NativeHandle<>(
            "an encoder",
            encoder == null ? null : avcodec.avcodec_alloc_context3(encoder),
            avcodec::avcodec_free_context);
    AVCodecContext c = context.get();
    int form = aac ? avutil.AV_SAMPLE_FMT_FLTP : avutil.AV_SAMPLE_FMT_S16;
    c.sample_rate(track.rate()).bit_rate(bitrate).sample_fmt(form);
    c.bits_per_coded_sample(track.bits());
    avutil.av_channel_layout_default(c.ch_layout(), channels);
    // Frames go into RTP, which says in its description what a header would.
    c.flags(c.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    // Camera sound gains nothing from the careful search, which costs more than all else of it.
    av_opt_set(c.priv_data(), "aac_coder", "fast", 0);
    av_opt_set(c.priv_data(), "aac_tns", "0", 0);
    av_opt_set(c.priv_data(), "aac_pns", "0", 0);
    packet = new NativeHandle<>("a packet", avcodec.av_packet_alloc(), avcodec::av_packet_free);
    frame = new NativeHandle<>("a frame", avutil.av_frame_alloc(), avutil::av_frame_free);
    boolean opened = avcodec.avcodec_open2(c, encoder, (AVDictionary) null) >= 0;
    int length = c.frame_size() > 0 ? c.frame_size() : track.rate() / ANY_FRAMES_A_SECOND;
    samples = new short[length * channels];
    AVFrame f = frame.get();
    f.format(form).nb_samples(length).sample_rate(track.rate());
    avutil.av_channel_layout_default(f.ch_layout(), channels);
    if (!opened || avutil.av_frame_get_buffer(f, 0) < 0) {
      close();
      throw new IllegalStateException("FFmpeg could not open its encoder for " + track.codec());
    }
  }

  /**
   * Whether FFmpeg has an encoder whose output is a codec's packets; at which rates, it says then.
   */
  public static boolean makes(Codec codec) {
    // What decodes DVI4 is given samples: that encoder's output is none.
    return !codec.isVideo() && codec != Codec.DVI4 && encoder(codec) != null;
  }

  /** FFmpeg's own encoder for Opus is one that it advises against. */
  private static @Nullable AVCodec encoder(Codec codec) {
    return codec == Codec.OPUS
        ? avcodec.avcodec_find_encoder_by_name("libopus")
        : avcodec.avcodec_find_encoder(FFmpeg.idOf(codec));
  }

  /**
   * Takes samples and gives the frames that they complete, each without a header.
   *
   * @param more of all channels, in turn
   */
  public List<byte[]> encode(short[] more) {
    List<byte[]> frames = new ArrayList<>();
    for (short each : more) {
      samples[filled++] = each;
      if (filled == samples.length) {
        filled = 0;
        send();
        receive(frames);
      }
    }
    return frames;
  }

  /** Samples of each channel in a frame. */
  public int frameSamples() {
    return samples.length / channels;
  }

  /** What a file must say of this sound, where it is AAC. */
  public SoundFormat format() {
    AVCodecContext c = context.get();
    byte[] config = new byte[c.extradata_size()];
    c.extradata().get(config);
    return new SoundFormat(Codec.AAC, c.sample_rate(), channels, config);
  }

  /** The last frames, filled up with silence. Nothing more can be encoded. */
  public List<byte[]> finish() {
    List<byte[]> frames = new ArrayList<>();
    if (filled > 0) {
      frames.addAll(encode(new short[samples.length - filled]));
    }
    avcodec.avcodec_send_frame(context.get(), null);
    receive(frames);
    return frames;
  }

  private void send() {
    AVFrame f = frame.get();
    if (avutil.av_frame_make_writable(f) < 0) {
      throw new IllegalStateException("no memory for sound");
    }
    if (f.format() == avutil.AV_SAMPLE_FMT_FLTP) {
      for (int channel = 0; channel < channels; channel++) {
        fill(f.data(channel).capacity(f.nb_samples() * 4L).asByteBuffer().asFloatBuffer(), channel);
      }
    } else {
      f.data(0).capacity(samples.length * 2L).asByteBuffer().asShortBuffer().put(samples);
    }
    f.pts(sent);
    sent += f.nb_samples();
    if (avcodec.avcodec_send_frame(context.get(), f) < 0) {
      throw new IllegalStateException("FFmpeg refuses sound");
    }
  }

  private void fill(FloatBuffer plane, int channel) {
    for (int i = channel; i < samples.length; i += channels) {
      plane.put(samples[i] / 32768f);
    }
  }

  private void receive(List<byte[]> frames) {
    AVPacket p = packet.get();
    while (avcodec.avcodec_receive_packet(context.get(), p) >= 0) {
      byte[] bytes = new byte[p.size()];
      p.data().get(bytes);
      frames.add(bytes);
      avcodec.av_packet_unref(p);
    }
  }

  @Override
  public void close() {
    frame.close();
    packet.close();
    context.close();
  }
}
