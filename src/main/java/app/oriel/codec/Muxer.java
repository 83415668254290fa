package app.oriel.codec;

import app.oriel.camera.Codec;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Writes one file of pictures and sound as they came. The file can be played at any time up to the
 * last {@link #flush}; {@link #finish} makes it whole. Confined to the thread that makes it; owns
 * native memory and the open file until closed.
 */
public final class Muxer implements AutoCloseable {
  static {
    FFmpeg.load();
  }

  private static final int PADDING = avcodec.AV_INPUT_BUFFER_PADDING_SIZE;
  private static final int VIDEO_RATE = 90_000;
  private static final int AAC_SAMPLES = 1024;
  private static final int HVC1 = 'h' | 'v' << 8 | 'c' << 16 | '1' << 24;
  private static final double MICROS = 1e6;

  private final Path file;

  /** Of each track: the file's own units of time in a second. */
  private final double[] units = new double[2];

  private final NativeHandle<AVFormatContext> context;
  private final NativeHandle<AVPacket> packet;
  private @Nullable NativeHandle<AVIOContext> io;
  private BytePointer buffer = new BytePointer(64L << 10);
  private final @Nullable Waiting[] waiting = new Waiting[2];
  private final long[] lastDuration = new long[2];

  /** Whether there is anything to flush but the head. */
  private boolean written;

  /** A unit whose duration is not known before the next one. */
  @SuppressWarnings("ArrayRecordComponent") // nobody writes to it
  private record Waiting(byte[] bytes, int from, long time, boolean key) {}

  /**
   * Opens the file and writes its head; that of a Matroska file comes with its first pictures, as
   * players do not open a head alone.
   *
   * @param file is there and empty: whoever made it knows that it overwrites nothing
   * @param sound null where there is none
   * @param begun when the first picture was taken
   * @throws IOException if the file cannot be written
   */
  public Muxer(
      Path file,
      Container container,
      PictureFormat pictures,
      @Nullable SoundFormat sound,
      Instant begun)
      throws IOException {
    this.file = file;
    AVFormatContext made = new AVFormatContext(null);
    avformat.avformat_alloc_output_context2(
        made, null, container.muxer(pictures.codec()), (String) null);
    context = new NativeHandle<>("a muxer", made, avformat::avformat_free_context);
    packet = new NativeHandle<>("a packet", avcodec.av_packet_alloc(), avcodec::av_packet_free);
    try {
      describe(made, container, pictures, sound, begun);
      open(made);
      head(made, container);
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private static void describe(
      AVFormatContext c,
      Container container,
      PictureFormat pictures,
      @Nullable SoundFormat sound,
      Instant begun) {
    describePictures(avformat.avformat_new_stream(c, null), pictures);
    if (sound != null) {
      describeSound(avformat.avformat_new_stream(c, null), sound);
    }
    if (container != Container.RAW) {
      AVDictionary about = new AVDictionary(null);
      String time = begun.truncatedTo(ChronoUnit.MILLIS).toString();
      avutil.av_dict_set(about, "creation_time", time, 0);
      c.metadata(about);
    }
  }

  private static void describePictures(AVStream stream, PictureFormat pictures) {
    stream.time_base(avutil.av_make_q(1, VIDEO_RATE));
    AVCodecParameters p = stream.codecpar();
    p.codec_type(avutil.AVMEDIA_TYPE_VIDEO).codec_id(FFmpeg.idOf(pictures.codec()));
    p.width(pictures.width()).height(pictures.height());
    if (pictures.codec() == Codec.H265) {
      // The other tag for H.265, hev1, is one that Apple's players refuse.
      p.codec_tag(HVC1);
    }
    extradata(p, pictures.parameterSets());
  }

  private static void describeSound(AVStream stream, SoundFormat sound) {
    stream.time_base(avutil.av_make_q(1, sound.rate()));
    AVCodecParameters p = stream.codecpar();
    p.codec_type(avutil.AVMEDIA_TYPE_AUDIO).codec_id(FFmpeg.idOf(sound.codec()));
    p.sample_rate(sound.rate());
    avutil.av_channel_layout_default(p.ch_layout(), sound.channels());
    if (sound.codec() == Codec.AAC) {
      p.frame_size(AAC_SAMPLES);
      extradata(p, sound.config());
    } else {
      p.bits_per_coded_sample(8).block_align(sound.channels());
    }
  }

  private static void extradata(AVCodecParameters p, byte[] bytes) {
    BytePointer own = new BytePointer(avutil.av_mallocz((long) bytes.length + PADDING));
    own.put(bytes, 0, bytes.length);
    p.extradata(own);
    p.extradata_size(bytes.length);
  }

  private void open(AVFormatContext c) throws IOException {
    AVIOContext opened = new AVIOContext(null);
    try (BytePointer name = FFmpeg.name(file)) {
      check(avformat.avio_open(opened, name, avformat.AVIO_FLAG_WRITE));
    }
    io = new NativeHandle<>("an open file", opened, avformat::avio_close);
    c.pb(opened);
  }

  private void head(AVFormatContext c, Container container) throws IOException {
    AVDictionary options = new AVDictionary(null);
    if (container == Container.MP4) {
      avutil.av_dict_set(options, "movflags", "hybrid_fragmented+frag_custom+empty_moov", 0);
    }
    try {
      check(avformat.avformat_write_header(c, options));
      // From here on what was flushed is in the file, whatever becomes of this program.
      c.flags(c.flags() | AVFormatContext.AVFMT_FLAG_FLUSH_PACKETS);
      if (container != Container.MKV) {
        avformat.avio_flush(c.pb());
      }
      for (int stream = 0; stream < c.nb_streams(); stream++) {
        AVRational unit = c.streams(stream).time_base();
        units[stream] = (double) unit.den() / unit.num();
      }
    } finally {
      avutil.av_dict_free(options);
    }
  }

  /**
   * Writes one access unit, except that it waits for the next one, which says how long it is shown,
   * and then for {@link #flush}.
   *
   * @param micros its time in the file; one that does not rise is taken for just after the last
   */
  public void picture(byte[] unit, long micros, boolean keyframe) throws IOException {
    add(0, unit, 0, micros, keyframe);
  }

  /**
   * Writes one frame or block of sound, from an offset to its end; it waits as pictures do. In an
   * MP4 the first of all is heard at 0, whatever its time.
   *
   * @param micros its time in the file, as of pictures
   */
  public void sound(byte[] frame, int from, long micros) throws IOException {
    add(1, frame, from, micros, true);
  }

  private void add(int stream, byte[] bytes, int from, long micros, boolean key)
      throws IOException {
    long wanted = Math.round(micros * units[stream] / MICROS);
    Waiting before = waiting[stream];
    long time = before == null ? wanted : Math.max(wanted, before.time + 1);
    if (before != null) {
      lastDuration[stream] = time - before.time;
      write(stream, before, lastDuration[stream]);
    }
    waiting[stream] = new Waiting(bytes, from, time, key);
  }

  private void write(int stream, Waiting unit, long duration) throws IOException {
    int size = unit.bytes.length - unit.from;
    AVFormatContext c = context.get();
    if (buffer.capacity() < size) {
      buffer.close();
      buffer = new BytePointer(size + size / 2L);
    }
    buffer.put(unit.bytes, unit.from, size);
    AVPacket p = packet.get();
    p.data(buffer).size(size).stream_index(stream);
    p.pts(unit.time).dts(unit.time).duration(duration);
    p.flags(unit.key ? avcodec.AV_PKT_FLAG_KEY : 0);
    check(avformat.av_write_frame(c, p));
    written = true;
  }

  /** What was written so far, except what waits, can be played from the file as it is. */
  public void flush() throws IOException {
    if (written) {
      check(avformat.av_write_frame(context.get(), null));
    }
  }

  /** Bytes in the file so far. */
  public long bytes() {
    NativeHandle<AVIOContext> open = io;
    return open == null ? 0 : avformat.avio_tell(open.get());
  }

  /** Ends the file with its index; nothing more can be written. */
  public void finish() throws IOException {
    for (int stream = 0; stream < waiting.length; stream++) {
      Waiting last = waiting[stream];
      if (last != null) {
        write(stream, last, lastDuration[stream]);
      }
    }
    check(avformat.av_write_trailer(context.get()));
    NativeHandle<AVIOContext> open = io;
    if (open != null) {
      avformat.avio_flush(open.get());
      check(open.get().error());
    }
  }

  private void check(int result) throws IOException {
    if (result < 0) {
      throw FFmpeg.failure(file, result);
    }
  }

  /** Frees all; a file that was not finished stays as it was at the last flush. */
  @Override
  public void close() {
    if (io != null) {
      io.close();
      context.get().pb(null);
      io = null;
    }
    packet.close();
    context.close();
    buffer.close();
  }
}
