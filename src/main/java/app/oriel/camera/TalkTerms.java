package app.oriel.camera;

import org.jspecify.annotations.Nullable;

/**
 * What was agreed with a camera about talking, for reports.
 *
 * @param dialect the name by which the user can ask for the same
 * @param mode null where the protocol has none, as all that follow
 * @param payloadType of RTP
 * @param channel of the {@code $} frames
 */
public record TalkTerms(
    String dialect,
    @Nullable String mode,
    @Nullable Integer payloadType,
    @Nullable Integer channel) {}
