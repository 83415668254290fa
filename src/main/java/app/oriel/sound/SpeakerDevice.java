package app.oriel.sound;

import org.jspecify.annotations.Nullable;

/** Where the sound goes. */
@FunctionalInterface
public interface SpeakerDevice {
  /** Opens it; null where there is none, or it is taken. Blocks, perhaps for long. */
  @Nullable SpeakerLine open();
}
