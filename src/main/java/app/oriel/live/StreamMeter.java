package app.oriel.live;

import app.oriel.camera.Packet;
import app.oriel.camera.SignInSteps.Secured;
import app.oriel.camera.TrackInfo;
import org.jspecify.annotations.Nullable;

/** Measures what a session's reader reads. Written by the reader, read by any thread. */
final class StreamMeter {
  private final RateMeter pictures = new RateMeter();
  private final RateMeter traffic = new RateMeter();
  private volatile long lastPicture;
  private volatile long lastSound;
  private volatile TrackInfo.@Nullable Video video;
  private volatile TrackInfo.@Nullable Audio audio;
  private volatile @Nullable String unknownSound;
  private volatile @Nullable Secured secured;

  /**
   * A connection begins: silence counts from now, and the sound may be another.
   *
   * @param sound as {@link StreamStats#unknownSound}
   */
  void begin(long now, @Nullable String sound) {
    unknownSound = sound;
    lastPicture = now;
    lastSound = now;
    audio = null;
  }

  void secured(Secured line) {
    secured = line;
  }

  void count(Packet packet) {
    traffic.add(packet.arrival(), packet.bytes().length);
    switch (packet) {
      case Packet.Video picture -> {
        video = picture.track();
        lastPicture = picture.arrival();
        pictures.add(picture.arrival(), picture.bytes().length);
      }
      case Packet.Audio sound -> {
        audio = sound.track();
        lastSound = sound.arrival();
      }
    }
  }

  /** When the last picture came, or the connection began. */
  long lastPicture() {
    return lastPicture;
  }

  /** When the last sound came, or the connection began. */
  long lastSound() {
    return lastSound;
  }

  StreamStats stats(long now) {
    return new StreamStats(
        video,
        audio,
        unknownSound,
        pictures.perSecond(now),
        Math.round(traffic.amountPerSecond(now) * 8),
        secured);
  }
}
