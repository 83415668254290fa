package app.oriel.camera;

import java.util.Optional;

/** The way to the loudspeakers of one make. For any thread. */
public interface TalkPort {
  /**
   * Why Oriel cannot talk to these cameras, though they have a loudspeaker; empty where it can.
   * Whether one camera has a loudspeaker shows when it is opened. Asks nobody.
   */
  default Optional<Detail> obstacle() {
    return Optional.empty();
  }

  /**
   * Finds out what the first talk to a camera would else wait for: somebody is about to press the
   * button. Sends no password that the camera has not taken before. Blocks; says nothing of what
   * fails.
   */
  default void prepare(Camera camera) throws InterruptedException {}

  /**
   * Opens a line to a camera's loudspeaker. Blocks; ends within the limits, or soon after the
   * thread is interrupted.
   *
   * @param limits how long each step may take
   * @return the line, which the caller closes
   * @throws OrielException {@link Problem#TALK_UNSUPPORTED} where the camera has no loudspeaker or
   *     there is an {@link #obstacle}, {@link Problem#TALK_TAKEN} while somebody else talks
   */
  TalkLine open(Camera camera, TalkWish wish, TimeLimits limits)
      throws OrielException, InterruptedException;
}
