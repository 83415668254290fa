package app.oriel.live;

import app.oriel.camera.SignInSteps.Secured;
import app.oriel.camera.TrackInfo;
import org.jspecify.annotations.Nullable;

/**
 * What a stream carried in the last two seconds.
 *
 * @param video the picture track, null before the first picture
 * @param audio the sound track, null where none was heard
 * @param unknownSound what the camera calls sound that it offers and Oriel cannot play, or null
 * @param fps access units per second
 * @param bitsPerSecond of pictures and sound
 * @param secured how the line is secured, null where it is not
 */
public record StreamStats(
    TrackInfo.@Nullable Video video,
    TrackInfo.@Nullable Audio audio,
    @Nullable String unknownSound,
    double fps,
    long bitsPerSecond,
    @Nullable Secured secured) {
  /** Before there is a stream. */
  static final StreamStats NOTHING = new StreamStats(null, null, null, 0, 0, null);
}
