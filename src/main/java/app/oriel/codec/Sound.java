package app.oriel.codec;

import org.bytedeco.ffmpeg.avutil.AVFrame;

/**
 * The sound a decoder holds. It is a view of the decoder's one frame: valid until the next call of
 * the decoder, on its thread.
 */
public final class Sound {
  static {
    FFmpeg.load();
  }

  final AVFrame frame;

  Sound(AVFrame frame) {
    this.frame = frame;
  }

  /** Samples per second and channel. */
  public int rate() {
    return frame.sample_rate();
  }

  /** 1 for mono. */
  public int channels() {
    return frame.ch_layout().nb_channels();
  }

  /** Samples of each channel. */
  public int samples() {
    return frame.nb_samples();
  }
}
