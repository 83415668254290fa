package app.oriel.codec;

import java.util.Arrays;
import org.bytedeco.ffmpeg.avutil.AVChannelLayout;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.ffmpeg.global.swresample;
import org.bytedeco.ffmpeg.swresample.SwrContext;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.javacpp.ShortPointer;
import org.jspecify.annotations.Nullable;

/**
 * Brings 16-bit samples of one channel from one rate to another, piece by piece. Confined to the
 * thread that makes it.
 */
public final class RateConverter implements AutoCloseable {
  static {
    FFmpeg.load();
  }

  private static final int PIECE = 4096;

  private final int from;
  private final int to;
  private final int room;
  private final NativeHandle<SwrContext> context;
  private final NativeHandle<BytePointer> in;
  private final NativeHandle<BytePointer> out;
  private final PointerPointer<ShortPointer> inPlanes = new PointerPointer<>(1);
  private final PointerPointer<ShortPointer> outPlanes = new PointerPointer<>(1);
  private short[] samples = {};

  /** From and to so many samples per second. */
  public RateConverter(int from, int to) {
    this.from = from;
    this.to = to;
    // A second for what the filter keeps.
    room = Math.toIntExact((long) PIECE * to / from) + to;
    context =
        new NativeHandle<>("a converter", swresample.swr_alloc(), it -> swresample.swr_free(it));
    in = buffer(PIECE);
    out = buffer(room);
    inPlanes.put(0, in.get());
    outPlanes.put(0, out.get());
    if (!prepared()) {
      close();
      throw new IllegalArgumentException("no way from " + from + " to " + to);
    }
  }

  private static NativeHandle<BytePointer> buffer(int count) {
    return new NativeHandle<>(
        "a buffer", new BytePointer(avutil.av_malloc(count * 2L)), avutil::av_free);
  }

  private boolean prepared() {
    int format = avutil.AV_SAMPLE_FMT_S16;
    SwrContext c = context.get();
    try (AVChannelLayout mono = new AVChannelLayout()) {
      avutil.av_channel_layout_default(mono, 1);
      return swresample.swr_alloc_set_opts2(c, mono, format, to, mono, format, from, 0, null) >= 0
          && swresample.swr_init(c) >= 0;
    }
  }

  /** Converts so many samples; how many of {@link #samples} they became. */
  public int convert(short[] piece, int count) {
    int made = 0;
    for (int at = 0; at < count; at += PIECE) {
      int now = Math.min(PIECE, count - at);
      new ShortPointer(in.get()).put(piece, at, now);
      made = converted(inPlanes, now, made);
    }
    return made;
  }

  /** Nothing more comes: how many of {@link #samples} were still kept. */
  public int finish() {
    return converted(null, 0, 0);
  }

  private int converted(@Nullable PointerPointer<ShortPointer> planes, int count, int made) {
    int got = swresample.swr_convert(context.get(), outPlanes, room, planes, count);
    if (got < 0) {
      throw new IllegalStateException("FFmpeg does not convert sound");
    }
    if (samples.length < made + got) {
      samples = Arrays.copyOf(samples, made + got + room);
    }
    new ShortPointer(out.get()).get(samples, made, got);
    return made + got;
  }

  /** Where the converted samples are; another array after each call, perhaps. */
  public short[] samples() {
    return samples;
  }

  @Override
  public void close() {
    out.close();
    in.close();
    context.close();
  }
}
