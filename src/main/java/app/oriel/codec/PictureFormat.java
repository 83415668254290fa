package app.oriel.codec;

import app.oriel.camera.Codec;
import java.util.Arrays;
import java.util.Optional;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVCodecParserContext;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * What a file must say of its pictures before the first of them.
 *
 * @param width in pixels, without what a decoder cuts off
 * @param parameterSets in Annex B form; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // nobody writes to it
public record PictureFormat(Codec codec, int width, int height, byte[] parameterSets) {
  static {
    FFmpeg.load();
  }

  private static final int PADDING = avcodec.AV_INPUT_BUFFER_PADDING_SIZE;

  /** The parameter sets in a unit, to be compared with those of a format. */
  public static byte[] setsIn(Codec codec, byte[] unit) {
    return ParameterSets.of(codec, unit);
  }

  /**
   * Reads it from a keyframe without decoding it.
   *
   * @return empty where the keyframe has no parameter sets or they say no size
   */
  public static Optional<PictureFormat> of(Codec codec, byte[] keyframe) {
    byte[] sets = ParameterSets.of(codec, keyframe);
    return sets.length == 0 ? Optional.empty() : parsed(codec, keyframe, sets);
  }

  /** Whether a file that was begun with this may go on with the other. */
  public boolean goesOnAs(PictureFormat other) {
    boolean same = codec == other.codec && width == other.width && height == other.height;
    // H.264 may bring other sets along with a picture; in a file of H.265 they stand in its head.
    return same && (codec == Codec.H264 || Arrays.equals(parameterSets, other.parameterSets));
  }

  private static Optional<PictureFormat> parsed(Codec codec, byte[] keyframe, byte[] sets) {
    int id = FFmpeg.idOf(codec);
    AVCodec decoder = avcodec.avcodec_find_decoder(id);
    try (var context =
            new NativeHandle<AVCodecContext>(
                "a codec", avcodec.avcodec_alloc_context3(decoder), avcodec::avcodec_free_context);
        var parser =
            new NativeHandle<AVCodecParserContext>(
                "a parser", avcodec.av_parser_init(id), avcodec::av_parser_close);
        BytePointer bytes = new BytePointer((long) keyframe.length + PADDING);
        BytePointer out = new BytePointer((Pointer) null);
        IntPointer outSize = new IntPointer(1)) {
      bytes.put(keyframe, 0, keyframe.length);
      for (int i = 0; i < PADDING; i++) {
        bytes.put((long) keyframe.length + i, (byte) 0);
      }
      AVCodecParserContext p = parser.get();
      p.flags(p.flags() | AVCodecParserContext.PARSER_FLAG_COMPLETE_FRAMES);
      long none = avutil.AV_NOPTS_VALUE;
      avcodec.av_parser_parse2(
          p, context.get(), out, outSize, bytes, keyframe.length, none, none, 0);
      return p.width() > 0 && p.height() > 0
          ? Optional.of(new PictureFormat(codec, p.width(), p.height(), sets))
          : Optional.empty();
    }
  }
}
