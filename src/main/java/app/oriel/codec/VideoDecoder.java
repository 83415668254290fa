package app.oriel.codec;

import app.oriel.camera.Codec;
import app.oriel.camera.PictureShape;
import app.oriel.camera.PixelAspect;
import app.oriel.camera.TrackInfo;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVBufferRef;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swscale;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes whole access units of H.264 or H.265, or JPEG pictures, with no delay: what goes in comes
 * out, or is reported as damaged. Where pictures were reordered, as in files and by no camera, they
 * come out in the order of showing, as many units later as the stream itself says. Confined to the
 * thread that makes it; one native packet, buffer and frame are used again for every unit.
 */
public final class VideoDecoder implements AutoCloseable {
  static {
    FFmpeg.load();
  }

  /** No camera of ours has more than 8 megapixels; four times that bounds a hostile header. */
  public static final long MOST_PIXELS = 32L << 20;

  private static final int PADDING = avcodec.AV_INPUT_BUFFER_PADDING_SIZE;

  private final NativeHandle<AVCodecContext> context;
  private final NativeHandle<AVPacket> packet;
  private final NativeHandle<AVFrame> frame;
  private final LaterPictures later = new LaterPictures();
  private final Picture picture;
  private final TrackInfo.Video track;
  private @Nullable NativeHandle<AVBufferRef> buffer;

  /** What became of an access unit. */
  public enum Outcome {
    /** {@link #picture} holds it. */
    PICTURE,
    /** The unit was sound but makes no picture yet, or none, as parameter sets alone. */
    NOTHING,
    /** The unit is broken or lacks what it refers to; it must not be shown. */
    DAMAGED
  }

  /**
   * Opens a decoder for a stream of which only its pictures say anything.
   *
   * @throws IllegalStateException if FFmpeg cannot
   */
  public VideoDecoder(Codec codec) {
    this(new TrackInfo.Video(codec));
  }

  /**
   * Opens a decoder for one track.
   *
   * @throws IllegalStateException if FFmpeg cannot
   */
  public VideoDecoder(TrackInfo.Video track) {
    this.track = track;
    Codec codec = track.codec();
    if (!codec.isVideo()) {
      throw new IllegalArgumentException("no video codec: " + codec);
    }
    AVCodec decoder = avcodec.avcodec_find_decoder(FFmpeg.idOf(codec));
    context =
        new NativeHandle<>(
            "a decoder",
            decoder == null ? null : avcodec.avcodec_alloc_context3(decoder),
            avcodec::avcodec_free_context);
    AVCodecContext c = context.get();
    // One thread and no reordering: a picture leaves with the unit that carries it.
    c.flags(c.flags() | avcodec.AV_CODEC_FLAG_LOW_DELAY);
    c.flags2(c.flags2() | avcodec.AV_CODEC_FLAG2_FAST);
    c.thread_count(1);
    c.max_pixels(MOST_PIXELS);
    c.pkt_timebase(avutil.av_make_q(1, 1_000_000));
    packet = new NativeHandle<>("a packet", avcodec.av_packet_alloc(), avcodec::av_packet_free);
    frame = new NativeHandle<>("a frame", avutil.av_frame_alloc(), avutil::av_frame_free);
    picture = new Picture(frame.get(), track.shape(), saysAspect());
    if (avcodec.avcodec_open2(c, decoder, (AVDictionary) null) < 0) {
      close();
      throw new IllegalStateException("FFmpeg could not open its decoder for " + codec);
    }
  }

  /**
   * Loads FFmpeg's libraries, which takes some tenths of a second that the first picture and the
   * first recording would otherwise wait for.
   */
  public static void warmUp() {
    new VideoDecoder(Codec.H264).close();
    swscale.swscale_version();
    avformat.avformat_version();
  }

  /** Decodes one whole access unit, as its {@link Codec} says. */
  public Outcome decode(byte[] accessUnit) {
    return decode(accessUnit, avutil.AV_NOPTS_VALUE);
  }

  /** The same; the picture that the unit makes will tell its {@link Picture#time time}. */
  public Outcome decode(byte[] accessUnit, long time) {
    AVPacket p = packet.get();
    fill(p, accessUnit);
    p.pts(time);
    int sent = avcodec.avcodec_send_packet(context.get(), p);
    avcodec.av_packet_unref(p);
    if (sent < 0) {
      return Outcome.DAMAGED;
    }
    return outcome(later.next(context.get(), frame.get()));
  }

  /**
   * After the last unit: the next of the pictures that were held back to be reordered. Says {@link
   * Outcome#NOTHING} when there are no more, and leaves the last one as it is. Before other units
   * are decoded it must be {@link #flush flushed}.
   */
  public Outcome drain() {
    avcodec.avcodec_send_packet(context.get(), null);
    return outcome(later.last(context.get(), frame.get()));
  }

  private Outcome outcome(int received) {
    if (received == avutil.AVERROR_EAGAIN()) {
      return Outcome.NOTHING;
    }
    AVFrame f = frame.get();
    boolean broken =
        received < 0
            || f.decode_error_flags() != 0
            || (f.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0;
    return broken ? Outcome.DAMAGED : Outcome.PICTURE;
  }

  /** The picture of the last unit, while {@link #decode} said {@link Outcome#PICTURE}. */
  public Picture picture() {
    frame.get();
    return picture;
  }

  /** JPEG has no such thing, but FFmpeg takes the dots to an inch for it. */
  private boolean saysAspect() {
    return track.codec() == Codec.H264 || track.codec() == Codec.H265;
  }

  /** The shape of the pictures as far as a unit's parameter sets tell it, where it made none. */
  PictureShape shapeWithoutPicture() {
    AVRational said = context.get().sample_aspect_ratio();
    PixelAspect pixels =
        saysAspect() ? new PixelAspect(said.num(), said.den()) : PixelAspect.UNSAID;
    return track.shape().with(track.shape().pixels().or(pixels));
  }

  /** Forgets all reference pictures, so that damage before does not reach what comes now. */
  public void flush() {
    later.clear();
    avcodec.avcodec_flush_buffers(context.get());
  }

  /** Copies the unit into our own counted buffer, so that FFmpeg need not allocate for it. */
  private void fill(AVPacket p, byte[] unit) {
    AVBufferRef own = bufferFor(unit.length + PADDING);
    BytePointer data = own.data();
    data.put(unit, 0, unit.length);
    for (int i = 0; i < PADDING; i++) {
      data.put(unit.length + i, (byte) 0);
    }
    p.buf(avutil.av_buffer_ref(own));
    p.data(data);
    p.size(unit.length);
  }

  private AVBufferRef bufferFor(int size) {
    NativeHandle<AVBufferRef> own = buffer;
    if (own != null) {
      AVBufferRef ref = own.get();
      if (ref.size() >= size && avutil.av_buffer_is_writable(ref) == 1) {
        return ref;
      }
      own.close();
    }
    own =
        new NativeHandle<>(
            "a buffer", avutil.av_buffer_alloc(size + size / 2), avutil::av_buffer_unref);
    buffer = own;
    return own.get();
  }

  @Override
  public void close() {
    if (buffer != null) {
      buffer.close();
    }
    later.close();
    frame.close();
    packet.close();
    context.close();
  }
}
