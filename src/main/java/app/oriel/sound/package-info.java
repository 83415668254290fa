/**
 * What is heard and said: the loudspeaker that plays one camera's sound, soon and for ever, the
 * microphone, and sound files. It may use {@code camera}, {@code codec} and {@code process}.
 */
@NullMarked
package app.oriel.sound;

import org.jspecify.annotations.NullMarked;
