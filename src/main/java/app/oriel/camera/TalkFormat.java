package app.oriel.camera;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * What a talk line wants to be fed with.
 *
 * @param sound how it is compressed; one channel
 * @param packetSamples of each packet
 * @param leadIn silence before the first word, because cameras swallow the beginning
 * @param drain silence after the last word, because cameras cut the end
 * @param halfDuplex whether the camera hears nothing while it is talked to
 */
public record TalkFormat(
    TrackInfo.Audio sound, int packetSamples, Duration leadIn, Duration drain, boolean halfDuplex) {
  /** Refuses what no packet can be like. */
  public TalkFormat {
    if (sound.rate() <= 0 || sound.channels() != 1 || packetSamples <= 0) {
      throw new IllegalArgumentException("no talk in " + sound + " of " + packetSamples);
    }
  }

  /** Of a codec whose samples are of one size. */
  public TalkFormat(
      Codec codec,
      int rate,
      int packetSamples,
      Duration leadIn,
      Duration drain,
      boolean halfDuplex) {
    this(new TrackInfo.Audio(codec, rate, 1), packetSamples, leadIn, drain, halfDuplex);
  }

  /** How it is compressed. */
  public Codec codec() {
    return sound.codec();
  }

  /** Samples per second. */
  public int rate() {
    return sound.rate();
  }

  /** How long one packet is heard. */
  public Duration packetTime() {
    return Duration.ofNanos(packetSamples * 1_000_000_000L / rate());
  }

  /** How long each packet is; empty where they differ, or are of a codec's own frames. */
  public OptionalInt packetBytes() {
    int bits =
        switch (sound.codec()) {
          case PCMU, PCMA, L8 -> 8;
          case L16 -> 16;
          case G722 -> 4;
          case G726 -> sound.bits();
          default -> 0;
        };
    return bits == 0 ? OptionalInt.empty() : OptionalInt.of(packetSamples * bits / 8);
  }
}
