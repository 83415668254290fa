/**
 * What is heard: the loudspeaker that plays one camera's sound, soon and for ever. It may use
 * {@code camera} and {@code codec}.
 */
@NullMarked
package app.oriel.sound;

import org.jspecify.annotations.NullMarked;
