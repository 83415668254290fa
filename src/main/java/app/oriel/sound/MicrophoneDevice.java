package app.oriel.sound;

import app.oriel.camera.OrielException;
import java.util.List;

/** Where speech comes from. */
public interface MicrophoneDevice {
  /** The names of all microphones that can be chosen; may be empty. Blocks for a moment. */
  List<String> names();

  /**
   * Opens one; blocks, perhaps for long.
   *
   * @param name one of {@link #names}, or empty for the one that the system has chosen
   * @throws OrielException with {@link app.oriel.camera.Problem#NO_MICROPHONE}
   */
  MicrophoneLine open(String name) throws OrielException;
}
