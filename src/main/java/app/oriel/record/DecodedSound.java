package app.oriel.record;

import app.oriel.camera.Packet;
import app.oriel.camera.TrackInfo;
import app.oriel.codec.Adts;
import app.oriel.codec.AudioDecoder;
import app.oriel.codec.Resampler;
import app.oriel.codec.Sound;
import java.util.Arrays;

/**
 * A camera's sound as samples at a rate that AAC has. It goes on from one file to the next: what
 * most codecs send refers to what came before, and a decoder of G.726 that begins anew is loud or
 * faint for half a second. Confined to the thread that makes it; owns native memory until closed.
 */
final class DecodedSound implements AutoCloseable {
  private static final int MOST_CHANNELS = 2;

  private final TrackInfo.Audio track;
  private final AudioDecoder decoder;
  private final Resampler resampler;
  private final int rate;
  private final int channels;

  /**
   * Opens a decoder.
   *
   * @throws IllegalArgumentException if no sound can be like this
   * @throws IllegalStateException if FFmpeg decodes no such sound
   */
  DecodedSound(TrackInfo.Audio track) {
    this.track = track;
    rate = Adts.rateFor(track.rate());
    channels = Math.min(track.channels(), MOST_CHANNELS);
    decoder = new AudioDecoder(track);
    resampler = new Resampler(rate, channels, false);
  }

  /** Whether it decodes such sound. */
  boolean isOf(TrackInfo.Audio other) {
    return track.equals(other);
  }

  /** Samples per second and channel that come out. */
  int rate() {
    return rate;
  }

  /** One or two. */
  int channels() {
    return channels;
  }

  /** What a packet sounds like, all channels in turn; nothing where it is broken. */
  short[] samples(Packet.Audio packet) {
    short[] all = new short[0];
    if (decoder.send(packet.bytes())) {
      for (Sound sound = decoder.next(); sound != null; sound = decoder.next()) {
        int count = resampler.convert(sound) * channels;
        int before = all.length;
        all = Arrays.copyOf(all, before + count);
        System.arraycopy(resampler.samples(), 0, all, before, count);
      }
    }
    return all;
  }

  @Override
  public void close() {
    resampler.close();
    decoder.close();
  }
}
