/**
 * Live cameras: one hub per camera, which everything that wants packets asks. It decides which
 * streams are open, each with one upstream that reconnects for ever, and gives every subscriber a
 * bounded queue of its own. And the pictures made of them. It may use {@code camera}, {@code codec}
 * and {@code process}.
 */
@NullMarked
package app.oriel.live;

import org.jspecify.annotations.NullMarked;
