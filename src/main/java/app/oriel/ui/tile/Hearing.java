package app.oriel.ui.tile;

/** What is heard of a camera. */
public enum Hearing {
  /** Nobody listens to it. */
  MUTED,
  /** It is listened to. */
  LOUD,
  /** It would be heard, but sends no sound. */
  NO_SOUND,
  /** It would be heard, but sends sound of a kind that cannot be played. */
  UNKNOWN_SOUND,
  /** It would be heard, but there is no loudspeaker. */
  NO_DEVICE
}
