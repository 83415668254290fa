package app.oriel.codec;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.Problem;
import java.nio.file.Path;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.PointerPointer;

/**
 * One file as FFmpeg reads it, and nothing that the file names: only the file itself is opened with
 * a protocol, by us; whatever its content asks for is refused. Owns native memory until closed.
 */
final class OpenFile implements AutoCloseable {
  static {
    FFmpeg.load();
  }

  /** FFmpeg's names of what users have; no playlist and no list of files is among them. */
  private static final String CONTAINERS = "mov,matroska,mpegts,mpeg,avi,flv,h264,hevc";

  /** Which of FFmpeg's may look at the content, because some tracks tell what they are only so. */
  private static final String DECODERS = "h264,hevc,aac";

  private static final long PROBE_BYTES = 5 << 20;
  private static final long PROBE_MICROS = 3_000_000;

  private final NativeHandle<AVFormatContext> format;
  private final NativeHandle<AVIOContext> bytes;

  private OpenFile(NativeHandle<AVFormatContext> format, NativeHandle<AVIOContext> bytes) {
    this.format = format;
    this.bytes = bytes;
  }

  /**
   * Opens a file and finds out what is in it. Blocks while it reads some megabytes.
   *
   * @param guard is held by the caller, and by whoever uses or closes the file
   */
  static OpenFile of(Path file, ReentrantLock guard, Interruption interruption)
      throws OrielException {
    AVFormatContext made = avformat.avformat_alloc_context();
    NativeHandle<AVFormatContext> format =
        new NativeHandle<>("a reader", made, avformat::avformat_close_input, guard);
    try {
      made.interrupt_callback().callback(Interruption.ASKED);
      NativeHandle<AVIOContext> bytes =
          new NativeHandle<>(
              "an open file", bytesOf(file, made, interruption), avformat::avio_closep, guard);
      OpenFile open = new OpenFile(format, bytes);
      try {
        open.begin(file, interruption);
        return open;
      } catch (OrielException | RuntimeException | Error e) {
        bytes.close();
        throw e;
      }
    } catch (OrielException | RuntimeException | Error e) {
      format.close();
      throw e;
    }
  }

  private static AVIOContext bytesOf(Path file, AVFormatContext format, Interruption interruption)
      throws OrielException {
    AVIOContext bytes = new AVIOContext(null);
    AVDictionary options = new AVDictionary(null);
    avutil.av_dict_set(options, "protocol_whitelist", "file", 0);
    try {
      int opened =
          interruption.during(
              () ->
                  avformat.avio_open2(
                      bytes,
                      "file:" + file,
                      avformat.AVIO_FLAG_READ,
                      format.interrupt_callback(),
                      options));
      if (opened < 0) {
        throw new OrielException(
            Problem.FILE_UNREADABLE,
            Detail.of("at", file, Detail.of("it-cannot-be-opened-for-reading")));
      }
      return bytes;
    } finally {
      avutil.av_dict_free(options);
    }
  }

  private void begin(Path file, Interruption interruption) throws OrielException {
    AVFormatContext context = format.get();
    context.pb(bytes.get());
    AVDictionary options = options();
    try {
      int opened =
          interruption.during(
              () ->
                  avformat.avformat_open_input(
                      context, (String) null, (AVInputFormat) null, options));
      if (opened < 0 || interruption.during(() -> findTracks(context)) < 0) {
        throw new OrielException(
            Problem.FILE_UNPLAYABLE,
            Detail.of("at", file, Detail.of("no-video-can-be-read-from-it")));
      }
    } finally {
      avutil.av_dict_free(options);
    }
  }

  /** No protocol is called "none", so nothing in a file can open anything. */
  private static AVDictionary options() {
    AVDictionary options = new AVDictionary(null);
    avutil.av_dict_set(options, "protocol_whitelist", "none", 0);
    avutil.av_dict_set(options, "format_whitelist", CONTAINERS, 0);
    avutil.av_dict_set(options, "codec_whitelist", DECODERS, 0);
    avutil.av_dict_set_int(options, "probesize", PROBE_BYTES, 0);
    avutil.av_dict_set_int(options, "analyzeduration", PROBE_MICROS, 0);
    return options;
  }

  /** A decoder that looks at pictures gets the limits that ours has. */
  private static int findTracks(AVFormatContext context) {
    int count = context.nb_streams();
    try (PointerPointer<AVDictionary> each = new PointerPointer<>(Math.max(count, 1))) {
      for (int i = 0; i < count; i++) {
        AVDictionary limits = new AVDictionary(null);
        avutil.av_dict_set_int(limits, "max_pixels", VideoDecoder.MOST_PIXELS, 0);
        avutil.av_dict_set(limits, "threads", "1", 0);
        each.put(i, limits);
      }
      int found = avformat.avformat_find_stream_info(context, each);
      for (int i = 0; i < count; i++) {
        AVDictionary left = each.get(AVDictionary.class, i);
        if (left != null) { // all of them were taken, and FFmpeg freed it
          avutil.av_dict_free(left);
        }
      }
      return found;
    }
  }

  /** For one call, under the guard. */
  AVFormatContext context() {
    return format.get();
  }

  /** How FFmpeg calls a codec. */
  static String nameOf(int codec) {
    return avcodec.avcodec_get_name(codec).getString();
  }

  @Override
  public void close() {
    format.close();
    bytes.close();
  }
}
