package app.oriel.camera;

import java.util.function.Consumer;

/**
 * How somebody wants to talk.
 *
 * @param dialect a dialect's name, or {@link #AUTO}
 * @param transcript is told each line of what is said with the camera, with everything secret
 *     removed, on the opening thread
 */
public record TalkWish(String dialect, Consumer<String> transcript) {
  /** The dialect that suits the camera best. */
  public static final String AUTO = "auto";

  /** Whatever suits the camera, and nobody reads along. */
  public static TalkWish usual() {
    return new TalkWish(AUTO, line -> {});
  }

  /** Whether the dialect is left to what is known of the camera. */
  public boolean isAuto() {
    return dialect.equals(AUTO);
  }
}
