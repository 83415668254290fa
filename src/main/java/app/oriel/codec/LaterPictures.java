package app.oriel.codec;

import java.util.ArrayDeque;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;

/**
 * Pictures that a decoder let go all at once, because a keyframe ended the reordering before it:
 * they are shown one for each unit, in the units' own beat, and the decoder takes the next unit
 * only when it was emptied. Confined to the decoder's thread; empty for what is not reordered.
 */
final class LaterPictures implements AutoCloseable {
  static {
    FFmpeg.load();
  }

  /** As many as a stream may reorder. */
  private static final int MOST = 16;

  private final ArrayDeque<NativeHandle<AVFrame>> waiting = new ArrayDeque<>();
  private final ArrayDeque<NativeHandle<AVFrame>> spare = new ArrayDeque<>();

  /**
   * Empties the decoder and puts the picture that is due into the frame.
   *
   * @return what the decoder returned: 0 for a picture, EAGAIN for none yet, else an error
   */
  int next(AVCodecContext decoder, AVFrame into) {
    boolean first = waiting.isEmpty();
    int received = first ? avcodec.avcodec_receive_frame(decoder, into) : show(into);
    return received < 0 ? received : keepMore(decoder);
  }

  /**
   * Puts the next picture into the frame when no more units come; without one the frame stays as it
   * is.
   *
   * @return as {@link #next}
   */
  int last(AVCodecContext decoder, AVFrame into) {
    int kept = keepMore(decoder);
    return kept < 0 ? kept : waiting.isEmpty() ? avutil.AVERROR_EAGAIN() : show(into);
  }

  private int show(AVFrame into) {
    NativeHandle<AVFrame> oldest = waiting.remove();
    avutil.av_frame_unref(into);
    avutil.av_frame_move_ref(into, oldest.get());
    spare.push(oldest);
    return 0;
  }

  private int keepMore(AVCodecContext decoder) {
    while (true) {
      NativeHandle<AVFrame> more = spare.isEmpty() ? fresh() : spare.pop();
      int received = avcodec.avcodec_receive_frame(decoder, more.get());
      if (received < 0) {
        spare.push(more);
        boolean empty = received == avutil.AVERROR_EAGAIN() || received == avutil.AVERROR_EOF();
        return empty ? 0 : received;
      }
      waiting.add(more);
      if (waiting.size() > MOST) {
        drop();
      }
    }
  }

  private static NativeHandle<AVFrame> fresh() {
    return new NativeHandle<>("a frame", avutil.av_frame_alloc(), avutil::av_frame_free);
  }

  private void drop() {
    NativeHandle<AVFrame> oldest = waiting.remove();
    avutil.av_frame_unref(oldest.get());
    spare.push(oldest);
  }

  /** None of them is wanted any more. */
  void clear() {
    while (!waiting.isEmpty()) {
      drop();
    }
  }

  @Override
  public void close() {
    waiting.forEach(NativeHandle::close);
    spare.forEach(NativeHandle::close);
    waiting.clear();
    spare.clear();
  }
}
