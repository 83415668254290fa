package app.oriel.ui.tile;

import app.oriel.camera.OrielException;
import org.jspecify.annotations.Nullable;

/**
 * What a tile has seen of its camera besides the session's state. Times are {@link
 * System#nanoTime}.
 *
 * @param delay nanoseconds, the last that was measured; 0 before
 * @param anyPicture whether a picture is on the tile
 * @param lastPicture when the last one came, if any
 * @param damaged whether a picture could not be decoded, or pieces of the stream were lost, since
 *     the tile was opened
 * @param lastDamage when that was last noticed, if ever
 * @param connectedSince when the camera let us in, where it has
 * @param stateSince when the session's state became of this kind
 * @param failure the failure that is not yet mended, or null
 * @param resting whether nobody sees the tile, so that nothing is decoded for it
 */
record Seen(
    long delay,
    boolean anyPicture,
    long lastPicture,
    boolean damaged,
    long lastDamage,
    long connectedSince,
    long stateSince,
    @Nullable OrielException failure,
    boolean resting) {}
