package app.oriel.codec;

import app.oriel.camera.Codec;
import app.oriel.codec.VideoEncoder.Encoded;
import app.oriel.simulator.AnnexB;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** Writes video files as other programs do, with FFmpeg's muxers. */
public final class VideoFiles {
  public static final int FPS = 25;

  private static final int RATE = 8000;
  private static final int PADDING = 64;

  /** AAC-LC, 8 kHz, mono: an AudioSpecificConfig. */
  private static final byte[] AAC_CONFIG = {0x15, (byte) 0x88};

  private final Path file;
  private final String muxer;
  private final AVFormatContext context = new AVFormatContext(null);

  private VideoFiles(Path file, String muxer) {
    this.file = file;
    this.muxer = muxer;
  }

  /** A file of H.264 with {@link TestPictures#bars}, 320x192, a keyframe every 8. */
  public static Path bars(Path file, String muxer, int count, @Nullable Codec sound) {
    return write(file, muxer, Codec.H264, TestPictures.bars(320, 192, count, 8), sound);
  }

  /** The clip of H.265 that changes its size after 12 of its 20 pictures. */
  public static Path h265(Path file, String muxer) {
    List<Encoded> units = new ArrayList<>();
    for (byte[] unit : TestPictures.h265()) {
      units.add(new Encoded(unit, !sets(Codec.H265, unit).isEmpty()));
    }
    return write(file, muxer, Codec.H265, units, null);
  }

  /**
   * Writes a file.
   *
   * @param muxer FFmpeg's name of the container
   */
  public static Path write(
      Path file, String muxer, Codec codec, List<Encoded> units, @Nullable Codec sound) {
    new VideoFiles(file, muxer).write(codec, units, sound);
    return file;
  }

  private void write(Codec codec, List<Encoded> units, @Nullable Codec sound) {
    FFmpeg.load();
    check(avformat.avformat_alloc_output_context2(context, null, muxer, file.toString()));
    AVStream pictures = picture(codec, units.getFirst().accessUnit());
    AVStream sounds = sound == null ? null : sound(sound);
    AVIOContext bytes = new AVIOContext(null);
    check(avformat.avio_open(bytes, file.toString(), avformat.AVIO_FLAG_WRITE));
    context.pb(bytes);
    check(avformat.avformat_write_header(context, (AVDictionary) null));
    for (int i = 0; i < units.size(); i++) {
      put(pictures, units.get(i).accessUnit(), i, FPS, units.get(i).keyframe());
    }
    if (sound != null && sounds != null) {
      putSound(sounds, sound, units.size() * RATE / FPS);
    }
    check(avformat.av_write_trailer(context));
    avformat.avio_closep(bytes);
    avformat.avformat_free_context(context);
  }

  private AVStream picture(Codec codec, byte[] first) {
    boolean h264 = codec == Codec.H264;
    AVStream stream = avformat.avformat_new_stream(context, null);
    stream.time_base(avutil.av_make_q(1, FPS)).avg_frame_rate(avutil.av_make_q(FPS, 1));
    AVCodecParameters of = stream.codecpar();
    of.codec_type(avutil.AVMEDIA_TYPE_VIDEO);
    of.codec_id(h264 ? avcodec.AV_CODEC_ID_H264 : avcodec.AV_CODEC_ID_HEVC);
    of.width(320).height(192);
    extra(of, AnnexB.join(sets(codec, first), 4));
    return stream;
  }

  private AVStream sound(Codec codec) {
    AVStream stream = avformat.avformat_new_stream(context, null);
    stream.time_base(avutil.av_make_q(1, RATE));
    AVCodecParameters of = stream.codecpar();
    of.codec_type(avutil.AVMEDIA_TYPE_AUDIO).sample_rate(RATE);
    avutil.av_channel_layout_default(of.ch_layout(), 1);
    switch (codec) {
      case AAC -> {
        of.codec_id(avcodec.AV_CODEC_ID_AAC).frame_size(AudioEncoder.FRAME);
        extra(of, AAC_CONFIG);
      }
      case PCMA -> of.codec_id(avcodec.AV_CODEC_ID_PCM_ALAW);
      default -> of.codec_id(avcodec.AV_CODEC_ID_PCM_MULAW);
    }
    if (codec != Codec.AAC) {
      of.bits_per_coded_sample(8).block_align(1);
    }
    return stream;
  }

  private void putSound(AVStream stream, Codec codec, int samples) {
    if (codec == Codec.AAC) {
      try (AudioEncoder encoder = new AudioEncoder(RATE, 24_000)) {
        List<byte[]> frames = encoder.encode(new short[samples]);
        for (int i = 0; i < frames.size(); i++) {
          put(stream, frames.get(i), i * AudioEncoder.FRAME, RATE, true);
        }
      }
    } else {
      int each = RATE / FPS;
      for (int i = 0; i < samples / each; i++) {
        put(stream, new byte[each], i * each, RATE, true);
      }
    }
  }

  private void put(AVStream stream, byte[] bytes, int time, int perSecond, boolean keyframe) {
    AVPacket packet = avcodec.av_packet_alloc();
    check(avcodec.av_new_packet(packet, bytes.length));
    packet.data().put(bytes);
    var from = avutil.av_make_q(1, perSecond);
    packet.pts(avutil.av_rescale_q(time, from, stream.time_base()));
    packet.dts(packet.pts()).stream_index(stream.index());
    packet.duration(avutil.av_rescale_q(1, avutil.av_make_q(1, FPS), stream.time_base()));
    packet.flags(keyframe ? avcodec.AV_PKT_FLAG_KEY : 0);
    check(avformat.av_interleaved_write_frame(context, packet));
    avcodec.av_packet_free(packet);
  }

  private static void extra(AVCodecParameters of, byte[] config) {
    BytePointer memory = new BytePointer(avutil.av_mallocz(config.length + PADDING));
    memory.put(config);
    of.extradata(memory).extradata_size(config.length);
  }

  private static List<AnnexB.Unit> sets(Codec codec, byte[] unit) {
    List<AnnexB.Unit> sets = new ArrayList<>();
    for (AnnexB.Unit each : AnnexB.units(unit)) {
      int head = each.in()[each.from()];
      int type = codec == Codec.H264 ? head & 0x1f : head >> 1 & 0x3f;
      boolean set = codec == Codec.H264 ? type == 7 || type == 8 : type >= 32 && type <= 34;
      if (set) {
        sets.add(each);
      }
    }
    return sets;
  }

  /** A keyframe of H.264 whose parameter set says that it is of this size, in 16 pixels. */
  public static byte[] absurdKeyframe(int widthInBlocks, int heightInBlocks) {
    byte[] keyframe = TestPictures.bars(320, 192, 1, 1).getFirst().accessUnit();
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(new byte[] {0, 0, 0, 1, 0x67});
    all.writeBytes(VideoDecoderTest.sequenceSet(widthInBlocks, heightInBlocks));
    List<AnnexB.Unit> rest = new ArrayList<>();
    for (AnnexB.Unit each : AnnexB.units(keyframe)) {
      if ((each.in()[each.from()] & 0x1f) != 7) {
        rest.add(each);
      }
    }
    all.writeBytes(AnnexB.join(rest, 4));
    return all.toByteArray();
  }

  private static void check(int returned) {
    if (returned < 0) {
      throw new IllegalStateException("FFmpeg says " + returned);
    }
  }
}
