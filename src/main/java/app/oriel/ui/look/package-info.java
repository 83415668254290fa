/** Small parts that every view shares: the mark, icons, buttons with their tooltips. */
@NullMarked
package app.oriel.ui.look;

import org.jspecify.annotations.NullMarked;
