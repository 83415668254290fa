package app.oriel.codec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongPredicate;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** Copies what can be read of a file into a whole one with an index. Blocks; one thread. */
public final class Remuxer {
  static {
    FFmpeg.load();
  }

  private Remuxer() {}

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
    AVFormatContext in = new AVFormatContext(null);
    try (BytePointer name = FFmpeg.name(from)) {
      check(
          from, avformat.avformat_open_input(in, name, (AVInputFormat) null, (AVDictionary) null));
    }
    try (var input = new NativeHandle<>("an input", in, avformat::avformat_close_input)) {
      check(from, avformat.avformat_find_stream_info(input.get(), (AVDictionary) null));
      return copy(input.get(), to, container, goesOn);
    }
  }

  private static long copy(AVFormatContext in, Path to, Container container, LongPredicate goesOn)
      throws IOException {
    AVFormatContext out = new AVFormatContext(null);
    String muxer = container == Container.MKV ? "matroska" : "mp4";
    avformat.avformat_alloc_output_context2(out, null, muxer, (String) null);
    try (var output = new NativeHandle<>("a muxer", out, avformat::avformat_free_context);
        var packet =
            new NativeHandle<>("a packet", avcodec.av_packet_alloc(), avcodec::av_packet_free)) {
      describe(in, output.get(), to);
      AVIOContext opened = new AVIOContext(null);
      try (BytePointer name = FFmpeg.name(to)) {
        check(to, avformat.avio_open(opened, name, avformat.AVIO_FLAG_WRITE));
      }
      try (var file = new NativeHandle<>("an open file", opened, avformat::avio_close)) {
        out.pb(file.get());
        check(to, avformat.avformat_write_header(out, (AVDictionary) null));
        long pictures = copyAll(in, out, packet.get(), to, goesOn);
        check(to, avformat.av_write_trailer(out));
        avformat.avio_flush(file.get());
        check(to, file.get().error());
        out.pb(null);
        return pictures;
      }
    }
  }

  private static void describe(AVFormatContext in, AVFormatContext out, Path to)
      throws IOException {
    for (int i = 0; i < in.nb_streams(); i++) {
      AVStream stream = avformat.avformat_new_stream(out, null);
      check(to, avcodec.avcodec_parameters_copy(stream.codecpar(), in.streams(i).codecpar()));
      stream.time_base(in.streams(i).time_base());
    }
    AVDictionary about = new AVDictionary(null);
    avutil.av_dict_copy(about, in.metadata(), 0);
    out.metadata(about);
  }

  private static long copyAll(
      AVFormatContext in, AVFormatContext out, AVPacket p, Path to, LongPredicate goesOn)
      throws IOException {
    long[] last = new long[in.nb_streams()];
    Arrays.fill(last, Long.MIN_VALUE);
    long pictures = 0;
    while (avformat.av_read_frame(in, p) >= 0) {
      try {
        int stream = p.stream_index();
        if (p.dts() == avutil.AV_NOPTS_VALUE) {
          // Of a few pictures FFmpeg cannot tell in which order they are decoded: as they come.
          p.dts(p.pts());
        }
        boolean whole = (p.flags() & avcodec.AV_PKT_FLAG_CORRUPT) == 0;
        if (!whole || p.dts() <= last[stream]) {
          continue;
        }
        if (!goesOn.test(p.pos())) {
          return -1;
        }
        last[stream] = p.dts();
        boolean picture = in.streams(stream).codecpar().codec_type() == avutil.AVMEDIA_TYPE_VIDEO;
        pictures += picture ? 1 : 0;
        avcodec.av_packet_rescale_ts(
            p, in.streams(stream).time_base(), out.streams(stream).time_base());
        p.pos(-1);
        check(to, avformat.av_write_frame(out, p));
      } finally {
        avcodec.av_packet_unref(p);
      }
    }
    return pictures;
  }

  private static void check(Path file, int result) throws IOException {
    if (result < 0) {
      throw FFmpeg.failure(file, result);
    }
  }
}
