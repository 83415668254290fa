/**
 * A make of cameras that exists in tests only, with a protocol and a talk codec of its own:
 * whatever it needs beyond this package, {@code Wiring} and words, any new make would need.
 */
@NullMarked
package app.oriel.othermake;

import org.jspecify.annotations.NullMarked;
