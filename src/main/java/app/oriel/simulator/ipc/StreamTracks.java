package app.oriel.simulator.ipc;

import org.jspecify.annotations.Nullable;

/**
 * The tracks that a client set up.
 *
 * @param video null where it wants no pictures
 * @param audio null where it wants no sound
 */
record StreamTracks(@Nullable RtpTrack video, @Nullable RtpTrack audio) {}
