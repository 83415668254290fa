/**
 * Cameras made of software: the demo for who has none, and the rig of our own tests. It may use
 * {@code codec} and values of {@code camera}, and shares no protocol code with the families, so
 * that a mistake in one is not mirrored in the other.
 */
@NullMarked
package app.oriel.simulator;

import org.jspecify.annotations.NullMarked;
