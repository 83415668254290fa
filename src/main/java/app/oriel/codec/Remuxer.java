package app.oriel.codec;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongPredicate;
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

/** Copies what can be read of a file into a whole one with an index. Blocks; one thread. */
public final class Remuxer {
  static {
    FFmpeg.load();
  }

  /** A network's disk may take so long for some megabytes. */
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final AVFormatContext in;
  private final AVFormatContext out;
  private final Path to;
  private final boolean mp4;
  private final List<TrackTimes> times = new ArrayList<>();
  private long pictures;

  /** When the first picture is shown, in microseconds of an MP4. */
  private long firstShown;

  private Remuxer(AVFormatContext in, AVFormatContext out, Path to, boolean mp4) {
    this.in = in;
    this.out = out;
    this.to = to;
    this.mp4 = mp4;
  }

  /**
   * Copies all pictures and sounds with their times.
   *
   * @param to is there and empty
   * @param goesOn is told how many bytes of the old file are done, and may end the copying
   * @return how many pictures were copied; -1 where it was ended
   * @throws IOException if the one cannot be read or the other not written
   */
  public static long copy(Path from, Path to, Container container, LongPredicate goesOn)
      throws IOException {
    ReentrantLock guard = new ReentrantLock();
    guard.lock();
    try (OpenFile input = OpenFile.of(from, guard, new Interruption(LIMIT))) {
      return copy(input.context(), to, container == Container.MP4, goesOn);
    } finally {
      guard.unlock();
    }
  }

  private static long copy(AVFormatContext in, Path to, boolean mp4, LongPredicate goesOn)
      throws IOException {
    AVFormatContext made = new AVFormatContext(null);
    avformat.avformat_alloc_output_context2(made, null, mp4 ? "mp4" : "matroska", (String) null);
    try (var output = new NativeHandle<>("a muxer", made, avformat::avformat_free_context)) {
      Remuxer remuxer = new Remuxer(in, output.get(), to, mp4);
      remuxer.describe();
      AVIOContext opened = new AVIOContext(null);
      try (BytePointer name = FFmpeg.name(to)) {
        remuxer.check(avformat.avio_open(opened, name, avformat.AVIO_FLAG_WRITE));
      }
      try (var file = new NativeHandle<>("an open file", opened, avformat::avio_close)) {
        made.pb(file.get());
        try {
          return remuxer.write(file.get(), goesOn) ? remuxer.pictures : -1;
        } finally {
          made.pb(null);
        }
      }
    }
  }

  private void describe() throws IOException {
    for (int i = 0; i < in.nb_streams(); i++) {
      AVStream stream = avformat.avformat_new_stream(out, null);
      check(avcodec.avcodec_parameters_copy(stream.codecpar(), in.streams(i).codecpar()));
      stream.time_base(in.streams(i).time_base());
      AVRational file = in.streams(i).sample_aspect_ratio();
      // As FFmpeg has it, the file's word goes before the bit stream's.
      AVRational aspect = file.num() == 0 ? stream.codecpar().sample_aspect_ratio() : file;
      stream.sample_aspect_ratio(aspect);
      stream.codecpar().sample_aspect_ratio(aspect);
    }
    AVDictionary about = new AVDictionary(null);
    avutil.av_dict_copy(about, in.metadata(), 0);
    out.metadata(about);
  }

  private boolean write(AVIOContext file, LongPredicate goesOn) throws IOException {
    begin();
    try (var packet =
        new NativeHandle<AVPacket>(
            "a packet", avcodec.av_packet_alloc(), avcodec::av_packet_free)) {
      AVPacket p = packet.get();
      while (avformat.av_read_frame(in, p) >= 0) {
        try {
          if (!goesOn.test(p.pos())) {
            return false;
          }
          write(p);
        } finally {
          avcodec.av_packet_unref(p);
        }
      }
    }
    avformat.avio_flush(file);
    check(file.error());
    try (FileEnd end = new FileEnd(avformat.avio_tell(file))) {
      out.pb(end.io());
      try {
        check(end.during(() -> avformat.av_write_trailer(out)));
      } finally {
        out.pb(file);
      }
      check(end.writeIndex(file, index -> EditList.add(index, firstShown)));
      check(end.writeHead(file));
    }
    return true;
  }

  /** Times stay as they are: it is {@link EditList} that says when pictures begin. */
  private void begin() throws IOException {
    out.avoid_negative_ts(AVFormatContext.AVFMT_AVOID_NEG_TS_DISABLED);
    AVDictionary options = new AVDictionary(null);
    if (mp4) {
      avutil.av_dict_set(options, "use_editlist", "0", 0);
    }
    try {
      check(avformat.avformat_write_header(out, options));
    } finally {
      avutil.av_dict_free(options);
    }
    for (int i = 0; i < out.nb_streams(); i++) {
      times.add(new TrackTimes(1, mp4, mp4 && !isPicture(i)));
    }
  }

  private boolean isPicture(int stream) {
    return in.streams(stream).codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO;
  }

  private void write(AVPacket p) throws IOException {
    int stream = p.stream_index();
    boolean whole = (p.flags() & avcodec.AV_PKT_FLAG_CORRUPT) == 0;
    if (!whole || p.size() <= 0 || stream >= times.size()) {
      return;
    }
    avcodec.av_packet_rescale_ts(
        p, in.streams(stream).time_base(), out.streams(stream).time_base());
    long none = avutil.AV_NOPTS_VALUE;
    // Of a few pictures FFmpeg cannot tell in which order they are decoded: as they come.
    long decoded = p.dts() == none ? (mp4 ? p.pts() : 0) : p.dts();
    TrackTimes.Times when =
        times.get(stream).nextUnits(p.pts() == none ? decoded : p.pts(), decoded);
    if (isPicture(stream)) {
      if (pictures == 0 && mp4) {
        double unit = avutil.av_q2d(out.streams(stream).time_base());
        firstShown = Math.round((when.shown() - when.decoded()) * unit * 1e6);
      }
      pictures++;
    }
    p.pts(when.shown()).dts(when.decoded()).pos(-1);
    p.duration(Math.clamp(p.duration(), 0, TrackTimes.LONGEST_STEP));
    check(avformat.av_write_frame(out, p));
  }

  private void check(int result) throws IOException {
    if (result < 0) {
      throw FFmpeg.failure(to, result);
    }
  }
}
