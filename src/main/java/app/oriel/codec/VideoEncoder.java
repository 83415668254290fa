package app.oriel.codec;

import static org.bytedeco.ffmpeg.global.avcodec.AV_PKT_FLAG_KEY;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_unref;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_encoder_by_name;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_packet;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_frame;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_PRI_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_RANGE_MPEG;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_SPC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_BT709;
import static org.bytedeco.ffmpeg.global.avutil.AVCOL_TRC_SMPTE170M;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_I;
import static org.bytedeco.ffmpeg.global.avutil.AV_PICTURE_TYPE_NONE;
import static org.bytedeco.ffmpeg.global.avutil.AV_PIX_FMT_YUV420P;
import static org.bytedeco.ffmpeg.global.avutil.av_make_q;
import static org.bytedeco.ffmpeg.global.avutil.av_opt_set;

import app.oriel.camera.PixelAspect;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.jspecify.annotations.Nullable;

/**
 * Makes H.264 from drawn pictures: openh264 at low complexity, one thread, no picture held back.
 *
 * <p>It keeps the last picture, so that who draws hands over only what changed. Confined to the
 * thread that made it; owns native memory until closed.
 */
public final class VideoEncoder implements AutoCloseable {
  static {
    FFmpeg.load();
  }

  private static final int HIGH_DEFINITION_LINES = 720;

  private final Thread owner = Thread.currentThread();
  private final int width;
  private final int height;
  private final EncoderPicture picture;
  private final AVCodecContext context;
  private final AVPacket packet;
  private long number;
  private boolean closed;

  /**
   * One compressed picture.
   *
   * @param accessUnit one whole access unit in Annex B form; a keyframe starts with SPS and PPS
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody; the array is the point
  public record Encoded(byte[] accessUnit, boolean keyframe) {}

  /**
   * Opens the encoder; the picture is black until updated.
   *
   * @param width of the picture in pixels; even, like {@code height}
   * @param bitrate that the encoder aims at on average, in bits per second
   * @param framesBetweenKeyframes every so many pictures a keyframe comes unasked
   * @throws IllegalStateException where FFmpeg has no openh264 or does not want these values
   */
  public VideoEncoder(int width, int height, int fps, int bitrate, int framesBetweenKeyframes) {
    this(width, height, PixelAspect.UNSAID, fps, bitrate, framesBetweenKeyframes);
  }

  /** The same for pixels that are not square, which the stream says. */
  public VideoEncoder(
      int width, int height, PixelAspect pixels, int fps, int bitrate, int framesBetweenKeyframes) {
    if (width < 16 || height < 16 || (width | height) % 2 != 0) {
      throw new IllegalArgumentException("not a size for 4:2:0: " + width + "x" + height);
    }
    this.width = width;
    this.height = height;
    boolean hd = height >= HIGH_DEFINITION_LINES;
    context = open(hd, width, height, pixels, fps, bitrate, framesBetweenKeyframes);
    picture =
        new EncoderPicture(width, height, hd ? EncoderColours.bt709() : EncoderColours.bt601());
    packet = av_packet_alloc();
    update(new int[width * height], 0, 0, width, height);
  }

  private static AVCodecContext open(
      boolean hd,
      int width,
      int height,
      PixelAspect pixels,
      int fps,
      int bitrate,
      int framesBetweenKeyframes) {
    AVCodec codec = avcodec_find_encoder_by_name("libopenh264");
    if (codec == null || codec.isNull()) {
      throw new IllegalStateException("this FFmpeg has no openh264");
    }
    AVCodecContext context = avcodec_alloc_context3(codec);
    context.width(width).height(height).pix_fmt(AV_PIX_FMT_YUV420P);
    context.sample_aspect_ratio(av_make_q(pixels.width(), Math.max(1, pixels.height())));
    context.time_base(av_make_q(1, fps)).framerate(av_make_q(fps, 1));
    context.bit_rate(bitrate).gop_size(framesBetweenKeyframes).max_b_frames(0).thread_count(1);
    context.color_range(AVCOL_RANGE_MPEG);
    context.colorspace(hd ? AVCOL_SPC_BT709 : AVCOL_SPC_SMPTE170M);
    context.color_primaries(hd ? AVCOL_PRI_BT709 : AVCOL_PRI_SMPTE170M);
    context.color_trc(hd ? AVCOL_TRC_BT709 : AVCOL_TRC_SMPTE170M);
    av_opt_set(context.priv_data(), "rc_mode", "bitrate", 0);
    av_opt_set(context.priv_data(), "allow_skip_frames", "0", 0);
    int opened = avcodec_open2(context, codec, (AVDictionary) null);
    if (opened < 0) {
      avcodec_free_context(context);
      throw new IllegalStateException("openh264 does not open: error " + opened);
    }
    return context;
  }

  /**
   * Takes over one area of the picture; the rest stays as it was.
   *
   * @param rgb the whole picture, 0xRRGGBB, row by row; not kept
   */
  public void update(int[] rgb, int x, int y, int areaWidth, int areaHeight) {
    check();
    if (rgb.length < width * height) {
      throw new IllegalArgumentException("too few pixels for " + width + "x" + height);
    }
    picture.update(rgb, x, y, areaWidth, areaHeight);
  }

  /**
   * Compresses the picture as it stands.
   *
   * @return null only where the encoder gave nothing for this picture
   */
  public @Nullable Encoded encode(boolean forceKeyframe) {
    check();
    picture.frame().pts(number++);
    picture.frame().pict_type(forceKeyframe ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE);
    int sent = avcodec_send_frame(context, picture.frame());
    if (sent < 0) {
      throw new IllegalStateException("openh264 refuses a picture: error " + sent);
    }
    if (avcodec_receive_packet(context, packet) < 0) {
      return null;
    }
    try {
      byte[] accessUnit = new byte[packet.size()];
      packet.data().get(accessUnit);
      return new Encoded(accessUnit, (packet.flags() & AV_PKT_FLAG_KEY) != 0);
    } finally {
      av_packet_unref(packet);
    }
  }

  /** Compresses a whole new picture, 0xRRGGBB, row by row. */
  public @Nullable Encoded encode(int[] rgb, boolean forceKeyframe) {
    update(rgb, 0, 0, width, height);
    return encode(forceKeyframe);
  }

  private void check() {
    if (closed) {
      throw new IllegalStateException("this encoder is closed");
    }
    if (!Thread.currentThread().equals(owner)) {
      throw new IllegalStateException("this encoder belongs to " + owner.getName());
    }
  }

  /** Frees the native memory; on the owner's thread, harmless twice. */
  @Override
  public void close() {
    if (closed) {
      return;
    }
    check();
    closed = true;
    av_packet_free(packet);
    picture.close();
    avcodec_free_context(context);
  }
}
