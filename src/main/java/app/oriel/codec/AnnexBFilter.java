package app.oriel.codec;

import app.oriel.camera.Codec;
import java.util.concurrent.locks.ReentrantLock;
import org.bytedeco.ffmpeg.avcodec.AVBSFContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Turns the access units of a file, however it keeps them, into Annex B form with the parameter
 * sets before each keyframe; JPEG pictures are left as they are. Owns native memory until closed.
 */
final class AnnexBFilter implements AutoCloseable {
  static {
    FFmpeg.load();
  }

  private final NativeHandle<AVBSFContext> filter;

  /**
   * @param guard is held by the caller, and by whoever uses or closes the filter
   * @throws IllegalStateException if FFmpeg cannot make it, also of parameter sets that are none
   */
  AnnexBFilter(Codec codec, AVStream track, ReentrantLock guard) {
    String name =
        switch (codec) {
          case H264 -> "h264_mp4toannexb,dump_extra";
          case H265 -> "hevc_mp4toannexb,dump_extra";
          default -> "null";
        };
    AVBSFContext made = new AVBSFContext(null);
    avcodec.av_bsf_list_parse_str(name, made);
    filter = new NativeHandle<>("a bit stream filter", made, avcodec::av_bsf_free, guard);
    made.time_base_in(track.time_base());
    if (avcodec.avcodec_parameters_copy(made.par_in(), track.codecpar()) < 0
        || avcodec.av_bsf_init(made) < 0) {
      filter.close();
      throw new IllegalStateException("FFmpeg could not open " + name);
    }
  }

  /** Takes a packet's content; false where it is damaged, and the packet is empty all the same. */
  boolean send(AVPacket packet) {
    boolean taken = avcodec.av_bsf_send_packet(filter.get(), packet) >= 0;
    if (!taken) {
      forget(packet);
    }
    return taken;
  }

  /** Fills the packet: positive where there is a unit, 0 where none is left, else damage. */
  int receive(AVPacket packet) {
    int received = avcodec.av_bsf_receive_packet(filter.get(), packet);
    if (received == avutil.AVERROR_EAGAIN()) {
      return 0;
    }
    if (received < 0) {
      forget(packet);
      return -1;
    }
    return 1;
  }

  private void forget(AVPacket packet) {
    avcodec.av_packet_unref(packet);
    avcodec.av_bsf_flush(filter.get());
  }

  /** Forgets what it holds, because the file is read on from elsewhere. */
  void flush() {
    avcodec.av_bsf_flush(filter.get());
  }

  @Override
  public void close() {
    filter.close();
  }
}
