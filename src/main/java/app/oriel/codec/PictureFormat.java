package app.oriel.codec;

import app.oriel.camera.Codec;
import app.oriel.camera.DisplayAspect;
import app.oriel.camera.PictureShape;
import app.oriel.camera.TrackInfo;
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
 * @param shape how they are shown
 * @param parameterSets in Annex B form, or the frame header of a JPEG picture; never changed
 */
@SuppressWarnings("ArrayRecordComponent") // nobody writes to it
public record PictureFormat(
    Codec codec, int width, int height, PictureShape shape, byte[] parameterSets) {
  static {
    FFmpeg.load();
  }

  private static final int PADDING = avcodec.AV_INPUT_BUFFER_PADDING_SIZE;

  /** What an MP4 has room for. */
  private static final int LONGEST_EDGE = 65_535;

  /** The parameter sets in a unit, to be compared with those of a format. */
  public static byte[] setsIn(Codec codec, byte[] unit) {
    return ParameterSets.of(codec, unit);
  }

  /** Reads it from a keyframe of a stream of which only the bit stream says anything. */
  public static Optional<PictureFormat> of(Codec codec, byte[] keyframe) {
    return of(new TrackInfo.Video(codec), keyframe, DisplayAspect.AS_SENT);
  }

  /**
   * Reads it from a keyframe.
   *
   * @param aspect in which its user wants to see it
   * @return empty where the keyframe lacks parameter sets, or they say no size that Oriel takes
   */
  public static Optional<PictureFormat> of(
      TrackInfo.Video track, byte[] keyframe, DisplayAspect aspect) {
    return size(track.codec(), keyframe).map(format -> format.shown(track, keyframe, aspect));
  }

  private static Optional<PictureFormat> size(Codec codec, byte[] keyframe) {
    byte[] sets = ParameterSets.of(codec, keyframe);
    if (codec == Codec.MJPEG) {
      return Jpeg.format(sets);
    }
    return ParameterSets.areWhole(codec, sets) ? parsed(codec, keyframe, sets) : Optional.empty();
  }

  private PictureFormat shown(TrackInfo.Video track, byte[] keyframe, DisplayAspect aspect) {
    PictureShape shape = aspect.of(sentShape(track, keyframe), width, height);
    return new PictureFormat(codec, width, height, shape, parameterSets);
  }

  /** Only a decoder knows the shape of the pixels: FFmpeg's parsers do not tell it. */
  private static PictureShape sentShape(TrackInfo.Video track, byte[] keyframe) {
    try (VideoDecoder decoder = new VideoDecoder(track)) {
      VideoDecoder.Outcome outcome = decoder.decode(keyframe);
      boolean later = outcome == VideoDecoder.Outcome.NOTHING;
      outcome = later ? decoder.drain() : outcome;
      return outcome == VideoDecoder.Outcome.PICTURE
          ? decoder.picture().shape()
          : decoder.shapeWithoutPicture();
    }
  }

  /** Whether a file that was begun with this may go on with the other. */
  public boolean goesOnAs(PictureFormat other) {
    boolean same =
        codec == other.codec
            && width == other.width
            && height == other.height
            && shape.equals(other.shape);
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
      return isPossible(p.width(), p.height())
          ? Optional.of(new PictureFormat(codec, p.width(), p.height(), PictureShape.PLAIN, sets))
          : Optional.empty();
    }
  }

  private static boolean isPossible(int width, int height) {
    return width > 0
        && height > 0
        && Math.max(width, height) <= LONGEST_EDGE
        && (long) width * height <= VideoDecoder.MOST_PIXELS;
  }
}
