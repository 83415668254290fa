/**
 * One camera on the wall: its picture, its state in words, its figures, its recording. It may use
 * {@code ui.look} and the services' rooms.
 */
@NullMarked
package app.oriel.ui.tile;

import org.jspecify.annotations.NullMarked;
