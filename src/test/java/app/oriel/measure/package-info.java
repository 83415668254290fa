/**
 * Measures from outside what the window costs in time: from the last byte that a software camera
 * sent to the pixels in the X server's frame buffer. Runs the real program as a process of its own.
 */
@NullMarked
package app.oriel.measure;

import org.jspecify.annotations.NullMarked;
