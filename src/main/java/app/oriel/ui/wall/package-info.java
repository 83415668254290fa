/**
 * The wall: which cameras are shown, where, and in what layout. It may use {@code ui.tile}, {@code
 * ui.look} and the services' rooms.
 */
@NullMarked
package app.oriel.ui.wall;

import org.jspecify.annotations.NullMarked;
