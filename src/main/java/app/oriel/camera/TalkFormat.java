package app.oriel.camera;

import java.time.Duration;

/**
 * What a talk line wants to be fed with.
 *
 * @param codec {@link Codec#PCMA} or {@link Codec#PCMU}, one channel
 * @param rate samples per second
 * @param packetBytes of each packet, which are as many samples
 * @param leadIn silence before the first word, because cameras swallow the beginning
 * @param drain silence after the last word, because cameras cut the end
 * @param halfDuplex whether the camera hears nothing while it is talked to
 */
public record TalkFormat(
    Codec codec, int rate, int packetBytes, Duration leadIn, Duration drain, boolean halfDuplex) {

  /** How long one packet is heard. */
  public Duration packetTime() {
    return Duration.ofNanos(packetBytes * 1_000_000_000L / rate);
  }
}
