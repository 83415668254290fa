/**
 * One word from the microphone, a file or a tone to a camera: push to talk, paced and compressed.
 * It may use {@code camera}, {@code process} and {@code sound}.
 */
@NullMarked
package app.oriel.talk;

import org.jspecify.annotations.NullMarked;
