/**
 * The newest recordings and snapshots: the drawer that lists them, and the player over the wall. It
 * may use {@code ui.look}, {@code ui.tile} and the services' rooms.
 */
@NullMarked
package app.oriel.ui.library;

import org.jspecify.annotations.NullMarked;
