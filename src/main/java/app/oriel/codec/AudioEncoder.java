package app.oriel.codec;

import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import app.oriel.camera.Codec;
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

/**
 * Makes AAC-LC of one channel from samples. Confined to the thread that makes it; owns native
 * memory until closed.
 */
public final class AudioEncoder implements AutoCloseable {
  static {
    FFmpeg.load();
  }

  /**
   * Samples in each frame. The first frame holds what the codec needs before the first sample, and
   * none of ours.
   */
  public static final int FRAME = 1024;

  private final NativeHandle<AVCodecContext> context;
  private final NativeHandle<AVPacket> packet;
  private final NativeHandle<AVFrame> frame;
  private final float[] samples = new float[FRAME];
  private int filled;
  private long sent;

  /**
   * Opens the encoder.
   *
   * @param rate samples per second
   * @param bitrate bits per second
   * @throws IllegalStateException if FFmpeg cannot
   */
  public AudioEncoder(int rate, int bitrate) {
    AVCodec encoder = avcodec.avcodec_find_encoder(avcodec.AV_CODEC_ID_AAC);
    context =
        new NativeHandle<>(
            "an AAC encoder",
            encoder == null ? null : avcodec.avcodec_alloc_context3(encoder),
            avcodec::avcodec_free_context);
    AVCodecContext c = context.get();
    c.sample_rate(rate).bit_rate(bitrate).sample_fmt(avutil.AV_SAMPLE_FMT_FLTP);
    avutil.av_channel_layout_default(c.ch_layout(), 1);
    // Frames go into RTP, which says in its description what a header would.
    c.flags(c.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
    // Camera sound gains nothing from the careful search, which costs more than all else of it.
    av_opt_set(c.priv_data(), "aac_coder", "fast", 0);
    av_opt_set(c.priv_data(), "aac_tns", "0", 0);
    av_opt_set(c.priv_data(), "aac_pns", "0", 0);
    packet = new NativeHandle<>("a packet", avcodec.av_packet_alloc(), avcodec::av_packet_free);
    frame = new NativeHandle<>("a frame", avutil.av_frame_alloc(), avutil::av_frame_free);
    AVFrame f = frame.get();
    f.format(avutil.AV_SAMPLE_FMT_FLTP).nb_samples(FRAME).sample_rate(rate);
    avutil.av_channel_layout_default(f.ch_layout(), 1);
    if (avcodec.avcodec_open2(c, encoder, (AVDictionary) null) < 0
        || avutil.av_frame_get_buffer(f, 0) < 0) {
      close();
      throw new IllegalStateException("FFmpeg could not open its AAC encoder");
    }
  }

  /** Takes samples and gives the frames that they complete, each without a header. */
  public List<byte[]> encode(short[] more) {
    List<byte[]> frames = new ArrayList<>();
    for (short each : more) {
      samples[filled++] = each / 32768f;
      if (filled == FRAME) {
        filled = 0;
        send();
        receive(frames);
      }
    }
    return frames;
  }

  /** What a file must say of this sound. */
  public SoundFormat format() {
    AVCodecContext c = context.get();
    byte[] config = new byte[c.extradata_size()];
    c.extradata().get(config);
    return new SoundFormat(Codec.AAC, c.sample_rate(), 1, config);
  }

  /** The last frames, filled up with silence. Nothing more can be encoded. */
  public List<byte[]> finish() {
    List<byte[]> frames = new ArrayList<>();
    if (filled > 0) {
      frames.addAll(encode(new short[FRAME - filled]));
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
    FloatBuffer plane = f.data(0).capacity(FRAME * 4L).asByteBuffer().asFloatBuffer();
    plane.put(samples);
    f.pts(sent);
    sent += FRAME;
    if (avcodec.avcodec_send_frame(context.get(), f) < 0) {
      throw new IllegalStateException("FFmpeg refuses sound");
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
