package app.oriel.codec;

import app.oriel.camera.Detail;
import app.oriel.camera.OrielException;
import app.oriel.camera.PictureShape;
import app.oriel.camera.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * A still picture out of a PNG or JPEG file, of which no more is decoded than any picture of a
 * camera may have. Confined to the thread that makes it; owns native memory until closed.
 */
public final class PictureReader implements AutoCloseable {
  static {
    FFmpeg.load();
  }

  /** More than any snapshot takes. */
  private static final long MOST_BYTES = 128L << 20;

  private static final int PNG = 0x89;
  private static final int JPEG = 0xff;

  private final NativeHandle<AVFrame> frame;
  private final Picture picture;

  /**
   * Reads and decodes the file. Blocks.
   *
   * @throws OrielException if it cannot be read or holds no such picture
   */
  public PictureReader(Path file) throws OrielException {
    byte[] bytes = bytes(file);
    int first = bytes.length == 0 ? 0 : bytes[0] & 0xff;
    if (first != PNG && first != JPEG) {
      throw damaged(file);
    }
    frame = new NativeHandle<>("a frame", avutil.av_frame_alloc(), avutil::av_frame_free);
    picture = new Picture(frame.get(), PictureShape.PLAIN, false);
    try {
      int codec = first == PNG ? avcodec.AV_CODEC_ID_PNG : avcodec.AV_CODEC_ID_MJPEG;
      if (!decode(codec, bytes)) {
        throw damaged(file);
      }
    } catch (OrielException | RuntimeException | Error e) {
      frame.close();
      throw e;
    }
  }

  private static byte[] bytes(Path file) throws OrielException {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw damaged(file);
      }
      return Files.readAllBytes(file);
    } catch (OrielException e) {
      throw e;
    } catch (IOException e) {
      Detail why = Detail.of("it-cannot-be-opened-for-reading");
      throw new OrielException(Problem.FILE_UNREADABLE, Detail.of("at", file, why), e);
    }
  }

  private static OrielException damaged(Path file) {
    Detail why = Detail.of("it-holds-no-pictures");
    return new OrielException(Problem.FILE_UNPLAYABLE, Detail.of("at", file, why));
  }

  private boolean decode(int codec, byte[] bytes) {
    AVCodec decoder = avcodec.avcodec_find_decoder(codec);
    try (var context =
            new NativeHandle<AVCodecContext>(
                "a decoder",
                avcodec.avcodec_alloc_context3(decoder),
                avcodec::avcodec_free_context);
        var packet =
            new NativeHandle<AVPacket>(
                "a packet", avcodec.av_packet_alloc(), avcodec::av_packet_free)) {
      AVCodecContext c = context.get();
      c.thread_count(1);
      c.max_pixels(VideoDecoder.MOST_PIXELS);
      if (avcodec.avcodec_open2(c, decoder, (AVDictionary) null) < 0
          || avcodec.av_new_packet(packet.get(), bytes.length) < 0) {
        return false;
      }
      packet.get().data().put(bytes, 0, bytes.length);
      return avcodec.avcodec_send_packet(c, packet.get()) >= 0
          && avcodec.avcodec_send_packet(c, (AVPacket) null) >= 0
          && avcodec.avcodec_receive_frame(c, frame.get()) >= 0
          && frame.get().decode_error_flags() == 0;
    }
  }

  /** The picture, until this is closed. */
  public Picture picture() {
    frame.get();
    return picture;
  }

  @Override
  public void close() {
    frame.close();
  }
}
