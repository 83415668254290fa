/** The entry, the running window and the wiring of the house. */
@NullMarked
package app.oriel;

import org.jspecify.annotations.NullMarked;
