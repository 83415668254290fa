package app.oriel.codec;

import app.oriel.camera.Codec;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.List;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;

/**
 * What holds for the whole of FFmpeg in this process, and the one place that loads it.
 *
 * <p>JavaCPP's classes deadlock where two threads meet them in different orders: who makes a
 * Pointer holds its class and waits for the loader, and who loads a library holds the loader and
 * waits for that class. So each class of ours that uses them begins with {@link #load}, before its
 * own fields and methods can touch any: ArchitectureTest sees to it.
 */
final class FFmpeg {
  /** More than any picture or index that Oriel takes; what announces more is refused memory. */
  private static final long MOST_AT_ONCE = 256L << 20;

  private static final int LONGEST_REASON = 128;

  /** EFBIG, which has this number on every system. */
  private static final int FILE_TOO_LARGE = -27;

  static {
    // Whichever thread comes first loads all that is used, each library after those it needs.
    for (Class<?> library :
        List.of(avutil.class, swresample.class, swscale.class, avcodec.class, avformat.class)) {
      Loader.load(library);
    }
    // FFmpeg prints what hostile streams make it say on the terminal; we count instead.
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    avutil.av_max_alloc(MOST_AT_ONCE);
  }

  private FFmpeg() {}

  /**
   * Loads FFmpeg, once: the first statement of the static initializer of each class that uses
   * JavaCPP's. Other threads wait until it is loaded.
   */
  static void load() {}

  /** FFmpeg's number of a codec. */
  static int idOf(Codec codec) {
    return switch (codec) {
      case H264 -> avcodec.AV_CODEC_ID_H264;
      case H265 -> avcodec.AV_CODEC_ID_HEVC;
      case MJPEG -> avcodec.AV_CODEC_ID_MJPEG;
      case PCMU -> avcodec.AV_CODEC_ID_PCM_MULAW;
      case PCMA -> avcodec.AV_CODEC_ID_PCM_ALAW;
      case L8 -> avcodec.AV_CODEC_ID_PCM_U8;
      case L16 -> avcodec.AV_CODEC_ID_PCM_S16BE;
      case G722 -> avcodec.AV_CODEC_ID_ADPCM_G722;
      case G723 -> avcodec.AV_CODEC_ID_G723_1;
      case G726 -> avcodec.AV_CODEC_ID_ADPCM_G726LE;
      case G729 -> avcodec.AV_CODEC_ID_G729;
      case GSM -> avcodec.AV_CODEC_ID_GSM;
      // FFmpeg has nothing of this form: it is given the samples.
      case DVI4 -> avcodec.AV_CODEC_ID_PCM_S16BE;
      case AMR -> avcodec.AV_CODEC_ID_AMR_NB;
      case AMR_WB -> avcodec.AV_CODEC_ID_AMR_WB;
      case MP2 -> avcodec.AV_CODEC_ID_MP2;
      case MP3 -> avcodec.AV_CODEC_ID_MP3;
      case AAC -> avcodec.AV_CODEC_ID_AAC;
      case OPUS -> avcodec.AV_CODEC_ID_OPUS;
    };
  }

  /** A file's name for FFmpeg; the prefix keeps a colon in it from looking like a protocol. */
  static BytePointer name(Path file) {
    byte[] name = ("file:" + file).getBytes(StandardCharsets.UTF_8);
    BytePointer text = new BytePointer(name.length + 1L);
    text.put(name, 0, name.length);
    return text.put(name.length, (byte) 0);
  }

  /** What FFmpeg or the system said of a file. */
  static FileSystemException failure(Path file, int error) {
    byte[] text = new byte[LONGEST_REASON];
    avutil.av_strerror(error, text, text.length);
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    String reason = new String(text, 0, end, StandardCharsets.UTF_8);
    return error == FILE_TOO_LARGE
        ? new FileTooLargeException(file, reason)
        : new FileSystemException(file.toString(), null, reason);
  }
}
