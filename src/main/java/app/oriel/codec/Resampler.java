package app.oriel.codec;

import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.jspecify.annotations.Nullable;

/**
 * Brings sound of any kind to 16-bit samples at one rate, a little stretched or squeezed where two
 * clocks do not agree. Confined to the thread that makes it.
 */
public final class Resampler implements AutoCloseable {
  static {
    FFmpeg.load();
  }

  /** The most that sound is stretched or squeezed, in parts of a million. */
  public static final int MOST_PPM = 10_000;

  private static final int MILLION = 1_000_000;

  private final int rate;
  private final NativeHandle<SwrContext> context;
  private final NativeHandle<AVChannelLayout> layout;
  private final int channels;
  private final boolean stretches;
  private final PointerPointer<ShortPointer> planes = new PointerPointer<>(1);
  private @Nullable NativeHandle<BytePointer> out;
  private int room;
  private short[] samples = {};

  // What the context is made for; 0 before the first sound.
  private int fromRate;
  private int fromChannels;
  private int fromFormat;
  private int ppm;

  /**
   * To one channel, stretched as is asked for.
   *
   * @param rate samples per second that come out
   */
  public Resampler(int rate) {
    this(rate, 1, true);
  }

  /**
   * @param rate samples per second and channel that come out
   * @param channels of what comes out
   * @param stretches false where nobody will ask for it: then equal rates are left as they are
   */
  public Resampler(int rate, int channels, boolean stretches) {
    this.rate = rate;
    this.channels = channels;
    this.stretches = stretches;
    context =
        new NativeHandle<>("a resampler", swresample.swr_alloc(), it -> swresample.swr_free(it));
    AVChannelLayout usual = new AVChannelLayout();
    avutil.av_channel_layout_default(usual, channels);
    layout =
        new NativeHandle<>(
            "a layout",
            usual,
            it -> {
              avutil.av_channel_layout_uninit(it);
              it.deallocate();
            });
  }

  /**
   * From now on so many more samples come out of a million, or fewer where it is negative; at most
   * {@link #MOST_PPM}.
   */
  public void stretch(int partsPerMillion) {
    ppm = Math.clamp(partsPerMillion, -MOST_PPM, MOST_PPM);
  }

  /**
   * Converts a piece of sound; how many samples of each channel {@link #samples} has now.
   *
   * @throws IllegalStateException if FFmpeg cannot
   */
  public int convert(Sound sound) {
    prepare(sound);
    long most = avutil.av_rescale_rnd(sound.samples(), rate, sound.rate(), avutil.AV_ROUND_UP);
    // A second for what the filter keeps, and for the stretching.
    int enough = Math.toIntExact(most + most / 50) + rate;
    if (enough > room) {
      makeRoom(enough);
    }
    NativeHandle<BytePointer> to = out;
    if (to == null) {
      return 0;
    }
    planes.put(0, to.get());
    // Told for each piece: a distance that were reached would end it.
    if (stretches && swresample.swr_set_compensation(context.get(), ppm, MILLION) < 0) {
      throw new IllegalStateException("FFmpeg does not stretch sound");
    }
    int count =
        swresample.swr_convert(
            context.get(), planes, room, sound.frame.extended_data(), sound.samples());
    if (count < 0) {
      fromRate = 0; // begun anew with the next piece
      throw new IllegalStateException("FFmpeg does not convert this sound");
    }
    new ShortPointer(to.get()).get(samples, 0, count * channels);
    return count;
  }

  /**
   * Where {@link #convert} puts the samples, those of all channels in turn; another array after
   * each call, perhaps.
   */
  public short[] samples() {
    return samples;
  }

  private void makeRoom(int count) {
    if (out != null) {
      out.close();
    }
    out =
        new NativeHandle<>(
            "a buffer", new BytePointer(avutil.av_malloc(count * 2L * channels)), avutil::av_free);
    samples = new short[count * channels];
    room = count;
  }

  private void prepare(Sound sound) {
    int format = sound.frame.format();
    if (sound.rate() == fromRate && sound.channels() == fromChannels && format == fromFormat) {
      return;
    }
    fromRate = 0;
    SwrContext c = context.get();
    swresample.swr_close(c);
    // Channels as they are usually meant: what a hostile stream says of them goes nowhere.
    try (AVChannelLayout from = new AVChannelLayout()) {
      avutil.av_channel_layout_default(from, sound.channels());
      if (swresample.swr_alloc_set_opts2(
              c, layout.get(), avutil.AV_SAMPLE_FMT_S16, rate, from, format, sound.rate(), 0, null)
          < 0) {
        throw new IllegalStateException("FFmpeg does not know this sound");
      }
    }
    // Resample even where the rates are equal: it could not begin later without a click.
    avutil.av_opt_set_int(c, "flags", stretches ? swresample.SWR_FLAG_RESAMPLE : 0, 0);
    // A filter for exact ratios would be made anew where the stretching begins.
    avutil.av_opt_set_int(c, "exact_rational", 0, 0);
    avutil.av_opt_set_int(c, "linear_interp", 1, 0);
    if (swresample.swr_init(c) < 0) {
      throw new IllegalStateException("FFmpeg does not convert this sound");
    }
    fromRate = sound.rate();
    fromChannels = sound.channels();
    fromFormat = format;
  }

  @Override
  public void close() {
    if (out != null) {
      out.close();
      out = null;
    }
    layout.close();
    context.close();
  }
}
