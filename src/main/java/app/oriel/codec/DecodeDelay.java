package app.oriel.codec;

import app.oriel.camera.Codec;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** What a stream says of the order in which its pictures come. */
public final class DecodeDelay {
  static {
    FFmpeg.load();
  }

  /** The stream does not say; many cameras do not. */
  public static final int UNKNOWN = -1;

  /** No stream may reorder more: H.264, A.3.1; H.265, A.4.2. */
  public static final int MOST = 16;

  private static final int PADDING = avcodec.AV_INPUT_BUFFER_PADDING_SIZE;

  private DecodeDelay() {}

  /**
   * How many pictures at most come before one that is shown before them: H.264, E.2.1,
   * max_num_reorder_frames; H.265, 7.4.3.2, sps_max_num_reorder_pics.
   *
   * @param parameterSets as {@link PictureFormat} has them
   * @return 0 for pictures that come as they are shown, or {@link #UNKNOWN}
   */
  public static int of(Codec codec, byte[] parameterSets) {
    if (codec == Codec.H264) {
      byte[] first = ParameterSets.firstSequence(parameterSets);
      return first.length == 0 ? UNKNOWN : SequenceSet.reordering(first);
    }
    return ofDecoder(codec, parameterSets);
  }

  private static int ofDecoder(Codec codec, byte[] parameterSets) {
    AVCodec decoder = avcodec.avcodec_find_decoder(FFmpeg.idOf(codec));
    try (var context =
        new NativeHandle<AVCodecContext>(
            "a codec", avcodec.avcodec_alloc_context3(decoder), avcodec::avcodec_free_context)) {
      AVCodecContext c = context.get();
      c.thread_count(1);
      c.max_pixels(VideoDecoder.MOST_PIXELS);
      BytePointer own = new BytePointer(avutil.av_mallocz((long) parameterSets.length + PADDING));
      own.put(parameterSets, 0, parameterSets.length);
      c.extradata(own).extradata_size(parameterSets.length);
      boolean opened = avcodec.avcodec_open2(c, decoder, (AVDictionary) null) >= 0;
      return opened ? Math.clamp(c.has_b_frames(), 0, MOST) : UNKNOWN;
    }
  }
}
