package app.oriel.codec;

import app.oriel.camera.Codec;
import app.oriel.camera.PixelAspect;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
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
  private static final int MPEG_SAMPLES = 1152;
  private static final int HVC1 = 'h' | 'v' << 8 | 'c' << 16 | '1' << 24;

  /**
   * An MP4 keeps 64 bytes of each picture and sound in memory until its end, and what FFmpeg may
   * take at once is bounded: past 4 million of them it would crash at the end.
   */
  private static final long MOST_UNITS = 2L << 20;

  /** No stream holds a picture back for longer. */
  private static final long LATEST = 30_000_000;

  private final Path file;
  private final Container container;
  private final boolean reordered;
  private final NativeHandle<AVFormatContext> context;
  private final NativeHandle<AVPacket> packet;
  private @Nullable NativeHandle<AVIOContext> io;
  private BytePointer buffer = new BytePointer(64L << 10);
  private final List<Track> tracks = new ArrayList<>();

  /**
   * How many microseconds later the pictures of an MP4 are, so that none is decoded before 0; its
   * edit list takes them back.
   */
  private long later;

  /** Whether there is anything to flush but the head. */
  private boolean written;

  /** A track of the file, with the unit whose duration is not known before the next one. */
  private static final class Track {
    private final TrackTimes times;
    private @Nullable Waiting waiting;
    private long lastDuration;
    private long units;

    Track(TrackTimes times) {
      this.times = times;
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // nobody writes to it
  private record Waiting(byte[] bytes, int from, TrackTimes.Times times, boolean key) {}

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
    this(file, container, pictures, sound, begun, false);
  }

  /**
   * As above.
   *
   * @param reordered whether pictures are decoded in another order than they are shown in
   */
  public Muxer(
      Path file,
      Container container,
      PictureFormat pictures,
      @Nullable SoundFormat sound,
      Instant begun,
      boolean reordered)
      throws IOException {
    this.file = file;
    this.container = container;
    this.reordered = reordered;
    AVFormatContext made = new AVFormatContext(null);
    avformat.avformat_alloc_output_context2(
        made, null, container.muxer(pictures.codec()), (String) null);
    context = new NativeHandle<>("a muxer", made, avformat::avformat_free_context);
    packet = new NativeHandle<>("a packet", avcodec.av_packet_alloc(), avcodec::av_packet_free);
    try {
      describe(made, container, pictures, sound, begun);
      AVIOContext bytes = open();
      head(made, bytes);
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
    shape(stream, pictures);
    if (pictures.codec() == Codec.H265) {
      // The other tag for H.265, hev1, is one that Apple's players refuse.
      p.codec_tag(HVC1);
    }
    if (pictures.codec() != Codec.MJPEG) {
      extradata(p, pictures.parameterSets());
    }
  }

  /** What nobody said stays unsaid: then the bit stream has the word. */
  private static void shape(AVStream stream, PictureFormat pictures) {
    PixelAspect pixels = pictures.shape().pixels();
    if (pixels.isSaid()) {
      AVRational ratio = avutil.av_make_q(pixels.width(), pixels.height());
      stream.sample_aspect_ratio(ratio);
      stream.codecpar().sample_aspect_ratio(ratio);
    }
    int width = (int) Math.round(pictures.width() * pixels.ratio());
    DisplayMatrix.put(pictures.shape().orientation(), width, pictures.height(), stream.codecpar());
  }

  private static void describeSound(AVStream stream, SoundFormat sound) {
    stream.time_base(avutil.av_make_q(1, sound.rate()));
    AVCodecParameters p = stream.codecpar();
    p.codec_type(avutil.AVMEDIA_TYPE_AUDIO).codec_id(FFmpeg.idOf(sound.codec()));
    p.sample_rate(sound.rate());
    avutil.av_channel_layout_default(p.ch_layout(), sound.channels());
    switch (sound.codec()) {
      case AAC -> p.frame_size(AAC_SAMPLES);
      case MP2, MP3 -> p.frame_size(MPEG_SAMPLES);
      case L16 -> p.bits_per_coded_sample(16).block_align(2 * sound.channels());
      case OPUS -> {}
      default -> p.bits_per_coded_sample(8).block_align(sound.channels());
    }
    extradata(p, sound.config());
  }

  private static void extradata(AVCodecParameters p, byte[] bytes) {
    if (bytes.length == 0) {
      return;
    }
    BytePointer own = new BytePointer(avutil.av_mallocz((long) bytes.length + PADDING));
    own.put(bytes, 0, bytes.length);
    p.extradata(own);
    p.extradata_size(bytes.length);
  }

  private AVIOContext open() throws IOException {
    AVIOContext opened = new AVIOContext(null);
    try (BytePointer name = FFmpeg.name(file)) {
      check(avformat.avio_open(opened, name, avformat.AVIO_FLAG_WRITE));
    }
    io = new NativeHandle<>("an open file", opened, avformat::avio_close);
    return opened;
  }

  /** Writes it at once, because a part of it is a file that no player opens. */
  private void head(AVFormatContext c, AVIOContext bytes) throws IOException {
    AVIOContext memory = new AVIOContext(null);
    check(avformat.avio_open_dyn_buf(memory));
    c.pb(memory);
    int made = head(c);
    BytePointer head = new BytePointer();
    int length = avformat.avio_close_dyn_buf(memory, head);
    c.pb(bytes);
    if (made >= 0) {
      avformat.avio_write(bytes, head, length);
    }
    avutil.av_free(head);
    check(made);
    // From here on what was flushed is in the file, whatever becomes of this program.
    c.flags(c.flags() | AVFormatContext.AVFMT_FLAG_FLUSH_PACKETS);
    if (container != Container.MKV) {
      avformat.avio_flush(bytes);
      check(bytes.error());
    }
    for (int stream = 0; stream < c.nb_streams(); stream++) {
      AVRational unit = c.streams(stream).time_base();
      double perSecond = (double) unit.den() / unit.num();
      boolean mp4 = container == Container.MP4;
      boolean strict = mp4 || !reordered;
      tracks.add(new Track(new TrackTimes(perSecond, strict, mp4 && stream > 0)));
    }
  }

  /** All times are from 0 on as they are given: none is moved, with whatever comes first. */
  private int head(AVFormatContext c) {
    AVDictionary options = new AVDictionary(null);
    c.avoid_negative_ts(AVFormatContext.AVFMT_AVOID_NEG_TS_DISABLED);
    if (container == Container.MP4) {
      avutil.av_dict_set(options, "movflags", "hybrid_fragmented+frag_custom+empty_moov", 0);
      avutil.av_dict_set(options, "use_editlist", "0", 0);
    }
    try {
      return avformat.avformat_write_header(c, options);
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
    picture(unit, micros, micros, keyframe);
  }

  /**
   * As above, in the order of decoding.
   *
   * @param shown when, in the file
   * @param decoded when, which rises from unit to unit; before 0 at the beginning of pictures that
   *     are shown in another order
   */
  public void picture(byte[] unit, long shown, long decoded, boolean keyframe) throws IOException {
    add(0, unit, 0, shown, decoded, keyframe);
  }

  /**
   * Writes one frame or block of sound, from an offset to its end; it waits as pictures do. Before
   * the first picture there is none. In an MP4 the first of all is heard at 0, whatever its time.
   *
   * @param micros its time in the file, as of pictures
   */
  public void sound(byte[] frame, int from, long micros) throws IOException {
    add(1, frame, from, micros, micros, true);
  }

  private void add(int stream, byte[] bytes, int from, long shown, long decoded, boolean key)
      throws IOException {
    boolean first = tracks.getFirst().waiting == null && tracks.getFirst().units == 0;
    if (from < 0 || from >= bytes.length || (first && stream > 0)) {
      return;
    }
    if (first && reordered && container == Container.MP4) {
      later = Math.clamp(-decoded, 0, LATEST);
    }
    Track track = tracks.get(stream);
    long more = stream == 0 ? later : 0;
    TrackTimes.Times times = track.times.next(plus(shown, more), plus(decoded, more));
    Waiting before = track.waiting;
    if (before != null) {
      track.lastDuration = times.decoded() - before.times.decoded();
      write(stream, before, track.lastDuration);
    }
    track.waiting = new Waiting(bytes, from, times, key);
  }

  private static long plus(long micros, long more) {
    return Math.min(micros, Long.MAX_VALUE - more) + more;
  }

  private void write(int stream, Waiting unit, long duration) throws IOException {
    int size = unit.bytes.length - unit.from;
    AVFormatContext c = context.get();
    if (buffer.capacity() < (long) size + PADDING) {
      buffer.close();
      buffer = new BytePointer(size + size / 2L + PADDING);
    }
    buffer.put(unit.bytes, unit.from, size);
    for (int i = 0; i < PADDING; i++) {
      buffer.put((long) size + i, (byte) 0);
    }
    AVPacket p = packet.get();
    p.data(buffer).size(size).stream_index(stream);
    p.pts(unit.times.shown()).dts(unit.times.decoded()).duration(duration);
    p.flags(unit.key ? avcodec.AV_PKT_FLAG_KEY : 0);
    check(avformat.av_write_frame(c, p));
    tracks.get(stream).units++;
    written = true;
  }

  /** Whether it holds as much as one file may, so that another should begin. */
  public boolean isFull() {
    return tracks.stream().anyMatch(track -> track.units >= MOST_UNITS);
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

  /** Writes and flushes all that waits; nothing more comes. */
  public void drain() throws IOException {
    for (int stream = 0; stream < tracks.size(); stream++) {
      Track track = tracks.get(stream);
      Waiting last = track.waiting;
      track.waiting = null;
      if (last != null) {
        write(stream, last, track.lastDuration);
      }
    }
    flush();
  }

  /** Ends the file with its index; nothing more can be written. */
  public void finish() throws IOException {
    finish(() -> {});
  }

  /**
   * As above. Where it fails the file is as it was at the last {@link #flush}, but for what stands
   * behind that.
   *
   * @param toDisk brings what is in the file to the disk, before the head says that the index is
   *     there
   */
  public void finish(ToDisk toDisk) throws IOException {
    drain();
    NativeHandle<AVIOContext> open = io;
    if (open != null) {
      finish(open.get(), toDisk);
    }
  }

  private void finish(AVIOContext bytes, ToDisk toDisk) throws IOException {
    AVFormatContext c = context.get();
    avformat.avio_flush(bytes);
    check(bytes.error());
    try (FileEnd end = new FileEnd(avformat.avio_tell(bytes))) {
      c.pb(end.io());
      try {
        check(end.during(() -> avformat.av_write_trailer(c)));
      } finally {
        c.pb(bytes);
      }
      check(end.writeIndex(bytes, index -> EditList.add(index, later)));
      toDisk.run();
      check(end.writeHead(bytes));
    }
  }

  /** What brings a file's bytes to the disk. */
  @FunctionalInterface
  public interface ToDisk {
    /** Blocks until they are there. */
    void run() throws IOException;
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
