/**
 * What software cameras look at: scenes drawn with Java2D, without fonts, files or a display, and
 * the bar code that measures delay from outside. It uses no other room.
 */
@NullMarked
package app.oriel.simulator.scene;

import org.jspecify.annotations.NullMarked;
