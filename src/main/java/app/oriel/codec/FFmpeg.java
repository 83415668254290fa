package app.oriel.codec;

import org.bytedeco.ffmpeg.global.avutil;

/** What holds for the whole of FFmpeg in this process. */
final class FFmpeg {
  /** More than any picture or index that Oriel takes; what announces more is refused memory. */
  private static final long MOST_AT_ONCE = 256L << 20;

  static {
    // FFmpeg prints what hostile streams make it say on the terminal; we count instead.
    avutil.av_log_set_level(avutil.AV_LOG_QUIET);
    avutil.av_max_alloc(MOST_AT_ONCE);
  }

  private FFmpeg() {}

  /** Loads the native library; called by whoever is about to use it. */
  static void load() {}
}
