package app.oriel.sound;

/**
 * How playing fares since the loudspeaker was opened.
 *
 * @param delayMillis from the arrival of the newest packet to when its last sample is heard
 * @param stretchPpm by how much the sound is stretched so that it neither piles up nor runs out
 * @param gaps how often nothing was there to be played
 * @param cuts how often sound that came too late was thrown away
 */
public record SpeakerStats(int delayMillis, int stretchPpm, long gaps, long cuts) {
  static final SpeakerStats NONE = new SpeakerStats(0, 0, 0, 0);
}
