package app.oriel.camera;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed with a camera about talking, for reports.
 *
 * @param dialect the name by which the user can ask for the same
 * @param mode null where the protocol has none, as all that follow
 * @param payloadType of RTP
 * @param channel of the {@code $} frames
 * @param doorLocked for so long the camera's web door, which would have told how it is talked to,
 *     lets nobody in; null where it was not locked
 */
public record TalkTerms(
    String dialect,
    @Nullable String mode,
    @Nullable Integer payloadType,
    @Nullable Integer channel,
    @Nullable Duration doorLocked) {
  /** With no locked door. */
  public TalkTerms(
      String dialect,
      @Nullable String mode,
      @Nullable Integer payloadType,
      @Nullable Integer channel) {
    this(dialect, mode, payloadType, channel, null);
  }
}
