/**
 * Live cameras: one upstream per camera that reconnects for ever, its packets fanned out to bounded
 * queues, and the pictures made of them. It may use {@code camera} and {@code codec}.
 */
@NullMarked
package app.oriel.live;

import org.jspecify.annotations.NullMarked;
