/**
 * The only door to FFmpeg: everything here owns native memory, belongs to one thread and is closed
 * there. It may use {@code camera}.
 */
@NullMarked
package app.oriel.codec;

import org.jspecify.annotations.NullMarked;
