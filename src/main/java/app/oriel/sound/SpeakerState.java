package app.oriel.sound;

/** Whether sound can be heard. */
public enum SpeakerState {
  /** Nobody listens, or no sound has come yet. */
  RESTING,
  /** What comes is heard. */
  PLAYING,
  /** There is no loudspeaker; it is looked for again and again. */
  NO_DEVICE
}
