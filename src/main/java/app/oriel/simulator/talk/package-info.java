/**
 * The loudspeaker of a software camera: plays what clients say into it, judges how it came, and
 * keeps what was heard. It may use {@code simulator}'s own values only.
 */
@NullMarked
package app.oriel.simulator.talk;

import org.jspecify.annotations.NullMarked;
